const REMEMBERED = "weiche.chat.sound";

/** Off until somebody wants it. */
export function soundWanted(): boolean {
  return localStorage.getItem(REMEMBERED) === "on";
}

export function wantSound(wanted: boolean): void {
  localStorage.setItem(REMEMBERED, wanted ? "on" : "off");
  if (wanted) ring();
}

/** Two short quiet tones. */
export function ring(): void {
  if (!soundWanted() || typeof AudioContext === "undefined") return;
  const context = new AudioContext();
  [660, 880].forEach((pitch, index) => {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const begin = context.currentTime + index * 0.12;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.08, begin);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.2);
    tone.connect(volume).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + 0.2);
  });
  setTimeout(() => void context.close(), 600);
}

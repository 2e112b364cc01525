/** A column somebody chose. */
export interface Chosen {
  key: string;
  /** In pixels; undefined: a share of the room there is. */
  width?: number | undefined;
}

export const NARROWEST = 60;
export const WIDEST = 900;

/** `title*240~amount`: columns as they stand in the address. */
export function layoutText(columns: Chosen[]): string | undefined {
  return columns.length === 0
    ? undefined
    : columns.map(({ key, width }) => (width === undefined ? key : `${key}*${width}`)).join("~");
}

export function readLayout(text: string | undefined): Chosen[] {
  const seen = new Set<string>();
  return (text ?? "")
    .split("~")
    .map((part) => {
      const [key = "", width = ""] = part.split("*");
      return { key, width: /^\d+$/.test(width) ? clamped(Number(width)) : undefined };
    })
    .filter(({ key }) => key !== "" && !seen.has(key) && seen.add(key));
}

export function clamped(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}

/** A share of the width as pixels, for columns that must have some. */
export const SHARE = 96;
const LEAST = 70;
const GAP = 8;
const PADDING = 24;
const PICK = 30;

export interface Grid {
  template: string;
  /** Below this the list scrolls sideways. */
  minWidth: number;
  /** Where pinned columns stay, by their place; the box to choose a row comes first when there is one. */
  offsets: number[];
  pickOffset: number | undefined;
}

/** How wide everything is: what somebody set is kept, pinned columns need pixels, the others share the rest. */
export function gridOf(columns: { share: number; width?: number | undefined }[], pinned: number, pick: boolean): Grid {
  const tracks = columns.map(({ share, width }, index) => {
    const fixed = width ?? (index < pinned ? Math.round(share * SHARE) : undefined);
    return fixed === undefined
      ? { text: `minmax(${LEAST}px, ${share}fr)`, least: LEAST }
      : { text: `${fixed}px`, least: fixed };
  });
  // without a column that takes what is left, the last one does
  const last = tracks.at(-1);
  if (last && tracks.every(({ text }) => !text.includes("fr"))) last.text = `minmax(${last.least}px, 1fr)`;
  let left = PADDING / 2 + (pick ? PICK + GAP : 0);
  const offsets = tracks.slice(0, pinned).map(({ least }) => {
    const here = left;
    left += least + GAP;
    return here;
  });
  return {
    template: `${pick ? `${PICK}px ` : ""}${tracks.map(({ text }) => text).join(" ")}`,
    minWidth:
      PADDING +
      (pick ? PICK + GAP : 0) +
      tracks.reduce((sum, { least }) => sum + least, 0) +
      GAP * Math.max(0, tracks.length - 1),
    offsets,
    pickOffset: pick && pinned > 0 ? PADDING / 2 : undefined,
  };
}

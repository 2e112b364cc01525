import { useState } from "react";

const STEP = 10;

/**
 * The text for a live region: renewed at every tenth of the way only, because a screen reader that is told every
 * change can say nothing else.
 */
export function useSpoken(text: string, percent: number): string {
  const step = Math.floor(percent / STEP);
  const [said, setSaid] = useState({ step, text });
  if (said.step !== step) {
    setSaid({ step, text });
    return text;
  }
  return said.text;
}

/** From one millisecond to ten seconds; each tenfold is as wide as the next. */
const LONGEST_MS = 10_000;

/** Below it people feel no delay; above a second they lose the thread. */
export const UNNOTICED_MS = 100;
export const SLOW_MS = 1_000;

/** Where a time lies on the scale, in per cent. */
export function place(milliseconds: number): number {
  const within = Math.min(Math.max(milliseconds, 1), LONGEST_MS);
  return (100 * Math.log10(within)) / Math.log10(LONGEST_MS);
}

export type Feeling = "unnoticed" | "noticed" | "slow";

export function feeling(milliseconds: number): Feeling {
  return milliseconds <= UNNOTICED_MS ? "unnoticed" : milliseconds <= SLOW_MS ? "noticed" : "slow";
}

/** As many digits as one can tell apart: 0.8, 14, 230. */
export const rounded = (milliseconds: number) =>
  milliseconds < 10 ? Math.round(milliseconds * 10) / 10 : Math.round(milliseconds);

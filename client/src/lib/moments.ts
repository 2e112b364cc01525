/** Whether a moment (`2026-11-24T13:00:00Z`) lies behind us. */
export function isPast(moment: string): boolean {
  return new Date(moment) < new Date();
}

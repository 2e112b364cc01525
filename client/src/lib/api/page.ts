/** A part of a list. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  /** `exact` false: there are at least so many. Absent where nobody counts. */
  total?: { value: number; exact: boolean } | null;
}

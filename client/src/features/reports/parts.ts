export const PARTS = ["funnel", "leads", "deals", "team"] as const;
export type Part = (typeof PARTS)[number];

/** Where one of the reports is. */
export function addressOfPart(part: Part): string {
  return `/reports/${part}`;
}

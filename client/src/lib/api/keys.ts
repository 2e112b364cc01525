import type { InfiniteData, Query } from "@tanstack/react-query";
import type { Kind } from "@/lib/kinds";

/** Keys of everything cached from the server, broad before narrow, so that one call renews all below it. */
export const keys = {
  session: ["session"] as const,
  mode: ["crm-mode"] as const,
  settings: ["settings"] as const,
  setting: (name: string) => ["settings", name] as const,
  records: (kind: Kind) => ["records", kind] as const,
  lists: (kind: Kind) => ["records", kind, "list"] as const,
  list: (kind: Kind, query: unknown) => ["records", kind, "list", query] as const,
  boards: (kind: Kind) => ["records", kind, "board"] as const,
  board: (kind: Kind, query: unknown) => ["records", kind, "board", query] as const,
  /** What fits a text; no list, whose pages change with their records. */
  found: (kind: Kind, text: string) => ["records", kind, "found", text] as const,
  /** Whom a deal with a company would be about. */
  peopleAt: (companyId: number) => ["records", "companies", "people", companyId] as const,
  record: (kind: Kind, id: number) => ["records", kind, "one", id] as const,
  /** What could be deleted when its sender goes on the exceptions list. */
  bound: (kind: Kind, id: number) => ["bound-records", kind, id] as const,
  fields: (kind: Kind) => ["settings", "list-fields", kind] as const,
  views: (kind: Kind) => ["views", kind] as const,
  count: (kind: Kind, query: unknown) => ["records", kind, "count", query] as const,
  bulkChanges: ["bulk-changes"] as const,
  bulkChange: (id: number, part: string) => ["bulk-changes", id, part] as const,
  timelines: ["timeline"] as const,
  timeline: (kind: Kind, id: number) => ["timeline", kind, id] as const,
  activities: ["activities"] as const,
  duplicates: (kind: Kind) => ["duplicates", kind] as const,
  merges: ["merges"] as const,
  imports: ["imports"] as const,
  import: (id: number) => ["imports", id] as const,
  inquiries: ["inquiries"] as const,
  report: (asked: unknown) => ["reports", asked] as const,
  search: (text: string) => ["search", text] as const,
};

const MANY_PAGES = 20;

/** A list that somebody has scrolled far down; reading a thousand rows again because of one takes long. */
export function isLong({ state }: Query): boolean {
  return ((state.data as Partial<InfiniteData<unknown>> | undefined)?.pages?.length ?? 0) > MANY_PAGES;
}

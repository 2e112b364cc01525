import type { KindCode } from "@/lib/kinds";
import { type Condition, type Filter, type Group, isGroup, readGroup } from "../filter/model";
import { readLayout, layoutText } from "../list/layout";
import { conditionsOf } from "../list/conditions";
import { type Id, idsText, type RecordsUrl } from "../useRecordsUrl";

/** A list somebody kept, as the server hands it out. */
export interface SavedView {
  id: number;
  version: number;
  kind: KindCode;
  name: string;
  shared: boolean;
  owner: { id: number; name: string | null };
  mine: boolean;
  display: "BOARD" | "LIST" | null;
  columns: { field: string; width: number | null }[];
  /** How many more there are that one does not see. */
  hiddenColumns: number;
  pinned: number;
  filter: Filter | null;
  q: string | null;
  sort: string | null;
}

/** What a view keeps of an address. */
export type ViewContent = Pick<SavedView, "display" | "columns" | "pinned" | "filter" | "q" | "sort">;

/** An address that says nothing but what everybody begins with. */
export const PLAIN: Partial<RecordsUrl> = {
  q: undefined,
  pipeline: undefined,
  sort: undefined,
  stage: undefined,
  responsible: undefined,
  source: undefined,
  observer: undefined,
  tag: undefined,
  attention: undefined,
  filter: undefined,
  cols: undefined,
  pin: undefined,
};

/** Everything of an address that makes a list what it is. */
export function contentOf(url: RecordsUrl, display: "BOARD" | "LIST" | null): ViewContent {
  const parts = conditionsOf(url, true);
  if (url.pipeline !== undefined) parts.push({ field: "pipelineId", op: "is", value: url.pipeline });
  return {
    display,
    columns: readLayout(url.cols).map(({ key, width }) => ({ field: key, width: width ?? null })),
    pinned: url.pin ?? 0,
    filter: parts.length === 0 ? null : { all: parts },
    q: url.q ?? null,
    sort: url.sort ?? null,
  };
}

/** The address of a view: what has a chip of its own goes there, the rest into the filter. */
export function addressOf(view: ViewContent): Partial<RecordsUrl> {
  const url: Partial<RecordsUrl> = {
    ...PLAIN,
    q: view.q ?? undefined,
    sort: view.sort ?? undefined,
    cols: layoutText(view.columns.map(({ field, width }) => ({ key: field, width: width ?? undefined }))),
    pin: view.pinned > 0 ? view.pinned : undefined,
  };
  if (view.display !== null) url.view = view.display === "BOARD" ? "board" : "list";
  const rest: Filter[] = [];
  for (const part of partsOf(view.filter)) if (!taken(part, url)) rest.push(part);
  const [only] = rest;
  const group: Group | undefined = rest.length === 1 && only && isGroup(only) ? only : { all: rest };
  url.filter = readGroup(group);
  return url;
}

function partsOf(filter: Filter | null): Filter[] {
  if (filter === null) return [];
  return isGroup(filter) && "all" in filter ? filter.all : [filter];
}

const CHIPS = {
  responsibleId: "responsible",
  sourceId: "source",
  observerId: "observer",
  tagId: "tag",
  stageId: "stage",
} as const;

/** Puts a condition where the address has a word for it; false when it has none, or it is taken. */
function taken(part: Filter, url: Partial<RecordsUrl>): boolean {
  if (isGroup(part)) return false;
  if (part.field === "attention" && part.op === "filled") {
    url.attention = true;
    return true;
  }
  const ids = numbersOf(part);
  if (ids === undefined) return false;
  if (part.field === "pipelineId" && ids.length === 1 && url.pipeline === undefined && ids[0] !== "me") {
    url.pipeline = ids[0];
    return true;
  }
  const chip = CHIPS[part.field as keyof typeof CHIPS] as (typeof CHIPS)[keyof typeof CHIPS] | undefined;
  if (chip === undefined || url[chip] !== undefined) return false;
  url[chip] = idsText(ids);
  return true;
}

function numbersOf({ op, value, values }: Condition): Id[] | undefined {
  const list = op === "is" ? [value] : op === "in" ? (values ?? []) : [];
  const numbers = list.filter((one): one is Id => typeof one === "number" || one === "me");
  return numbers.length > 0 && numbers.length === list.length ? numbers : undefined;
}

/** Whether the list is not any more what was saved. */
export function differs(url: RecordsUrl, view: SavedView, display: "BOARD" | "LIST" | null): boolean {
  const saved = contentOf(addressOf(view), view.display ?? display);
  const now = contentOf(url, display);
  return JSON.stringify(saved) !== JSON.stringify(now);
}

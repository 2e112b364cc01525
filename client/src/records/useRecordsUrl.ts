import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { isKind, type Kind } from "@/lib/kinds";
import { type Group, readGroup } from "./filter/model";

type Ids = number | string;

const VIEWS = ["board", "list", "planned"] as const;
type View = (typeof VIEWS)[number];

/** What the address of a board or list says; the address is the state. */
export interface RecordsUrl {
  /** Planned: by what is to be done next. */
  view?: View | undefined;
  q?: string | undefined;
  card?: string | undefined;
  pipeline?: number | undefined;
  sort?: string | undefined;
  /** Filters: one number, or several as `2-5-7`. */
  stage?: Ids | undefined;
  responsible?: Ids | undefined;
  source?: Ids | undefined;
  observer?: Ids | undefined;
  /** Any of these tags. */
  tag?: Ids | undefined;
  /** The dialog for a new one is open. */
  create?: true | undefined;
  /** Whom the new one is for. */
  contact?: number | undefined;
  company?: number | undefined;
  /** Only leads that a switch could not convert. */
  attention?: true | undefined;
  /** Conditions without a word of their own. */
  filter?: Group | undefined;
  /** Chosen columns with their widths, see list/layout. */
  cols?: string | undefined;
  /** How many of the first columns stay in sight. */
  pin?: number | undefined;
  /** The saved view this list began as; "none" when somebody wants none. */
  saved?: number | "none" | undefined;
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const number = (value: unknown) => {
  const found = Number(value);
  return Number.isInteger(found) && found > 0 ? found : undefined;
};

const ids = (value: unknown) =>
  typeof value === "string" && /^(?:me|(?:me|\d+)(?:-(?:me|\d+))+)$/.test(value) ? value : number(value);

/** A number; of people also whoever looks, so that a shared list means each of them. */
export type Id = number | "me";

/** The numbers a filter of the address names. */
export function idsOf(value: Ids | undefined): Id[] {
  return value === undefined ? [] : String(value).split("-").map(readId);
}

export const readId = (text: string): Id => (text === "me" ? text : Number(text));

/** The other way round: how numbers stand in the address. */
export function idsText(values: Id[]): Ids | undefined {
  return values.length > 1 ? values.join("-") : values[0];
}

export function readRecordsUrl(search: Record<string, unknown>): RecordsUrl {
  const url: RecordsUrl = {
    view: VIEWS.find((view) => view === search["view"]),
    q: text(search["q"]),
    card: text(search["card"]),
    pipeline: number(search["pipeline"]),
    sort: text(search["sort"]),
    stage: ids(search["stage"]),
    responsible: ids(search["responsible"]),
    source: ids(search["source"]),
    observer: ids(search["observer"]),
    tag: ids(search["tag"]),
    create: search["create"] === true ? true : undefined,
    contact: number(search["contact"]),
    company: number(search["company"]),
    attention: search["attention"] === true ? true : undefined,
    filter: readGroup(search["filter"]),
    cols: text(search["cols"]),
    pin: number(search["pin"]),
    saved: search["saved"] === "none" ? "none" : number(search["saved"]),
  };
  return Object.fromEntries(Object.entries(url).filter(([, value]) => value !== undefined));
}

/** @returns what the address says, and how to change it; `instead` leaves no way back to what it said before */
export function useRecordsUrl(): [RecordsUrl, (change: Partial<RecordsUrl>, instead?: boolean) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (change: Partial<RecordsUrl>, instead = false) => {
      void navigate({
        to: ".",
        // what the address says besides, as that of the inbox does, is not touched
        search: (now: Record<string, unknown>) => ({ ...now, ...change, ...readRecordsUrl({ ...now, ...change }) }),
        replace: instead || (!("card" in change) && !("view" in change) && change.create !== true),
      } as never);
    },
    [navigate],
  );
  return [readRecordsUrl(search), set];
}

/** `deals:12` as kind and number. */
export function readCard(card: string | undefined): { kind: Kind; id: number } | undefined {
  const [kind, id] = (card ?? "").split(":");
  const found = number(id);
  return kind !== undefined && isKind(kind) && found !== undefined ? { kind, id: found } : undefined;
}

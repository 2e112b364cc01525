import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

export const DIMENSIONS = [
  "SOURCE",
  "CHANNEL",
  "FORM",
  "CAMPAIGN",
  "MEDIUM",
  "UTM_SOURCE",
  "RESPONSIBLE",
  "STAGE",
  "LOSS_REASON",
  "CUSTOMER",
  "MONTH",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const MEASURES = [
  "INQUIRIES",
  "CASES",
  "FOLLOW_UPS",
  "ANSWERED",
  "QUALIFIED",
  "WON",
  "LOST",
  "OPEN",
  "JUNK",
  "WITHOUT_RATE",
] as const;
export type Measure = (typeof MEASURES)[number];

export interface Numbers {
  inquiries: number;
  cases: number;
  followUps: number;
  answered: number;
  qualified: number;
  won: number;
  lost: number;
  open: number;
  junk: number;
  withoutRate: number;
  /** Null for whoever sees no amounts. */
  revenue: string | null;
  answerSeconds: number | null;
}

export interface Row {
  key: string | null;
  name: string | null;
  numbers: Numbers;
  previous: Numbers | null;
  /** Where the server lists the inquiries behind it. */
  list: string;
}

export interface Point {
  begin: string;
  numbers: Numbers;
}

export interface Mark {
  switchId: number;
  on: string;
  to: "CLASSIC" | "SIMPLE";
  undone: boolean;
}

export interface Report {
  by: Dimension;
  period: { from: string; to: string };
  previous: { from: string; to: string } | null;
  unit: "DAY" | "WEEK" | "MONTH";
  currency: string;
  rows: Row[];
  total: Row;
  line: Point[];
  previousLine: Point[];
  marks: Mark[];
}

export interface CountedInquiry {
  id: number;
  receivedAt: string;
  title: string | null;
  personName: string | null;
  companyTitle: string | null;
  channel: string;
  sourceId: number | null;
  fate: "OPEN" | "DONE" | "WON" | "LOST" | "JUNK";
  responsibleId: number | null;
  leadId: number | null;
  dealId: number | null;
  answeredAt: string | null;
  revenue: string | null;
}

/** Whose figures are asked for: those of a person, or of the people of a department and of those below. */
export interface Whose {
  RESPONSIBLE?: string | undefined;
  DEPARTMENT?: string | undefined;
}

/** What a report is about, as its address says it. */
export interface Asked extends Whose {
  by: Dimension;
  from: string;
  to: string;
  touch: "FIRST" | "LAST";
}

export function reportQuery(asked: Asked & { compare: boolean }) {
  return queryOptions({
    queryKey: keys.report(asked),
    queryFn: ({ signal }) => api.get<Report>("/reports/inquiries", { ...asked }, signal),
    placeholderData: keepPreviousData,
  });
}

export type Narrowed = Asked & { key?: string | undefined; of: Measure; within?: string | undefined };

export function countedQuery(asked: Narrowed) {
  return infiniteQueryOptions({
    queryKey: keys.report({ list: asked }),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<CountedInquiry>>("/reports/inquiries/list", { ...asked, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function fileAddress(asked: Asked, format: "csv" | "xlsx"): string {
  return addressOf(`/reports/inquiries/rows.${format}`, { ...asked });
}

/** Inquiries of a month, and how many of their cases were won until so many months later. */
export interface Cohort {
  month: string;
  inquiries: number;
  cases: number;
  /** Until now, however long it took. */
  won: number;
  /** From 0; none of months that are still to come. */
  cells: { after: number; won: number; share: string | null; list: string }[];
}

export interface CohortReport {
  period: { from: string; to: string };
  columns: number;
  rows: Cohort[];
}

/** What is asked of cohorts: they are by month whatever the report is by. */
function ofCohorts({ from, to, touch, RESPONSIBLE, DEPARTMENT }: Asked) {
  return { from, to, touch, RESPONSIBLE, DEPARTMENT };
}

export function cohortsQuery(asked: Asked) {
  const parameters = ofCohorts(asked);
  return queryOptions({
    queryKey: keys.report({ cohorts: parameters }),
    queryFn: ({ signal }) => api.get<CohortReport>("/reports/inquiries/cohorts", parameters, signal),
    placeholderData: keepPreviousData,
  });
}

export function cohortsFile(asked: Asked, format: "csv" | "xlsx"): string {
  return addressOf(`/reports/inquiries/cohorts/rows.${format}`, ofCohorts(asked));
}

export type Mode = "CLASSIC" | "SIMPLE";

export interface Funnel {
  leads: number | null;
  deals: number;
  qualified: number;
  won: number;
  lost: number;
  sortedOut: number;
  winRate: number | null;
}

export interface Advice {
  fits: Mode | null;
  now: Mode;
  period: { from: string; to: string };
  reasons: { kind: "INQUIRIES_A_MONTH" | "SORTED_OUT" | "KNOWN_CUSTOMERS"; value: number; speaksFor: Mode }[];
  classic: Funnel;
  simple: Funnel;
}

export const adviceQuery = queryOptions({
  queryKey: keys.report("mode-advice"),
  queryFn: ({ signal }) => api.get<Advice>("/reports/mode-advice", undefined, signal),
});

import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Mark, Mode, Whose } from "../api";

export type SalesDimension =
  "SOURCE" | "RESPONSIBLE" | "MONTH" | "CUSTOMER" | "PIPELINE" | "STAGE" | "LOSS_REASON" | "EXPECTED";

export type SalesMeasure =
  | "LEADS"
  | "CONVERTED"
  | "CONVERTED_BY_SWITCH"
  | "LEADS_LOST"
  | "LEADS_STILL_OPEN"
  | "OPEN_LEADS"
  | "DEALS"
  | "DEALS_STILL_OPEN"
  | "WON"
  | "LOST"
  | "OPEN_DEALS";

export interface Figure {
  count: number;
  /** Null for whoever sees no amounts; so all others. */
  amount: string | null;
  expected: string | null;
  withoutRate: number;
  meanSeconds: number | null;
  medianSeconds: number | null;
}

export type Figures = Partial<Record<SalesMeasure, Figure>>;

export interface SalesRow {
  key: string | null;
  name: string | null;
  figures: Figures;
  previous: Figures | null;
  list: string;
}

export interface SalesReport {
  by: SalesDimension;
  period: { from: string; to: string };
  previous: { from: string; to: string } | null;
  currency: string;
  rows: SalesRow[];
  total: SalesRow;
  mode: Mode;
  marks: Mark[];
}

const NONE: Figure = { count: 0, amount: "0", expected: "0", withoutRate: 0, meanSeconds: null, medianSeconds: null };

export function figureOf(figures: Figures, measure: SalesMeasure): Figure {
  return figures[measure] ?? NONE;
}

export interface AskedSales extends Whose {
  by: SalesDimension;
  of: SalesMeasure[];
  from: string;
  to: string;
  compare?: boolean;
  PIPELINE?: string | undefined;
  CUSTOMER?: string | undefined;
}

/** Narrows a list to the amounts that are missing in its sum. */
export const WITHOUT_RATE = { withoutRate: "true" } as const;

export function salesQuery({ of, ...asked }: AskedSales) {
  const parameters = { ...asked, of: of.join(",") };
  return queryOptions({
    queryKey: keys.report({ sales: parameters }),
    queryFn: ({ signal }) => api.get<SalesReport>("/reports/sales", parameters, signal),
    placeholderData: keepPreviousData,
  });
}

/** The same as a file for spreadsheets. */
export function salesFile({ of, ...asked }: AskedSales, format: "csv" | "xlsx"): string {
  return addressOf(`/reports/sales/rows.${format}`, { ...asked, of: of.join(",") });
}

export interface Step {
  stageId: number;
  name: string;
  color: string;
  semantics: "IN_PROGRESS" | "SUCCESS";
  reached: number;
  amount: string | null;
  left: number;
  standing: number;
  lost: number;
  lostAmount: string | null;
  meanSeconds: number | null;
  medianSeconds: number | null;
}

export interface Funnel {
  kind: "LEAD" | "DEAL";
  pipelineId: number | null;
  period: { from: string; to: string };
  currency: string;
  created: number;
  lost: number;
  stages: Step[];
  lossReasons: { key: string; name: string | null; count: number; amount: string | null }[];
  mode: Mode;
  /** Null where nobody asked; `reached` in the order of the stages. */
  previous: { period: { from: string; to: string }; created: number; lost: number; reached: number[] } | null;
  list: string;
}

export type FunnelMeasure = "REACHED" | "LEFT" | "STANDING" | "LOST";

export interface AskedFunnel extends Whose {
  kind: "LEAD" | "DEAL";
  from: string;
  to: string;
  compare?: boolean;
  PIPELINE?: string | undefined;
}

export function funnelQuery(asked: AskedFunnel) {
  return queryOptions({
    queryKey: keys.report({ funnel: asked }),
    queryFn: ({ signal }) => api.get<Funnel>("/reports/funnel", { ...asked }, signal),
    placeholderData: keepPreviousData,
  });
}

export const TEAM_MEASURES = [
  "OPEN_LEADS",
  "OPEN_DEALS",
  "INQUIRIES",
  "ANSWERED",
  "OVERDUE",
  "COMPLETED",
  "WON",
] as const;
export type TeamMeasure = (typeof TEAM_MEASURES)[number];

export interface TeamRow {
  key: string | null;
  name: string | null;
  counts: Record<TeamMeasure, number>;
  revenue: string | null;
  withoutRate: number;
  answerSeconds: number | null;
  /** Of what belongs to a period; null where nobody asked. */
  previous: {
    counts: Partial<Record<TeamMeasure, number>>;
    revenue: string | null;
    answerSeconds: number | null;
  } | null;
  lists: Record<TeamMeasure, string>;
}

export interface TeamReport {
  period: { from: string; to: string };
  previous: { from: string; to: string } | null;
  currency: string;
  rows: TeamRow[];
  total: TeamRow;
}

export function teamQuery(asked: { from: string; to: string; compare?: boolean } & Whose) {
  return queryOptions({
    queryKey: keys.report({ team: asked }),
    queryFn: ({ signal }) => api.get<TeamReport>("/reports/team", { ...asked }, signal),
    placeholderData: keepPreviousData,
  });
}

export interface CountedRecord {
  kind: "LEAD" | "DEAL";
  id: number;
  title: string;
  pipelineId: number | null;
  stageId: number;
  semantics: "IN_PROGRESS" | "SUCCESS" | "FAILURE";
  responsibleId: number;
  sourceId: number | null;
  amount: string | null;
  createdAt: string;
  closedAt: string | null;
}

export interface CountedActivity {
  id: number;
  type: "TODO" | "CALL" | "MEETING" | "EMAIL";
  title: string;
  userId: number | null;
  deadlineAt: string;
  completedAt: string | null;
  leadId: number | null;
  dealId: number | null;
}

/** The list behind a number, wherever the server has it. */
export function behindQuery<Item>(path: string, search: Record<string, string | undefined>) {
  return infiniteQueryOptions({
    queryKey: keys.report({ behind: path, search }),
    queryFn: ({ pageParam, signal }) => api.get<Page<Item>>(path, { ...search, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Draft } from "@/lib/draft";
import type { Measure, Report } from "../api";
import type { Goal } from "../goals/api";
import type { By, Figure, RecordFigure } from "./figures";
import type { Box } from "./layout";

export const SHAPES = ["NUMBER", "LINE", "BARS", "TABLE", "GOAL"] as const;
export type Shape = (typeof SHAPES)[number];

export const SPANS = [
  "TODAY",
  "THIS_WEEK",
  "LAST_30",
  "LAST_90",
  "THIS_MONTH",
  "LAST_MONTH",
  "THIS_QUARTER",
  "LAST_QUARTER",
  "THIS_YEAR",
  "LAST_YEAR",
] as const;
export type Span = (typeof SPANS)[number];

export type Only = Partial<Record<By | "DEPARTMENT", string>>;

export interface TileDraft extends Box {
  title: string | null;
  shape: Shape;
  of: Figure;
  by: By;
  /** Null: that of the dashboard. */
  span: Span | null;
  touch: "FIRST" | "LAST";
  only: Only;
  goalId: number | null;
}

export interface Tile extends TileDraft {
  /** The inquiries whose list stands behind what it shows; null of all other topics. */
  listed: Measure | null;
}

export interface Dashboard {
  id: number;
  version: number;
  name: string;
  shared: boolean;
  span: Span;
  ownerId: number;
  mine: boolean;
  changeable: boolean;
  tiles: Tile[];
}

export type DashboardDraft = Pick<Dashboard, "name" | "shared" | "span"> & { tiles: TileDraft[] };

export interface Cell {
  /** In the unit of its figure; null where there is nothing to have one of. */
  value: string | null;
  previous: string | null;
  /** How long the list is. */
  count: number;
  list: string;
  withoutRate: number;
}

export interface CountedRow {
  key: string | null;
  name: string | null;
  /** In the order of the figures. */
  cells: Cell[];
}

/** What a tile shows of leads, deals, stages and people. */
export interface Counted {
  by: By;
  period: { from: string; to: string };
  previous: { from: string; to: string } | null;
  currency: string;
  figures: RecordFigure[];
  rows: CountedRow[];
  total: CountedRow;
  /** Where the same report is a file. */
  file: string;
}

export interface TileFigures {
  place: number;
  /** Of inquiries; null for all others. */
  report: Report | null;
  /** Null for all others, and when the pipeline is gone. */
  counted: Counted | null;
  /** Null for all others, and when the goal is gone. */
  goal: Goal | null;
  /** As it is now: no period narrows it. */
  now: boolean;
  /** The signed-in person does not see what it shows. */
  hidden: boolean;
  /** Of what the dashboard is narrowed to, what does not narrow it. */
  unapplied: (keyof Only)[];
}

const key = (...more: unknown[]) => keys.report({ dashboards: more });

export const dashboardsQuery = queryOptions({
  queryKey: key(),
  queryFn: async ({ signal }) => (await api.get<Page<Dashboard>>("/dashboards", undefined, signal)).items,
});

export interface Narrowing {
  span?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  RESPONSIBLE?: string | undefined;
  DEPARTMENT?: string | undefined;
  SOURCE?: string | undefined;
  PIPELINE?: string | undefined;
}

/** @param version a change asks anew */
export function figuresQuery(dashboard: Pick<Dashboard, "id" | "version">, narrowing: Narrowing) {
  return queryOptions({
    queryKey: key("figures", dashboard.id, dashboard.version, narrowing),
    queryFn: async ({ signal }) =>
      (await api.get<Page<TileFigures>>(`/dashboards/${dashboard.id}/figures`, { ...narrowing }, signal)).items,
    placeholderData: keepPreviousData,
  });
}

export const openDashboard = (draft: DashboardDraft) =>
  api.post<Dashboard>("/dashboards", bodyOf(draft), { idempotencyKey: newIdempotencyKey() });

export const openSalesToday = () =>
  api.post<Dashboard>("/dashboards/sales-today", {}, { idempotencyKey: newIdempotencyKey() });

export const changeDashboard = (id: number, { content, version }: Draft<DashboardDraft>) =>
  api.patch<Dashboard>(`/dashboards/${id}`, bodyOf(content), version);

export const deleteDashboard = (id: number) => api.delete(`/dashboards/${id}`);

function bodyOf({ tiles, ...rest }: DashboardDraft) {
  return {
    ...rest,
    tiles: tiles.map(({ title, shape, of, by, span, touch, only, goalId, x, y, width, height }) => ({
      title,
      shape,
      of,
      by,
      span,
      touch,
      only,
      goalId,
      x,
      y,
      width,
      height,
    })),
  };
}

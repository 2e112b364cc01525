import { queryOptions } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { ApiProblem } from "@/lib/api/problem";
import { codeOfKind, type Kind, type KindCode } from "@/lib/kinds";

export type ImportStatus =
  "READ" | "REHEARSING" | "REHEARSED" | "RUNNING" | "DONE" | "DONE_WITH_ERRORS" | "CANCELLED" | "UNDOING" | "UNDONE";

export type Duplicates = "SKIP" | "FILL" | "OVERWRITE" | "MAKE";

/** What is done with a file. */
export interface Plan {
  mapping: { column: number; target: string }[];
  duplicates: Duplicates;
  asInquiries: boolean;
  responsibleId?: number | null;
  sourceId?: number | null;
}

/** The same thing wrong with rows: how many, and the first of them. */
export interface RowsProblem {
  field: string | null;
  code: string;
  count: number;
  samples: { row: number; value: string | null }[];
}

export interface ImportRun {
  id: number;
  kind: KindCode;
  fileName: string;
  format: "CSV" | "XLSX";
  encoding: string | null;
  separator: string | null;
  columns: string[];
  status: ImportStatus;
  plan: Plan | null;
  rehearsal: { made: number; duplicates: number; failed: number; companies: number } | null;
  problems: RowsProblem[];
  total: number;
  done: number;
  made: number;
  updated: number;
  skipped: number;
  failed: number;
  undone: number;
  kept: number;
  startedBy: { id: number; name: string | null };
  readAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  undoUntil: string | null;
  /** What stood in the file is gone, because a person was erased since. */
  rowsErased: boolean;
}

/** What a column can mean. */
export interface Target {
  code: string;
  label: string;
  several: boolean;
  custom: boolean;
}

export interface Preview {
  suggestions: (string | null)[];
  rows: string[][];
}

const BUSY_MS = 700;

export function isWorking({ status }: ImportRun): boolean {
  return status === "REHEARSING" || status === "RUNNING" || status === "UNDOING";
}

export const importsQuery = queryOptions({
  queryKey: keys.imports,
  queryFn: async ({ signal }) => (await api.get<Page<ImportRun>>("/imports", undefined, signal)).items,
  refetchInterval: ({ state }) => (state.data?.some(isWorking) === true ? 2 * BUSY_MS : false),
});

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: keys.import(id),
    queryFn: ({ signal }) => api.get<ImportRun>(`/imports/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? BUSY_MS : false),
  });

export const previewQuery = (id: number) =>
  queryOptions({
    queryKey: [...keys.import(id), "preview"],
    queryFn: ({ signal }) => api.get<Preview>(`/imports/${id}/preview`, undefined, signal),
    staleTime: Infinity,
  });

export const targetsQuery = (kind: Kind) =>
  queryOptions({
    queryKey: [...keys.imports, "targets", kind],
    queryFn: async ({ signal }) =>
      (await api.get<Page<Target>>("/imports/targets", { kind: codeOfKind(kind) }, signal)).items,
  });

/** How somebody insists on reading a file. */
export interface Reading {
  encoding?: string | undefined;
  separator?: string | undefined;
}

const MOST_BYTES = 250 * 1024 * 1024;

const files = new Map<number, File>();

/** The file of an import, as long as the page was not left: to read it once more in another way. */
export function fileOfImport(id: number): File | undefined {
  return files.get(id);
}

export async function upload(kind: Kind, file: File, reading: Reading = {}): Promise<ImportRun> {
  // the server would break the connection in the middle, and nobody would see why
  if (file.size > MOST_BYTES) throw new ApiProblem(413, "payload-too-large");
  const query = { kind: codeOfKind(kind), fileName: file.name, ...reading };
  const run = await api.post<ImportRun>("/imports", undefined, { file, query });
  files.set(run.id, file);
  return run;
}

export function begin(id: number, how: "rehearsal" | "run", plan: Plan): Promise<ImportRun> {
  return api.post<ImportRun>(`/imports/${id}/${how}`, plan);
}

export function steer(id: number, how: "cancel" | "undo"): Promise<ImportRun> {
  return api.post<ImportRun>(`/imports/${id}/${how}`);
}

export async function forget(id: number): Promise<void> {
  files.delete(id);
  await api.delete(`/imports/${id}`);
}

export function rejectedFile(id: number, skipped: boolean): string {
  return addressOf(`/imports/${id}/rejected.csv`, skipped ? { skipped } : {});
}

import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, call } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { RequisitesProps } from "@/records/slots";

export interface BankAccount {
  /** Null: a new one. */
  id: number | null;
  holder: string | null;
  bank: string | null;
  /** Without blanks. */
  iban: string;
  bic: string | null;
}

export const TEXTS = ["legalName", "vatId", "taxNumber", "registerNumber", "registerCourt"] as const;

export interface RequisiteData extends Record<(typeof TEXTS)[number], string | null> {
  /** What tells it from the others of its record. */
  label: string | null;
  /** The one papers use. */
  main: boolean;
  bankAccounts: BankAccount[];
}

export interface Requisite extends RequisiteData {
  id: number;
  version: number;
}

type Place = Pick<RequisitesProps, "kind" | "id">;

/** The main one first. */
export const requisitesQuery = ({ kind, id }: Place) =>
  queryOptions({
    queryKey: [...keys.record(kind, id), "requisites"],
    queryFn: async ({ signal }) =>
      (await api.get<Page<Requisite>>(`/${kind}/${id}/requisites`, undefined, signal)).items,
  });

export const addRequisite = ({ kind, id }: Place, data: RequisiteData, idempotencyKey: string) =>
  api.post<Requisite>(`/${kind}/${id}/requisites`, data, { idempotencyKey });

export const changeRequisite = ({ id, version }: Requisite, body: Partial<RequisiteData>) =>
  call<Requisite>("PATCH", `/requisites/${id}`, { body, version });

export const deleteRequisite = ({ id, version }: Requisite) => call("DELETE", `/requisites/${id}`, { version });

/** The history of the record tells of it. */
export async function renewRequisites(client: QueryClient, { kind, id }: Place) {
  await Promise.all([
    client.invalidateQueries({ queryKey: keys.record(kind, id) }),
    client.invalidateQueries({ queryKey: keys.timeline(kind, id) }),
  ]);
}

import { queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "./api/client";
import { keys } from "./api/keys";
import type { Page } from "./api/page";
import { codeOfKind, type Kind, type KindCode } from "./kinds";

/** A phone or e-mail whose e-mails and calls become nothing. */
export interface ExceptionEntry {
  id: number;
  type: "PHONE" | "EMAIL";
  value: string;
  reason: string | null;
  createdAt: string;
}

export const addException = (entry: { value: string; reason: string | null }) =>
  api.post<ExceptionEntry>("/exceptions", entry, { idempotencyKey: newIdempotencyKey() });

/** A record that can go into the recycle bin when its sender goes on the list. */
export interface BoundRecord {
  kind: KindCode;
  id: number;
  name: string;
  /** How many other records hang on it. */
  others: number;
  /** Why it cannot be deleted; null when it can. */
  reason: string | null;
}

export interface RecordRef {
  kind: KindCode;
  id: number;
}

/** The record itself, its contacts and its company; asked for anew, because what hangs on them changes. */
export const boundRecordsQuery = (kind: Kind, id: number) =>
  queryOptions({
    queryKey: keys.bound(kind, id),
    queryFn: async ({ signal }) =>
      (await api.get<Page<BoundRecord>>("/exceptions/senders", { kind: codeOfKind(kind), id }, signal)).items,
    gcTime: 0,
  });

/** All phones and e-mails of somebody, and what is deleted with it: everything or nothing. */
export const blockSender = (values: string[], reason: string | null, records: RecordRef[]) =>
  api.post<{ entries: ExceptionEntry[]; deleted: RecordRef[] }>(
    "/exceptions/senders",
    { values, reason, delete: records },
    { idempotencyKey: newIdempotencyKey() },
  );

import type { Kind } from "@/lib/kinds";
import type { BaseRecord, Deal, Lead, Points } from "../types";

interface Ref {
  kind: Kind;
  id: number;
}

/** The record and the customers whose phones and e-mails belong to it. */
export function ownersOf(kind: Kind, record: BaseRecord): Ref[] {
  const own = { kind, id: record.id };
  if (kind === "deals") {
    const { contacts, companyId } = record as Deal;
    return [...contacts.map(({ id }): Ref => ({ kind: "contacts", id })), ...linked("companies", companyId)];
  }
  if (kind !== "leads") return [own];
  const { contactId, companyId } = record as Lead;
  return [own, ...linked("contacts", contactId), ...linked("companies", companyId)];
}

const linked = (kind: Kind, id: number | null): Ref[] => (id === null ? [] : [{ kind, id }]);

/** Their phones and e-mails, each once. */
export function valuesOf(owners: (Partial<Points> | undefined)[]): string[] {
  const values = owners.flatMap((one) => [...(one?.emails ?? []), ...(one?.phones ?? [])].map(({ value }) => value));
  return [...new Set(values)];
}

import type { Kind } from "@/lib/kinds";

/** Which fields can be taken from one of the records, in the server's words and order. */
export const MERGE_FIELDS: Record<Kind, string[]> = {
  contacts: ["name", "jobTitle", "birthdate", "address", "sourceId", "responsibleId", "comments"],
  companies: ["title", "industry", "address", "sourceId", "responsibleId", "comments"],
  leads: [
    "title",
    "name",
    "companyTitle",
    "jobTitle",
    "amount",
    "address",
    "contactId",
    "companyId",
    "sourceId",
    "responsibleId",
    "comments",
  ],
  deals: ["title", "amount", "probability", "beginOn", "closeOn", "companyId", "sourceId", "responsibleId", "comments"],
};

/** One value of one record, and how it is shown. */
export interface Value {
  id: number;
  shown: string;
}

/** The record whose value a field has when nobody chooses: the survivor's, else the first that has one. */
export function defaultOf(values: Value[], survivorId: number): number {
  const own = values.find((value) => value.id === survivorId);
  if (own !== undefined && own.shown !== "") return survivorId;
  return values.find((value) => value.shown !== "")?.id ?? survivorId;
}

/** Whether there is something to choose. */
export function differs(values: Value[]): boolean {
  return new Set(values.map((value) => value.shown).filter((shown) => shown !== "")).size > 1;
}

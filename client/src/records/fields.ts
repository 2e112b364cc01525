import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Kind } from "@/lib/kinds";

/** What the values of a field are; from USER on they are numbers of something else. */
export type FieldType =
  | "TEXT"
  | "NUMBER"
  | "AMOUNT"
  | "FLAG"
  | "DATE"
  | "TIME"
  | "CHOICE"
  | "OPTION"
  | "FILE"
  | "USER"
  | "STAGE"
  | "PIPELINE"
  | "SOURCE"
  | "LEAD"
  | "DEAL"
  | "CONTACT"
  | "COMPANY"
  | "TAG";

/** A field as the kind describes it, with its name in the person's language. */
export interface ListField {
  code: string;
  label: string;
  type: FieldType;
  sortable: boolean;
  many: boolean;
  options: { value: string; label: string }[];
}

const MINUTES = 60_000;

export const fieldsQuery = (kind: Kind) =>
  queryOptions({
    queryKey: keys.fields(kind),
    queryFn: async ({ signal }) => (await api.get<Page<ListField>>(`/lists/${kind}/fields`, undefined, signal)).items,
    staleTime: 5 * MINUTES,
  });

const NONE: ListField[] = [];

/** @param wanted most lists do without; they are fetched when somebody needs them */
export function useFields(kind: Kind, wanted = true): ListField[] {
  return useQuery({ ...fieldsQuery(kind), enabled: wanted }).data ?? NONE;
}

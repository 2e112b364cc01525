import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "./api/client";
import { keys } from "./api/keys";
import type { Page } from "./api/page";
import type { Money, Semantics } from "./api/payloads";
import { codeOfKind, type Kind, type KindCode } from "./kinds";

export const FIELD_TYPES = [
  "TEXT",
  "NUMBER",
  "MONEY",
  "DATE",
  "LIST",
  "MULTI_LIST",
  "BOOLEAN",
  "USER",
  "LINK",
  "FILE",
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** The value of a custom field, by its type: see the server's fields/CustomValues. */
export type CustomValue = string | number | boolean | number[] | Money | FileValue;

/** A file of the record; whoever sends one names its number only. */
export interface FileValue {
  id: number;
  name?: string;
}

/** Values of one record by code; a field without one is absent. */
export type CustomValues = Record<string, CustomValue | null>;

/** What came with an inquiry for a custom field of leads. */
export interface GivenValue {
  code: string;
  value: CustomValue;
}

export interface FieldOption {
  id: number;
  label: string;
  archived: boolean;
}

/** A field the account has added to a kind of record. */
export interface CustomField {
  id: number;
  kind: KindCode;
  code: string;
  label: string;
  type: FieldType;
  decimals: number | null;
  required: boolean;
  prominent: boolean;
  archived: boolean;
  sort: number;
  options: FieldOption[];
  stageIds: number[];
  mapsTo: { kind: KindCode; fieldId: number }[];
}

/** Before the code where fields of all sorts are named side by side. */
const PREFIX = "custom.";

/** What lists, filters and the history call a field. */
export const nameOfField = (field: CustomField) => PREFIX + field.code;

/** The code in such a name; undefined for a built-in field. */
export const codeInName = (name: string) => (name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined);

export const fieldsQuery = queryOptions({
  queryKey: keys.setting("fields"),
  queryFn: async ({ signal }) => (await api.get<Page<CustomField>>("/fields", undefined, signal)).items,
  staleTime: 5 * 60_000,
});

/** Of all kinds, archived ones included. */
export function useAllFields(): CustomField[] {
  return useQuery(fieldsQuery).data ?? NONE;
}

/** The fields of a kind that are in use, in their order. */
export function useFields(kind: Kind): CustomField[] {
  const all = useAllFields();
  return useMemo(() => all.filter((field) => field.kind === codeOfKind(kind) && !field.archived), [all, kind]);
}

const NONE: CustomField[] = [];

export function isEmpty(value: CustomValue | null | undefined): value is null | undefined {
  return value === null || value === undefined;
}

interface Entered {
  id: number;
  semantics: Semantics;
}

/** What a record still lacks to enter a stage; what is given up needs no more than the stage itself asks for. */
export function missingFor(fields: CustomField[], stage: Entered, values: CustomValues): CustomField[] {
  return fields.filter(
    (field) =>
      ((field.required && stage.semantics !== "FAILURE") || field.stageIds.includes(stage.id)) &&
      isEmpty(values[field.code]),
  );
}

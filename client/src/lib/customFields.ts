import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Money, Semantics } from "./api/payloads";
import { whole } from "./dictionaries";
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

/** Fields every account has, and that it may require of some kind of record. */
export type BuiltInName =
  | "amount"
  | "closeOn"
  | "sourceId"
  | "companyId"
  | "companyIds"
  | "contactIds"
  | "comments"
  | "name"
  | "companyTitle"
  | "phones"
  | "emails"
  | "phonesOrEmails"
  | "jobTitle"
  | "birthdate"
  | "industry";

/** What the account asks of such a field. */
export interface RequiredField {
  kind: KindCode;
  field: BuiltInName;
  required: boolean;
  stageIds: number[];
  version: number;
}

/** Whatever can be asked for before it goes on. */
export type AskedField = CustomField | RequiredField;

/** Before the code where fields of all sorts are named side by side. */
const PREFIX = "custom.";

export const isCustom = (field: AskedField): field is CustomField => "code" in field;

/** What lists, filters, refusals and the history call a field. */
export const nameOfField = (field: AskedField) => (isCustom(field) ? PREFIX + field.code : field.field);

/** The code in such a name; undefined for a built-in field. */
export const codeInName = (name: string) => (name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined);

export const fieldsQuery = whole<CustomField>("fields");

/** All built-in fields that can be required, also those nobody requires. */
export const requiredQuery = whole<RequiredField>("fields/builtin");

/** Of all kinds, archived ones included. */
export function useAllFields(): CustomField[] {
  return useQuery(fieldsQuery).data ?? NONE;
}

/** The fields of a kind that are in use, in their order. */
export function useFields(kind: Kind): CustomField[] {
  const all = useAllFields();
  return useMemo(() => all.filter((field) => field.kind === codeOfKind(kind) && !field.archived), [all, kind]);
}

/** What records of a kind may be asked for, built-in fields first. */
export function useAsked(kind: Kind): AskedField[] {
  const builtIn = useQuery(requiredQuery).data ?? [];
  return [...builtIn.filter((field) => field.kind === codeOfKind(kind)), ...useFields(kind)];
}

const NONE: CustomField[] = [];

export function isEmpty(value: CustomValue | null | undefined): value is null | undefined {
  return value === null || value === undefined;
}

interface Entered {
  id: number;
  semantics: Semantics;
}

/** Where a record holds what its body takes under another name. */
const HELD: Partial<Record<BuiltInName, string[]>> = {
  contactIds: ["contacts"],
  companyIds: ["companies"],
  phonesOrEmails: ["phones", "emails"],
};

function lacks(field: AskedField, record: { custom: CustomValues }): boolean {
  if (isCustom(field)) return isEmpty(record.custom[field.code]);
  const values = record as unknown as Record<string, { length?: number } | null | undefined>;
  return (HELD[field.field] ?? [field.field]).every((name) => (values[name]?.length ?? values[name] ?? 0) === 0);
}

/** What a record still lacks to enter a stage; what is given up needs no more than the stage itself asks for. */
export function missingFor(fields: AskedField[], stage: Entered, record: { custom: CustomValues }): AskedField[] {
  return fields.filter(
    (field) =>
      ((field.required && stage.semantics !== "FAILURE") || field.stageIds.includes(stage.id)) && lacks(field, record),
  );
}

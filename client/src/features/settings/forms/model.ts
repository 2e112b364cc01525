import type { TFunction } from "i18next";
import type { FieldProblem } from "@/lib/api/problem";
import { ApiProblem } from "@/lib/api/problem";
import { type CustomField, type FieldType, nameOfField } from "@/lib/customFields";
import { fieldText, problemText } from "@/lib/problemText";

export const FIELD_KINDS = [
  "TEXT",
  "LONG_TEXT",
  "EMAIL",
  "PHONE",
  "LINK",
  "NUMBER",
  "MONEY",
  "DATE",
  "CHOICE",
  "CHOICES",
  "YES_NO",
  "CONSENT",
  "FILE",
  "HIDDEN",
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface FormOption {
  value: string;
  label: string;
}

export interface FormField {
  key: string;
  kind: FieldKind;
  label: string;
  hint: string | null;
  required: boolean;
  target: string | null;
  options: FormOption[];
  preset: string | null;
}

export const OPERATORS = ["FILLED", "EMPTY", "EQUALS", "NOT_EQUALS", "CONTAINS", "GREATER", "LESS"] as const;
export type Operator = (typeof OPERATORS)[number];

export const ACTIONS = ["SHOW", "HIDE", "REQUIRE", "OPTIONAL"] as const;
export type Action = (typeof ACTIONS)[number];

export interface Condition {
  field: string;
  operator: Operator;
  value: string | null;
}

export interface FormRule {
  all: boolean;
  conditions: Condition[];
  action: Action;
  fields: string[];
}

/** Built-in places an answer can go to, by kind of field; the first is offered for a new field. */
const BUILT_IN: Partial<Record<FieldKind, string[]>> = {
  TEXT: ["firstName", "lastName", "company", "title"],
  LONG_TEXT: ["message"],
  EMAIL: ["email"],
  PHONE: ["phone"],
  LINK: ["website"],
  MONEY: ["amount"],
  HIDDEN: ["company", "title"],
};

const CUSTOM: Partial<Record<FieldKind, FieldType[]>> = {
  TEXT: ["TEXT"],
  LONG_TEXT: ["TEXT"],
  HIDDEN: ["TEXT"],
  LINK: ["LINK"],
  NUMBER: ["NUMBER"],
  MONEY: ["MONEY"],
  DATE: ["DATE"],
  CHOICE: ["LIST", "TEXT"],
  CHOICES: ["MULTI_LIST"],
  YES_NO: ["BOOLEAN"],
};

export const builtInTargets = (kind: FieldKind): string[] => BUILT_IN[kind] ?? [];

/** The account's fields an answer of this kind can go into; a field of leads comes before one of deals. */
export function customTargets(kind: FieldKind, all: CustomField[]): CustomField[] {
  const fitting = all.filter(
    (field) =>
      (field.kind === "LEAD" || field.kind === "DEAL") && !field.archived && (CUSTOM[kind] ?? []).includes(field.type),
  );
  const ofLeads = new Set(fitting.filter((field) => field.kind === "LEAD").map((field) => field.code));
  return fitting.filter((field) => field.kind === "LEAD" || !ofLeads.has(field.code));
}

export const hasOptions = (kind: FieldKind) => kind === "CHOICE" || kind === "CHOICES";

/** Whether a target brings its own options. */
export function optionsOf(target: string | null, all: CustomField[]): FormOption[] | undefined {
  const field = all.find((one) => nameOfField(one) === target && (one.kind === "LEAD" || one.kind === "DEAL"));
  if (field === undefined || !(field.type === "LIST" || field.type === "MULTI_LIST")) return undefined;
  return field.options
    .filter((option) => !option.archived)
    .map((option) => ({ value: String(option.id), label: option.label }));
}

/** A key that no other field of the form has, made from its kind. */
export function freeKey(kind: FieldKind, fields: FormField[]): string {
  const taken = new Set(fields.map((field) => field.key));
  const stem = kind.toLowerCase().replaceAll("_", "");
  for (let n = 1; ; n += 1) {
    const key = `${stem}${n}`;
    if (!taken.has(key)) return key;
  }
}

/** Kinds of which the person who builds the form says where they go. */
const UNASKED: FieldKind[] = ["HIDDEN", "MONEY"];

export function newField(
  kind: FieldKind,
  label: string,
  fields: FormField[],
  option: (n: number) => string,
): FormField {
  const taken = new Set(fields.map((field) => field.target));
  return {
    key: freeKey(kind, fields),
    kind,
    label,
    hint: null,
    required: kind === "CONSENT",
    target: UNASKED.includes(kind)
      ? null
      : (builtInTargets(kind).find((one) => one !== "title" && !taken.has(one)) ?? null),
    options: hasOptions(kind) ? [1, 2].map((n) => ({ value: option(n), label: option(n) })) : [],
    preset: null,
  };
}

/** Operators that make sense for a field. */
export function operatorsOf(kind: FieldKind | undefined): Operator[] {
  switch (kind) {
    case "YES_NO":
    case "CONSENT":
    case "FILE":
      return ["FILLED", "EMPTY"];
    case "NUMBER":
    case "MONEY":
    case "DATE":
      return ["FILLED", "EMPTY", "EQUALS", "NOT_EQUALS", "GREATER", "LESS"];
    case "CHOICE":
    case "CHOICES":
      return ["FILLED", "EMPTY", "EQUALS", "NOT_EQUALS"];
    default:
      return ["FILLED", "EMPTY", "EQUALS", "NOT_EQUALS", "CONTAINS"];
  }
}

export const comparesWithText = (operator: Operator) => operator !== "FILLED" && operator !== "EMPTY";

/** Why a form cannot work, in the words of the person who builds it: which field or rule it is. */
export function explain(t: TFunction, error: unknown, fields: FormField[]): string {
  const [first] = error instanceof ApiProblem ? error.errors : [];
  return first === undefined ? problemText(t, error) : explainField(t, first, fields);
}

function explainField(t: TFunction, problem: FieldProblem, fields: FormField[]): string {
  const [, part, number] = /^(fields|rules)\[(\d+)]/.exec(problem.field) ?? [];
  const named = (problem.names ?? []).map((name) => t("forms.problem.quoted", { name }));
  switch (problem.code) {
    case "rule-cycle":
      return t("forms.problem.cycle", { names: named.join(" → ") });
    case "dangling-rule":
      return t("forms.problem.dangling", { rule: Number(number) + 1, name: named[0] ?? "" });
    case "no-contact-point":
      return t("forms.problem.noContact");
    default:
      break;
  }
  const text = fieldText(t, problem);
  if (part === "rules") return t("forms.problem.rule", { rule: Number(number) + 1, text });
  if (part === "fields") return t("forms.problem.field", { name: fields[Number(number)]?.label ?? "", text });
  return text;
}

/** What stands in a page that shows the form. */
export function embedCode(form: { embedUrl: string; key: string; title: string }): string {
  const title = form.title.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<script src="${form.embedUrl}" data-form="${form.key}" data-title="${title}" async></script>`;
}

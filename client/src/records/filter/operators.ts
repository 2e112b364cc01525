import type { FieldType, ListField } from "../fields";
import type { Condition, Operator } from "./model";

/** What can be asked of a field, what is asked most first. */
export function operatorsOf(field: ListField): Operator[] {
  if (field.many && field.type !== "TAG") return ["is", "isNot"];
  return OPERATORS[field.type];
}

const CHOICE: Operator[] = ["in", "notIn", "filled", "empty"];
const NUMBER: Operator[] = ["is", "isNot", "atLeast", "atMost", "moreThan", "lessThan", "filled", "empty"];

const OPERATORS: Record<FieldType, Operator[]> = {
  TEXT: ["contains", "notContains", "is", "isNot", "filled", "empty"],
  NUMBER,
  AMOUNT: NUMBER,
  FLAG: ["is"],
  DATE: ["within", "atLeast", "atMost", "is", "filled", "empty"],
  TIME: ["within", "atLeast", "lessThan", "filled", "empty"],
  CHOICE: ["in", "notIn"],
  OPTION: CHOICE,
  FILE: ["filled", "empty"],
  USER: CHOICE,
  STAGE: ["in", "notIn"],
  PIPELINE: ["in", "notIn"],
  SOURCE: CHOICE,
  LEAD: ["is", "isNot", "filled", "empty"],
  DEAL: ["is", "isNot", "filled", "empty"],
  CONTACT: ["is", "isNot", "filled", "empty"],
  COMPANY: ["is", "isNot", "filled", "empty"],
  TAG: ["in", "hasAll", "notIn", "filled", "empty"],
};

/** Spans that move with the calendar, in the server's words. */
export const SPANS = [
  "today",
  "yesterday",
  "tomorrow",
  "thisWeek",
  "lastWeek",
  "nextWeek",
  "thisMonth",
  "lastMonth",
  "nextMonth",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "lastYear",
  "last7Days",
  "last30Days",
  "last90Days",
  "next7Days",
  "next30Days",
  "past",
  "future",
] as const;
export type Span = (typeof SPANS)[number];

/** The condition somebody begins with when they pick a field. */
export function begun(field: ListField): Condition {
  const [op = "is"] = operatorsOf(field);
  return valued({ field: field.code, op }, field);
}

/** The same condition by another operator, with a value that fits it. */
export function valued(condition: Condition, field: ListField): Condition {
  const { op } = condition;
  const bare = { field: condition.field, op };
  if (op === "filled" || op === "empty") return bare;
  if (op === "in" || op === "notIn" || op === "hasAll") return { ...bare, values: condition.values ?? [] };
  if (op === "within") {
    const span = SPANS.some((word) => word === condition.value) ? condition.value : "thisMonth";
    return { ...bare, value: span ?? "thisMonth" };
  }
  if (field.type === "FLAG") return { ...bare, value: condition.value === false ? false : true };
  const moves = SPANS.some((word) => word === condition.value);
  return { ...bare, value: moves ? "" : (condition.value ?? "") };
}

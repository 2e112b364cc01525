/** Operators of the server's filters (records/Filter). */
export type Operator =
  | "is"
  | "isNot"
  | "in"
  | "notIn"
  | "hasAll"
  | "contains"
  | "notContains"
  | "atLeast"
  | "atMost"
  | "lessThan"
  | "moreThan"
  | "filled"
  | "empty"
  | "within";

export type FilterValue = number | string | boolean | null;

/** One condition of a list, in the server's words. */
export interface Condition {
  field: string;
  op: Operator;
  value?: FilterValue;
  values?: (number | string)[];
}

/** Conditions of which all or any must hold; they nest. */
export type Group = { all: Filter[] } | { any: Filter[] };
export type Filter = Condition | Group;

export function isGroup(filter: Filter): filter is Group {
  return "all" in filter || "any" in filter;
}

export function partsOf(group: Group): Filter[] {
  return "all" in group ? group.all : group.any;
}

export function withParts(group: Group, parts: Filter[]): Group {
  return "all" in group ? { all: parts } : { any: parts };
}

/** How many conditions there are, however deep. */
export function countOf(filter: Filter | undefined): number {
  if (filter === undefined) return 0;
  return isGroup(filter) ? partsOf(filter).reduce((sum, part) => sum + countOf(part), 0) : 1;
}

const NEEDS_NOTHING = new Set<Operator>(["filled", "empty"]);
const TAKES_MANY = new Set<Operator>(["in", "notIn", "hasAll"]);

export function needsValue(op: Operator): boolean {
  return !NEEDS_NOTHING.has(op);
}

export function takesMany(op: Operator): boolean {
  return TAKES_MANY.has(op);
}

function isWhole(condition: Condition): boolean {
  if (!needsValue(condition.op)) return true;
  if (takesMany(condition.op)) return (condition.values ?? []).length > 0;
  return condition.value !== undefined && condition.value !== "" && condition.value !== null;
}

/** What can be asked for: without conditions that lack their value, and without empty groups. */
export function tidied(filter: Filter): Filter | undefined {
  if (!isGroup(filter)) return isWhole(filter) ? filter : undefined;
  const parts = partsOf(filter)
    .map(tidied)
    .filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : withParts(filter, parts);
}

/** Whether a part of an address is a filter; anybody can write anything there. */
export function readFilter(value: unknown, depth = 0): Filter | undefined {
  if (typeof value !== "object" || value === null || depth > 8) return undefined;
  for (const word of ["all", "any"] as const) {
    const list: unknown = (value as Record<string, unknown>)[word];
    if (Array.isArray(list)) {
      const parts = (list as unknown[]).map((part) => readFilter(part, depth + 1)).filter((part) => part !== undefined);
      return word === "all" ? { all: parts } : { any: parts };
    }
  }
  const { field, op } = value as Record<string, unknown>;
  return typeof field === "string" && typeof op === "string" ? (value as Condition) : undefined;
}

export function readGroup(value: unknown): Group | undefined {
  const filter = readFilter(value);
  if (filter === undefined || countOf(filter) === 0) return undefined;
  return isGroup(filter) ? filter : { all: [filter] };
}

/** The filter as the server takes it. */
export function filterText(parts: Filter[]): string | undefined {
  return parts.length > 0 ? JSON.stringify({ all: parts }) : undefined;
}

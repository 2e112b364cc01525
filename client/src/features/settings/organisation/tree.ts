import type { Department } from "./api";

export interface Placed {
  department: Department;
  level: number;
}

/** The departments in the order of their tree, parents before children. */
export function placed(departments: Department[]): Placed[] {
  const below = new Map<number | null, Department[]>();
  for (const department of departments) {
    below.set(department.parentId, [...(below.get(department.parentId) ?? []), department]);
  }
  const walk = (parent: number | null, level: number): Placed[] =>
    (below.get(parent) ?? []).flatMap((department) => [{ department, level }, ...walk(department.id, level + 1)]);
  return walk(null, 0);
}

/** Whether a department may stand below another one: not below itself, nor below what stands below it. */
export function fits(departments: Department[], id: number | undefined, parentId: number): boolean {
  for (let at: number | null = parentId; at !== null;) {
    if (at === id) return false;
    at = departments.find((one) => one.id === at)?.parentId ?? null;
  }
  return true;
}

import type { Scope } from "@/lib/session";
import { type ActionCode, type Area, type Cell, type Place, SCOPES } from "./api";

const STAGED: ActionCode[] = ["READ", "ADD", "CHANGE", "MOVE", "DELETE", "EXPORT", "IMPORT"];

/** What can be done in an area. */
export function actionsOf(area: Area): ActionCode[] {
  switch (area) {
    case "LEAD":
      return [...STAGED, "CONVERT"];
    case "DEAL":
      return STAGED;
    case "ANALYTICS":
      return ["READ", "EXPORT"];
    default:
      return STAGED.filter((action) => action !== "MOVE");
  }
}

const key = (roleId: number, place: Place, action: ActionCode) =>
  [roleId, place.area, place.pipelineId ?? "", place.stageId ?? "", action].join(" ");

/** All cells of all roles, to be looked up. */
export class Matrix {
  private readonly cells: Map<string, Scope>;

  constructor(cells: Cell[]) {
    this.cells = new Map(cells.map((cell) => [key(cell.roleId, cell, cell.action), cell.scope]));
  }

  /** What a role says here itself; undefined where it inherits. */
  own(roleId: number, place: Place, action: ActionCode): Scope | undefined {
    return this.cells.get(key(roleId, place, action));
  }

  /** What counts here for the role: its own word, else that of the place above. */
  effective(roleId: number, place: Place, action: ActionCode): Scope {
    const own = this.own(roleId, place, action);
    if (own !== undefined) return own;
    const above = aboveOf(place);
    return above === undefined ? "NONE" : this.effective(roleId, above, action);
  }

  /** Whether the role says anything of its own in a place. */
  differs(roleId: number, place: Place): boolean {
    return actionsOf(place.area).some((action) => this.own(roleId, place, action) !== undefined);
  }
}

/** Where a place inherits from; undefined at the top. */
export function aboveOf(place: Place): Place | undefined {
  if (place.stageId !== null) return { ...place, stageId: null };
  if (place.pipelineId !== null) return { ...place, pipelineId: null };
  return undefined;
}

/** Whether a name holds what somebody types to find it, however they spell capitals and signs above letters. */
export function holds(name: string, typed: string): boolean {
  return plain(name).includes(plain(typed.trim()));
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The cells with one changed, before the server has answered. */
export function changed(cells: Cell[], change: Omit<Cell, "scope"> & { scope: Scope | null }): Cell[] {
  const at = key(change.roleId, change, change.action);
  const others = cells.filter((cell) => key(cell.roleId, cell, cell.action) !== at);
  return change.scope === null ? others : [...others, { ...change, scope: change.scope }];
}

/** How far a scope goes, from 0 to 5: for its shade. */
export const depthOf = (scope: Scope) => SCOPES.indexOf(scope);

import type { BoardColumn } from "@/lib/api/payloads";
import { shifted } from "@/lib/columns";
import { isKind, type Kind } from "@/lib/kinds";
import { waitingStage, type Waiting } from "./waiting";

interface Staged {
  id: number;
  stageId?: number;
}

/** A kept answer as it will look when what waits has been sent: records stand in the stage they were moved to. */
export function withWaiting(address: string, answer: unknown, all: readonly Waiting[]): unknown {
  const [path = "", query = ""] = address.replace("/api/v1", "").split("?");
  const [, kind = ""] = path.split("/");
  if (!isKind(kind) || all.every((one) => one.what !== "move")) return answer;
  if (isBoard(answer)) return { ...answer, columns: counted(answer.columns, kind, all) };
  if (isPage(answer)) return { ...answer, items: moved(answer.items, kind, stageOf(query), all) };
  return isStaged(answer) ? here(answer, kind, all) : answer;
}

/** Records that wait to be in the stage whose column this is, and are not listed in it yet. */
export function arriving(address: string, answer: unknown, all: readonly Waiting[]): { kind: Kind; id: number }[] {
  const [, query = ""] = address.split("?");
  const column = stageOf(query);
  // a column that was empty never asked for its cards
  const first = answer === undefined && !query.includes("cursor=");
  if (column === undefined || !(first || isPage(answer))) return [];
  const listed = new Set(isPage(answer) ? answer.items.map((item) => item.id) : []);
  return all
    .filter((one) => one.what === "move" && address.startsWith(`/api/v1/${one.record.kind}?`))
    .map((one) => one.record)
    .filter(({ kind, id }, at, records) => {
      const once = records.findIndex((other) => other.id === id) === at;
      return once && !listed.has(id) && waitingStage(all, kind, id) === column;
    });
}

function counted(columns: BoardColumn[], kind: Kind, all: readonly Waiting[]): BoardColumn[] {
  return all.reduce((now, { what, record, seen, body }) => {
    if (what !== "move" || record.kind !== kind || seen === undefined) return now;
    const { stageId: to } = body as { stageId: number };
    return shifted(now, { from: seen.stageId, to, amount: seen.amount });
  }, columns);
}

function moved(items: Staged[], kind: Kind, column: number | undefined, all: readonly Waiting[]): Staged[] {
  const now = items.map((item) => here(item, kind, all));
  return column === undefined ? now : now.filter((item) => item.stageId === undefined || item.stageId === column);
}

function here(item: Staged, kind: Kind, all: readonly Waiting[]): Staged {
  const stageId = waitingStage(all, kind, item.id);
  return stageId === undefined ? item : { ...item, stageId };
}

/** The stage whose column a list fills. */
function stageOf(query: string): number | undefined {
  try {
    const filter: unknown = JSON.parse(new URLSearchParams(query).get("filter") ?? "null");
    const found = /"field":"stageId"[^{}]*"value":(\d+)/.exec(JSON.stringify(filter))?.[1];
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined;
  }
}

function isPage(answer: unknown): answer is { items: Staged[] } {
  return typeof answer === "object" && answer !== null && "items" in answer && Array.isArray(answer.items);
}

function isBoard(answer: unknown): answer is { columns: BoardColumn[] } {
  return typeof answer === "object" && answer !== null && "columns" in answer && Array.isArray(answer.columns);
}

function isStaged(answer: unknown): answer is Staged {
  return typeof answer === "object" && answer !== null && "stageId" in answer && "id" in answer;
}

import { call, newIdempotencyKey } from "@/lib/api/client";
import { connection, isAway } from "@/lib/connection";
import type { Change } from "./waiting";

/**
 * Sends a change, or keeps it when the server is away or earlier changes still wait.
 * @returns the answer; undefined when it was kept
 * @throws ApiProblem when it is refused, or there is no answer and it cannot be kept
 */
export async function sendOrKeep<T>(change: Change): Promise<T | undefined> {
  const key = newIdempotencyKey();
  if (connection().waiting > 0 && (await behindOthers(change, key))) return undefined;
  try {
    return await call<T>(change.method, change.path, {
      ...(change.body !== undefined && { body: change.body }),
      ...(change.version !== undefined && { version: change.version }),
      ...(change.method === "POST" && { idempotencyKey: key }),
    });
  } catch (error) {
    if (!isAway(error) || !(await keptInstead(change, key))) throw error;
    return undefined;
  }
}

/** What waits on the same record comes first. */
async function behindOthers(change: Change, key: string): Promise<boolean> {
  const queue = await import("./queue");
  const { kind, id } = change.record;
  if (!queue.currentWaiting().some(({ record }) => record.kind === kind && record.id === id)) return false;
  await queue.keep(change, key);
  return true;
}

/** The same key as the attempt: if that got through after all, nothing happens twice. */
async function keptInstead(change: Change, key: string): Promise<boolean> {
  try {
    const queue = await import("./queue");
    if (!queue.canKeep()) return false;
    await queue.keep(change, key);
    return true;
  } catch {
    return false;
  }
}

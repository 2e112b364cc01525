import { call, newIdempotencyKey } from "@/lib/api/client";
import { connection, isAway } from "@/lib/connection";
import type { Change } from "./waiting";

/** A weak network may take for ever to say nothing; what can be kept is not made to wait for it. */
const PATIENCE_MS = 10_000;

type Queue = typeof import("./queue");

/**
 * Sends a change, or keeps it when the server is away or earlier changes still wait.
 * @returns the answer; undefined when it was kept
 * @throws ApiProblem when it is refused, or there is no answer and it cannot be kept
 */
export async function sendOrKeep<T>(change: Change): Promise<T | undefined> {
  // the same key for all attempts: if this one gets through after all, nothing happens twice
  const key = newIdempotencyKey();
  const queue = await queueIfAny();
  if (queue && connection().waiting > 0 && waitsBehind(queue, change)) {
    await queue.keep(change, key);
    return undefined;
  }
  try {
    return await call<T>(change.method, change.path, {
      ...(change.body !== undefined && { body: change.body }),
      ...(change.version !== undefined && { version: change.version }),
      ...(change.method === "POST" && { idempotencyKey: key }),
      // given up without being kept, it would be typed again under another key
      ...(queue && { patience: PATIENCE_MS }),
    });
  } catch (error) {
    if (!isAway(error) || !queue) throw error;
    await queue.keep(change, key).catch(() => {
      throw error;
    });
    return undefined;
  }
}

async function queueIfAny(): Promise<Queue | undefined> {
  const queue = await import("./queue").catch(() => undefined);
  return queue?.canKeep() === true ? queue : undefined;
}

/** What waits on the same record comes first. */
function waitsBehind(queue: Queue, change: Change): boolean {
  const { kind, id } = change.record;
  return queue.currentWaiting().some(({ record }) => record.kind === kind && record.id === id);
}

import { ApiProblem } from "./api/problem";

/** Whether the server answers, and since when it does not; how many changes wait for it. */
export interface Connection {
  awaySince: Date | undefined;
  waiting: number;
}

let now: Connection = { awaySince: undefined, waiting: 0 };
const listeners = new Set<() => void>();

function set(next: Partial<Connection>) {
  now = { ...now, ...next };
  for (const listener of listeners) listener();
}

/** No answer, or one that says that the server cannot work now: the same request may succeed later. */
export function isAway(error: unknown): boolean {
  return error instanceof ApiProblem && (error.slug === "offline" || error.slug === "unavailable");
}

export function serverAnswered(): void {
  if (now.awaySince) set({ awaySince: undefined });
}

export function serverAway(): void {
  if (!now.awaySince) set({ awaySince: new Date() });
}

export function changesWait(waiting: number): void {
  if (waiting !== now.waiting) set({ waiting });
}

export function connection(): Connection {
  return now;
}

export function subscribeConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

import { createStore, get, update, type UseStore } from "idb-keyval";
import { call, PATIENCE_MS } from "@/lib/api/client";
import { ApiProblem, isProblem } from "@/lib/api/problem";
import { clashes, type Values } from "@/lib/clashes";
import { changesWait, isAway } from "@/lib/connection";
import type { SignedIn } from "@/lib/session";
import { added, after, type Change, insisted, nextToSend, type Outcome, type Waiting } from "./waiting";

/**
 * Changes made without the server, kept in this browser until it has taken each of them exactly once. They belong to
 * the person who made them: somebody else who signs in here neither sees nor sends them.
 */

const LOCK = "weiche-queue";
const PATIENT_ATTEMPTS = 5;
const NONE: readonly Waiting[] = [];

let store: UseStore | undefined;
let owner: string | undefined;
let all: readonly Waiting[] = NONE;
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(LOCK) : undefined;
if (channel) channel.onmessage = () => void reload();

function waiting(): UseStore {
  return (store ??= createStore("weiche-queue", "waiting"));
}

/** Locks between tabs exist on secure pages only. Without them a change could be sent twice, so nothing is kept. */
export function canKeep(): boolean {
  return isSecureContext && "locks" in navigator && "indexedDB" in globalThis && owner !== undefined;
}

export async function queueOf(session: Pick<SignedIn, "account" | "user"> | undefined): Promise<void> {
  owner = session && `${session.account.id}.${session.user.id}`;
  await reload();
}

async function reload(): Promise<void> {
  const of = owner;
  const stored = of === undefined ? NONE : await get<Waiting[]>(of, waiting()).catch(() => undefined);
  if (of === owner) show(stored ?? NONE);
}

function show(next: readonly Waiting[]) {
  all = next;
  changesWait(next.length);
  for (const listener of listeners) listener();
}

/** All tabs of this person see the same list, and each change of it is whole. */
async function change(how: (before: readonly Waiting[]) => Waiting[]): Promise<void> {
  const of = owner;
  if (of === undefined) return;
  let next: Waiting[] = [];
  await update<Waiting[]>(of, (before = []) => (next = how(before)), waiting());
  if (of === owner) show(next);
  channel?.postMessage("changed");
}

export function currentWaiting(): readonly Waiting[] {
  return all;
}

export function subscribeWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function keep(next: Change, key: string): Promise<void> {
  const entry: Waiting = { ...next, key, at: new Date().toISOString(), state: "waiting", attempts: 0 };
  return change((before) => added(before, entry));
}

export function discard(key: string): Promise<void> {
  return change((before) => before.filter((one) => one.key !== key));
}

/** Tries one again that was refused, or lets it hold against what somebody else made. */
export function tryAgain(key: string): Promise<void> {
  return change((before) => insisted(before, key));
}

/** Forgets everything of this person; asked before they sign out. */
export function discardAll(): Promise<void> {
  return change(() => []);
}

/** Sends what waits, one after the other, in one tab at a time. @returns how many arrived */
export async function sendAll(): Promise<number> {
  if (!canKeep()) return 0;
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock === null) return 0;
    await reload();
    let count = 0;
    for (let one = nextToSend(all); one !== undefined; one = nextToSend(all)) {
      const outcome = await send(one);
      const { key } = one;
      await change((before) => after(before, key, outcome));
      if (outcome.type === "away") break;
      if (outcome.type === "sent") count += 1;
    }
    return count;
  });
}

async function send(one: Waiting): Promise<Outcome> {
  try {
    const answer = await call<{ version?: number } | undefined>(one.method, one.path, {
      ...(one.body !== undefined && { body: one.body }),
      ...(one.version !== undefined && { version: one.version }),
      ...(one.method === "POST" && { idempotencyKey: one.key }),
      // the others wait behind it
      patience: PATIENCE_MS,
    });
    return { type: "sent", version: one.what === "move" ? answer?.version : undefined };
  } catch (error) {
    return isProblem(error, "version-conflict") ? conflict(one) : outcomeOf(error, one.attempts);
  }
}

/** What is sent again later, and what needs a decision. */
export function outcomeOf(error: unknown, attempts: number): Outcome {
  if (!(error instanceof ApiProblem)) return { type: "away" };
  const later = isAway(error) || ["not-signed-in", "too-many-requests"].includes(error.slug);
  const shaky = error.status >= 500 && attempts < PATIENT_ATTEMPTS;
  return later || shaky ? { type: "away" } : { type: "refused", problem: { slug: error.slug, message: error.message } };
}

/**
 * Somebody was faster, or our own attempt got through and its answer got lost. Who changed something else meanwhile
 * does not stand in its way.
 */
async function conflict(one: Waiting): Promise<Outcome> {
  try {
    const now = await call<Values & { version: number; stageId: number }>(
      "GET",
      `/${one.record.kind}/${one.record.id}`,
      { fresh: true },
    );
    const wanted = one.body as Values;
    if (now.stageId === wanted["stageId"]) return { type: "sent", version: now.version };
    const free = one.seen !== undefined && clashes(one.seen, now, wanted).length === 0;
    return free && now.version !== one.version
      ? await send({ ...one, version: now.version })
      : { type: "conflict", theirs: { version: now.version, stageId: now.stageId } };
  } catch (error) {
    return outcomeOf(error, one.attempts);
  }
}

import type { Money } from "@/lib/api/payloads";
import type { Values } from "@/lib/clashes";
import type { Kind } from "@/lib/kinds";

/** A change somebody made, as it is sent. */
export interface Change {
  what: "note" | "activity" | "done" | "move";
  method: "POST" | "PATCH";
  path: string;
  body?: unknown;
  /** What it belongs to. */
  record: { kind: Kind; id: number };
  /** The version the person saw. */
  version?: number;
  /** What it changes of the record, as the person saw it before; and what the record is worth. */
  seen?: Values & { stageId: number; amount: Money | null };
  /** What to show of it: the words of a note, the title of an activity, the record that moves. */
  text: string;
}

/** A change that waits for the server. */
export interface Waiting extends Change {
  /** Makes repeating harmless; the same for all attempts. */
  key: string;
  at: string;
  state: "waiting" | "conflict" | "refused";
  attempts: number;
  /** Why it was refused: slug and words of the server's problem. */
  problem?: { slug: string; message: string };
  /** What somebody else made of the record meanwhile. */
  theirs?: { version: number; stageId: number };
}

/** What came of sending one. */
export type Outcome =
  | { type: "sent"; version?: number | undefined }
  | { type: "away" }
  | { type: "conflict"; theirs: { version: number; stageId: number } }
  | { type: "refused"; problem: { slug: string; message: string } };

function sameRecord(a: Waiting, b: Waiting): boolean {
  return a.record.kind === b.record.kind && a.record.id === b.record.id;
}

/** Adds a change at the end. What is completed already need not be completed twice. */
export function added(all: readonly Waiting[], next: Waiting): Waiting[] {
  return next.what === "done" && all.some((one) => one.path === next.path) ? [...all] : [...all, next];
}

/** The one to send now: the first that waits and has nothing undecided before it on the same record. */
export function nextToSend(all: readonly Waiting[]): Waiting | undefined {
  return all.find(
    (one, index) =>
      one.state === "waiting" &&
      !all.slice(0, index).some((before) => before.state !== "waiting" && sameRecord(before, one)),
  );
}

/** The list after an attempt. Later moves of the same record go on from the version this one made. */
export function after(all: readonly Waiting[], key: string, outcome: Outcome): Waiting[] {
  const sent = all.find((one) => one.key === key);
  if (sent === undefined) return [...all];
  switch (outcome.type) {
    case "sent":
      return all
        .filter((one) => one.key !== key)
        .map((one) =>
          outcome.version !== undefined && one.version !== undefined && sameRecord(one, sent)
            ? { ...one, version: outcome.version }
            : one,
        );
    case "away":
      return all.map((one) => (one.key === key ? { ...one, attempts: one.attempts + 1 } : one));
    case "conflict":
      return all.map((one): Waiting => (one.key === key ? { ...one, state: "conflict", theirs: outcome.theirs } : one));
    case "refused":
      return all.map((one): Waiting =>
        one.key === key ? { ...one, state: "refused", problem: outcome.problem } : one,
      );
  }
}

/** Somebody decided that theirs is to hold: once more, on what the other made of it. */
export function insisted(all: readonly Waiting[], key: string): Waiting[] {
  return all.map((one): Waiting => {
    if (one.key !== key) return one;
    const next: Waiting = { ...one, state: "waiting", ...(one.theirs && { version: one.theirs.version }) };
    delete next.theirs;
    delete next.problem;
    return next;
  });
}

/** The stage a record waits to be in, or undefined. */
export function waitingStage(all: readonly Waiting[], kind: Kind, id: number): number | undefined {
  const moves = all.filter((one) => one.what === "move" && one.record.kind === kind && one.record.id === id);
  return (moves.at(-1)?.body as { stageId?: number } | undefined)?.stageId;
}

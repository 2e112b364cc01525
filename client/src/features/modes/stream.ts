import type { SwitchRun, SwitchStatus } from "@/lib/api/payloads";

/** How progress of a run reaches us: pushed while the stream is live, asked for otherwise. */
export interface StreamState {
  phase: "connecting" | "live" | "polling" | "ended";
  /** Attempts in a row that brought nothing. */
  failures: number;
}

export type StreamEvent =
  | { type: "heard"; status: SwitchStatus }
  | { type: "failed" }
  /** Connected, but nothing came for a while: something between us and the server holds events back. */
  | { type: "silent" }
  /** A finished run goes on, because failed leads are tried again. */
  | { type: "restarted" };

export const FRESH_STREAM: StreamState = { phase: "connecting", failures: 0 };

const MOST_FAILURES = 3;
const POLL_MS = 2_000;
const UNFINISHED: readonly SwitchStatus[] = ["RUNNING", "PAUSED", "UNDOING"];

export function isUnfinished(run: Pick<SwitchRun, "status">): boolean {
  return UNFINISHED.includes(run.status);
}

export function streamReducer(state: StreamState, event: StreamEvent): StreamState {
  switch (event.type) {
    case "heard":
      return isUnfinished(event) ? { phase: "live", failures: 0 } : { phase: "ended", failures: 0 };
    case "failed":
      // The server closes the stream at the end of the run; that is no failure.
      return state.phase === "ended" ? state : { phase: "polling", failures: state.failures + 1 };
    case "silent":
      return state.phase === "ended" ? state : { phase: "polling", failures: state.failures };
    case "restarted":
      return FRESH_STREAM;
  }
}

/** Whether to try the stream (again). After some failures in a row asking is enough. */
export function wantsStream(state: StreamState): boolean {
  return state.phase !== "ended" && state.failures < MOST_FAILURES;
}

/** Milliseconds between questions, or false while events come by themselves. */
export function pollEvery(state: StreamState): number | false {
  return state.phase === "live" || state.phase === "ended" ? false : POLL_MS;
}

type Counted = Pick<SwitchRun, "status" | "total" | "converted" | "failed" | "skipped" | "undo">;

/** How many leads the run has decided about, of how many; on the way back, how many conversions. */
export function countOf(run: Counted): { done: number; total: number } {
  return run.status === "UNDOING"
    ? { done: run.undo.undone + run.undo.kept, total: run.converted }
    : { done: run.converted + run.failed + run.skipped, total: run.total };
}

/** The same as a share, 0 to 100. A run without leads is complete. */
export function percentOf(run: Counted): number {
  const { done, total } = countOf(run);
  return total <= 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
}

import { describe, expect, it } from "vitest";
import { FRESH_STREAM, percentOf, pollEvery, type StreamEvent, streamReducer, wantsStream } from "./stream";

const after = (...events: StreamEvent[]) => events.reduce(streamReducer, FRESH_STREAM);
const running: StreamEvent = { type: "heard", status: "RUNNING" };
const done: StreamEvent = { type: "heard", status: "DONE" };

describe("the stream of a run", () => {
  it("asks until the first event comes, and no longer", () => {
    expect(pollEvery(FRESH_STREAM)).toBe(2_000);
    expect(pollEvery(after(running))).toBe(false);
  });

  it("asks again while the connection is broken, and stops when it is back", () => {
    expect(pollEvery(after(running, { type: "failed" }))).toBe(2_000);
    expect(pollEvery(after(running, { type: "failed" }, running))).toBe(false);
  });

  it("asks when the connection stands but brings nothing", () => {
    const silent = after(running, { type: "silent" });
    expect(pollEvery(silent)).toBe(2_000);
    expect(wantsStream(silent)).toBe(true);
  });

  it("gives the stream up after three failures in a row", () => {
    const failed: StreamEvent = { type: "failed" };
    expect(wantsStream(after(failed, failed))).toBe(true);
    expect(wantsStream(after(failed, failed, failed))).toBe(false);
    expect(wantsStream(after(failed, failed, running, failed))).toBe(true);
  });

  it("takes the close after the last event for the end, not for a failure", () => {
    const ended = after(running, done, { type: "failed" }, { type: "silent" });
    expect(ended).toEqual({ phase: "ended", failures: 0 });
    expect(pollEvery(ended)).toBe(false);
    expect(wantsStream(ended)).toBe(false);
  });

  it("ends with every final status, errors and cancelling included", () => {
    for (const status of ["DONE", "DONE_WITH_ERRORS", "CANCELLED", "UNDONE"] as const) {
      expect(after({ type: "heard", status }).phase, status).toBe("ended");
    }
    for (const status of ["RUNNING", "PAUSED", "UNDOING"] as const) {
      expect(after({ type: "heard", status }).phase, status).toBe("live");
    }
  });

  it("listens anew when failed leads are tried again", () => {
    expect(after(running, done, { type: "restarted" })).toEqual(FRESH_STREAM);
  });
});

describe("the share that is done", () => {
  const nothing = { undone: 0, kept: 0, startedAt: null, finishedAt: null };
  const run = { status: "RUNNING", total: 0, converted: 0, failed: 0, skipped: 0, undo: nothing } as const;

  it("counts every outcome and never rounds up to the end", () => {
    expect(percentOf({ ...run, total: 1000, converted: 900, failed: 90, skipped: 9 })).toBe(99);
    expect(percentOf({ ...run, total: 1000, converted: 900, failed: 90, skipped: 10 })).toBe(100);
  });

  it("is complete without leads", () => {
    expect(percentOf(run)).toBe(100);
  });

  it("counts conversions on the way back", () => {
    const undo = { ...nothing, undone: 30, kept: 10 };
    expect(percentOf({ ...run, status: "UNDOING", total: 100, converted: 80, failed: 20, undo })).toBe(50);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "@/lib/api/problem";
import { forgetAll, keepingPage } from "@/testing/storage";
import { currentWaiting, discardAll, keep, outcomeOf, queueOf, sendAll } from "./queue";
import { sendOrKeep } from "./sendOrKeep";
import type { Change } from "./waiting";

vi.mock("idb-keyval", () => import("@/testing/storage"));

const outcome = (status: number, slug: string, attempts = 0) => outcomeOf(new ApiProblem(status, slug), attempts).type;

describe("an answer to a change that waited", () => {
  it("is waited for again while there is none, or nobody is signed in", () => {
    expect(outcome(0, "offline")).toBe("away");
    expect(outcome(503, "unavailable")).toBe("away");
    expect(outcome(401, "not-signed-in")).toBe("away");
    expect(outcome(429, "too-many-requests")).toBe("away");
  });

  it("needs a decision when the server refuses", () => {
    expect(outcome(404, "not-found")).toBe("refused");
    expect(outcome(403, "forbidden")).toBe("refused");
    expect(outcome(422, "fields-required")).toBe("refused");
  });

  it("is asked for a few times when something broke, so that one change does not hold up the rest for ever", () => {
    expect(outcome(500, "internal")).toBe("away");
    expect(outcome(500, "internal", 5)).toBe("refused");
  });
});

interface Asked {
  method: string;
  version: string | null;
  key: string | null;
}

/** A server whose record stands where and in which version `record` says. */
function server(record: { version: number; [field: string]: unknown }, broken = false) {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", (_address: string, { method, headers, signal }: RequestInit & { headers: Headers }) => {
    if (method === "GET") return Promise.resolve(Response.json(record));
    const [version, key] = [headers.get("If-Match"), headers.get("Idempotency-Key")];
    asked.push({ method: method ?? "", version, key });
    if (broken)
      return new Promise((_, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason as Error));
      });
    const stale = version !== null && version !== `"${record.version}"`;
    return Promise.resolve(
      stale
        ? Response.json({ type: "/problems/version-conflict" }, { status: 409 })
        : Response.json({ version: record.version + 1 }),
    );
  });
  return asked;
}

const move: Change = {
  what: "move",
  method: "PATCH",
  path: "/deals/1",
  body: { stageId: 6 },
  version: 3,
  seen: { stageId: 5, amount: null },
  record: { kind: "deals", id: 1 },
  text: "Dach",
};
const note: Change = {
  what: "note",
  method: "POST",
  path: "/deals/1/comments",
  body: { body: "Ruft an" },
  record: { kind: "deals", id: 1 },
  text: "Ruft an",
};

describe("changes kept in this browser", () => {
  beforeEach(async () => {
    keepingPage();
    await queueOf({ account: { id: 1 }, user: { id: 2 } } as Parameters<typeof queueOf>[0]);
  });
  afterEach(async () => {
    await discardAll();
    forgetAll();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it("move a record that somebody has changed elsewhere, but not moved", async () => {
    const asked = server({ version: 4, stageId: 5, title: "Dach, neu" });
    await keep(move, "k");
    expect(await sendAll()).toBe(1);
    expect(asked.map(({ version }) => version)).toEqual(['"3"', '"4"']);
    expect(currentWaiting()).toEqual([]);
  });

  it("ask when somebody has moved it too, or changed what the move brings along", async () => {
    server({ version: 4, stageId: 7 });
    await keep(move, "k");
    expect(await sendAll()).toBe(0);
    expect(currentWaiting()[0]).toMatchObject({ state: "conflict", theirs: { version: 4, stageId: 7 } });
    await discardAll();

    server({ version: 4, stageId: 5, lossReasonId: 2 });
    const lost = { ...move, body: { stageId: 6, lossReasonId: 1 } };
    await keep({ ...lost, seen: { stageId: 5, amount: null, lossReasonId: null } }, "l");
    expect(await sendAll()).toBe(0);
    expect(currentWaiting()[0]?.state).toBe("conflict");
  });

  it("have arrived when the record stands there already", async () => {
    const asked = server({ version: 4, stageId: 6 });
    await keep(move, "k");
    expect(await sendAll()).toBe(1);
    expect(asked).toHaveLength(1);
  });

  it("are given up soon on a weak network, kept, and sent again under the same key", async () => {
    const patience: number[] = [];
    vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
      patience.push(ms);
      const end = new AbortController();
      setTimeout(() => end.abort(new DOMException("", "TimeoutError")), 5);
      return end.signal;
    });
    const first = server({ version: 3, stageId: 5 }, true);
    expect(await sendOrKeep(note)).toBeUndefined();
    expect(patience).toEqual([10_000]);
    expect(currentWaiting()).toHaveLength(1);

    const second = server({ version: 3, stageId: 5 });
    expect(await sendAll()).toBe(1);
    expect(second.map(({ key }) => key)).toEqual(first.map(({ key }) => key));
    expect(second[0]?.key).toMatch(/^[0-9a-f]{32}$/);
  });

  it("wait as long as it takes where nothing can be kept", async () => {
    vi.stubGlobal("isSecureContext", false);
    const timeout = vi.spyOn(AbortSignal, "timeout");
    server({ version: 3, stageId: 5 });
    await sendOrKeep(note);
    expect(timeout).not.toHaveBeenCalled();
  });
});

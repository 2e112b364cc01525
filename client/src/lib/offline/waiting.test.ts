import { describe, expect, it } from "vitest";
import { added, after, insisted, nextToSend, type Waiting, waitingStage } from "./waiting";

let number = 0;
function note(id = 1, more: Partial<Waiting> = {}): Waiting {
  return {
    what: "note",
    method: "POST",
    path: `/deals/${id}/comments`,
    body: { body: "x" },
    record: { kind: "deals", id },
    text: "x",
    key: `k${(number += 1)}`,
    at: "2026-11-26T09:00:00Z",
    state: "waiting",
    attempts: 0,
    ...more,
  };
}
const move = (id: number, stageId: number, version: number) =>
  note(id, { what: "move", method: "PATCH", path: `/deals/${id}`, body: { stageId }, version });

describe("what waits is sent", () => {
  it("in the order it was made", () => {
    const [one, two] = [note(), note()];
    expect(nextToSend([one, two])).toBe(one);
    expect(nextToSend(after([one, two], one.key, { type: "sent" }))).toBe(two);
  });

  it("not past something undecided on the same record, but past that of others", () => {
    const refused = note(1, { state: "refused" });
    const behind = note(1);
    const other = note(2);
    expect(nextToSend([refused, behind])).toBeUndefined();
    expect(nextToSend([refused, behind, other])).toBe(other);
  });

  it("and stays while the server is away", () => {
    const one = note();
    const later = after([one], one.key, { type: "away" });
    expect(later).toHaveLength(1);
    expect(nextToSend(later)?.key).toBe(one.key);
    expect(later[0]?.attempts).toBe(1);
  });

  it("with the version the one before it made", () => {
    const [first, second, other] = [move(1, 5, 3), move(1, 6, 3), move(2, 6, 3)];
    const rest = after([first, second, other], first.key, { type: "sent", version: 4 });
    expect(rest.map((one) => one.version)).toEqual([4, 3]);
  });
});

describe("nothing is dropped by itself", () => {
  it("a refused change stays with its reason", () => {
    const one = note();
    const [kept] = after([one], one.key, { type: "refused", problem: { slug: "not-found", message: "weg" } });
    expect(kept).toMatchObject({ state: "refused", problem: { slug: "not-found" } });
  });

  it("a conflict stays with what the other made, until somebody decides", () => {
    const one = move(1, 5, 3);
    const undecided = after([one], one.key, { type: "conflict", theirs: { version: 9, stageId: 7 } });
    expect(nextToSend(undecided)).toBeUndefined();
    const decided = insisted(undecided, one.key);
    expect(nextToSend(decided)).toMatchObject({ version: 9, key: one.key });
    expect(decided[0]).not.toHaveProperty("theirs");
  });

  it("the same activity is completed once", () => {
    const done = note(1, { what: "done", path: "/activities/3/complete" });
    expect(added([done], { ...done, key: "other" })).toHaveLength(1);
    expect(added([done], note(1))).toHaveLength(2);
  });
});

describe("a record that waits to move", () => {
  it("is shown where the last move puts it", () => {
    expect(waitingStage([move(1, 5, 3), move(1, 6, 3)], "deals", 1)).toBe(6);
    expect(waitingStage([move(1, 5, 3)], "deals", 2)).toBeUndefined();
  });
});

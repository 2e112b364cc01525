import { describe, expect, it } from "vitest";
import { addChanges, nothingToRenew, waitForLists } from "./renewal";

const nobody = () => false;

describe("what is read again when others change something", () => {
  it("is the record and the lists of its kind", () => {
    const renewal = addChanges(nothingToRenew(), { records: [{ kind: "DEAL", id: 5, version: 2 }], kinds: [] }, nobody);
    expect([...renewal.records]).toEqual(["DEAL:5"]);
    expect([...renewal.lists]).toEqual(["DEAL"]);
    expect(renewal.cards.size).toBe(0);
  });

  it("is every card of a kind of which many changed", () => {
    const renewal = addChanges(nothingToRenew(), { records: [], kinds: ["LEAD"] }, nobody);
    expect([...renewal.cards]).toEqual(["LEAD"]);
    expect([...renewal.lists]).toEqual(["LEAD"]);
  });

  it("is only the timeline when this window has made the change itself", () => {
    const renewal = addChanges(
      nothingToRenew(),
      { records: [{ kind: "DEAL", id: 5, version: 2 }], kinds: [] },
      () => true,
    );
    expect(renewal.records.size + renewal.lists.size).toBe(0);
    expect([...renewal.timelines]).toEqual(["DEAL:5"]);
  });

  it("names a record once, however often it changes", () => {
    const renewal = nothingToRenew();
    for (let version = 1; version < 9; version++) {
      addChanges(renewal, { records: [{ kind: "DEAL", id: 5, version }], kinds: [] }, nobody);
    }
    expect(renewal.records.size).toBe(1);
  });
});

describe("how soon lists are read again", () => {
  it("is at once after a calm", () => {
    expect(waitForLists(100_000, 0, 0)).toBeLessThan(300);
  });
  it("is every few seconds while changes go on", () => {
    expect(waitForLists(101_000, 100_000, 0)).toBe(1_000);
  });
  it("differs between windows", () => {
    expect(waitForLists(100_000, 0, 0)).not.toBe(waitForLists(100_000, 0, 1));
  });
});

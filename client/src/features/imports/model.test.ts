import { describe, expect, it } from "vitest";
import type { ImportRun } from "./api";
import { assign, isUndoable, percentOf, planOf, wishesOf } from "./model";

const RUN: ImportRun = {
  id: 1,
  kind: "CONTACT",
  fileName: "kunden.csv",
  format: "CSV",
  encoding: "UTF-8",
  separator: ";",
  columns: ["Vorname", "Nachname", "Farbe"],
  status: "READ",
  plan: null,
  rehearsal: null,
  problems: [],
  total: 8,
  done: 0,
  made: 0,
  updated: 0,
  skipped: 0,
  failed: 0,
  undone: 0,
  kept: 0,
  startedBy: { id: 1, name: "Clara" },
  readAt: "2026-11-26T08:00:00Z",
  startedAt: null,
  finishedAt: null,
  undoUntil: null,
  rowsErased: false,
};
const PREVIEW = { suggestions: ["firstName", "lastName", null], rows: [] };

describe("an import", () => {
  it("begins with what is suggested and leaves out columns without a meaning", () => {
    expect(planOf(wishesOf(RUN, PREVIEW, false)).mapping).toEqual([
      { column: 0, target: "firstName" },
      { column: 1, target: "lastName" },
    ]);
  });

  it("goes on with what was rehearsed", () => {
    const plan = { mapping: [{ column: 2, target: "comments" }], duplicates: "FILL" as const, asInquiries: false };
    expect(wishesOf({ ...RUN, plan }, PREVIEW, false)).toEqual({
      targets: [null, null, "comments"],
      duplicates: "FILL",
      asInquiries: false,
      responsibleId: null,
      sourceId: null,
    });
  });

  it("takes rows of leads as inquiries by itself in simple mode only", () => {
    const leads = { ...RUN, kind: "LEAD" as const };
    expect(wishesOf(leads, PREVIEW, true).asInquiries).toBe(true);
    expect(wishesOf(leads, PREVIEW, false).asInquiries).toBe(false);
    expect(wishesOf(RUN, PREVIEW, true).asInquiries).toBe(false);
  });

  it("gives a meaning to one column, unless several may have it", () => {
    const wishes = wishesOf(RUN, PREVIEW, false);
    expect(assign(wishes, 2, "lastName", false).targets).toEqual(["firstName", null, "lastName"]);
    const phones = assign(assign(wishes, 0, "phone", true), 1, "phone", true);
    expect(phones.targets).toEqual(["phone", "phone", null]);
  });

  it("says how far it is, also on its way back", () => {
    expect(percentOf({ ...RUN, status: "RUNNING", done: 2 })).toBe(25);
    expect(percentOf({ ...RUN, status: "UNDOING", made: 4, undone: 2, kept: 1 })).toBe(75);
    expect(percentOf({ ...RUN, total: 0 })).toBe(100);
  });

  it("can be undone until its day, if something was made", () => {
    const until = { undoUntil: "2026-12-03T08:00:00Z" };
    const now = new Date("2026-11-26T09:00:00Z");
    expect(isUndoable({ ...RUN, ...until, made: 1 }, now)).toBe(true);
    expect(isUndoable({ ...RUN, ...until }, now)).toBe(false);
    expect(isUndoable({ ...RUN, ...until, made: 1 }, new Date("2026-12-04T09:00:00Z"))).toBe(false);
  });
});

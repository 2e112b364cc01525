import { describe, expect, it } from "vitest";
import type { CrmMode, SwitchRun } from "@/lib/api/payloads";
import { isConfirmed, needsTyping, nextStep, optionOrder, undoOffered } from "./options";

const classic: CrmMode = {
  mode: "CLASSIC",
  epoch: 3,
  since: "2026-11-24T09:00:00Z",
  classicAllowed: true,
  mayChange: true,
  intake: { customers: "CONTACT", pipelineId: 1, keepActivitiesOpen: false },
  openLeads: 12,
  needsAttention: 0,
  activeSwitch: null,
  lastSwitch: null,
  undoableSwitch: null,
};

describe("order of the options", () => {
  it("asks on the web for customers, pipeline, activities", () => {
    expect(optionOrder(false, 2)).toEqual(["customers", "pipeline", "activities"]);
  });

  it("leaves the pipeline out on the web when there is only one", () => {
    expect(optionOrder(false, 1)).toEqual(["customers", "activities"]);
  });

  it("asks on the phone for the pipeline first, even for a single one", () => {
    expect(optionOrder(true, 1)).toEqual(["pipeline", "customers", "activities"]);
  });
});

describe("what choosing a mode leads to", () => {
  it("asks only on the way to simple mode with open leads", () => {
    expect(nextStep(classic, "SIMPLE")).toBe("ask");
    expect(nextStep({ ...classic, openLeads: 0 }, "SIMPLE")).toBe("at-once");
  });

  it("switches to classic at once, or not at all without the entitlement", () => {
    const simple: CrmMode = { ...classic, mode: "SIMPLE" };
    expect(nextStep(simple, "CLASSIC")).toBe("at-once");
    expect(nextStep({ ...simple, classicAllowed: false }, "CLASSIC")).toBe("locked");
  });

  it("does nothing when the mode is the present one", () => {
    expect(nextStep(classic, "CLASSIC")).toBe("nothing");
  });
});

describe("taking the last switch back", () => {
  const run = { id: 7, to: "SIMPLE", converted: 3, undoUntil: "2999-01-01T00:00:00Z" } as SwitchRun;
  const simple: CrmMode = { ...classic, mode: "SIMPLE", openLeads: 0, lastSwitch: run, undoableSwitch: run };

  it("is offered beside the plain switch to classic mode, and after it", () => {
    expect(undoOffered(simple, "CLASSIC")?.id).toBe(7);
    expect(undoOffered({ ...simple, mode: "CLASSIC" }, "CLASSIC")?.id).toBe(7);
    expect(undoOffered(simple, "SIMPLE")).toBeNull();
  });

  it("is not offered to whom the server would refuse it", () => {
    expect(undoOffered({ ...simple, undoableSwitch: null }, "CLASSIC")).toBeNull();
    expect(undoOffered({ ...simple, mayChange: false }, "CLASSIC")).toBeNull();
    expect(undoOffered({ ...simple, classicAllowed: false }, "CLASSIC")).toBeNull();
    const over = { ...run, undoUntil: "2020-01-01T00:00:00Z" };
    expect(undoOffered({ ...simple, undoableSwitch: over }, "CLASSIC")).toBeNull();
  });
});

describe("confirmation by typing", () => {
  it("is asked for above one thousand leads only", () => {
    expect(needsTyping(1000)).toBe(false);
    expect(needsTyping(1001)).toBe(true);
    expect(isConfirmed(1000, "")).toBe(true);
  });

  it("accepts the number in any grouping", () => {
    for (const typed of ["1284", "1.284", "1,284", "1 284", "1’284", " 1284 "]) {
      expect(isConfirmed(1284, typed), typed).toBe(true);
    }
  });

  it("accepts nothing else", () => {
    for (const typed of ["", "1283", "ja", "1284 Leads", "01284", "12840"]) {
      expect(isConfirmed(1284, typed), typed).toBe(false);
    }
  });
});

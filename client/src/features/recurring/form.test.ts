import { describe, expect, it } from "vitest";
import type { Draft } from "./api";
import { draftOf, formOf, scheduleOf } from "./form";

const draft: Draft = {
  title: "Wartung",
  pipelineId: 2,
  responsibleId: 7,
  schedule: { unit: "MONTH", every: 3, firstOn: "2027-01-31", untilOn: null, times: 4 },
  beginAfter: 0,
  closeAfter: null,
};

describe("the form of a recurring deal", () => {
  it("says again what it was given", () => {
    const form = formOf(draft);
    expect(form.end).toBe("times");
    expect(draftOf(form, scheduleOf(form) ?? draft.schedule)).toEqual(draft);
  });

  it("has no schedule as long as something is missing", () => {
    const form = formOf(draft);
    expect(scheduleOf({ ...form, every: "0" })).toBeUndefined();
    expect(scheduleOf({ ...form, every: "drei" })).toBeUndefined();
    expect(scheduleOf({ ...form, firstOn: "" })).toBeUndefined();
    expect(scheduleOf({ ...form, end: "day" })).toBeUndefined();
    expect(scheduleOf({ ...form, times: "" })).toBeUndefined();
  });

  it("forgets how often and until when something happens that happens once", () => {
    expect(scheduleOf({ ...formOf(draft), unit: "ONCE", every: "" })).toEqual({
      unit: "ONCE",
      every: 1,
      firstOn: "2027-01-31",
      untilOn: null,
      times: null,
    });
  });
});

import { describe, expect, it } from "vitest";
import type { About, Call } from "./api";
import { clock, companyOf, dialled, mainOf, nameOf } from "./who";

function call(records: About[], more: Partial<Call> = {}): Call {
  return {
    id: 1,
    direction: "INBOUND",
    state: "RINGING",
    number: "0221445566",
    name: null,
    line: null,
    startedAt: "2026-11-26T10:00:00Z",
    durationSeconds: null,
    recordingUrl: null,
    recordingHere: false,
    responsibleId: null,
    spokeId: null,
    activityId: null,
    records,
    ...more,
  };
}

const eva: About = { kind: "CONTACT", id: 3, name: "Eva Holm" };
const holm: About = { kind: "COMPANY", id: 4, name: "Holm GmbH" };
const roof: About = { kind: "DEAL", id: 2, name: "Dach" };

describe("what a call is named by", () => {
  it("is the person before the company, and both before what is open", () => {
    expect(nameOf(call([roof, eva, holm]))).toBe("Eva Holm");
    expect(companyOf(call([roof, eva, holm]))).toBe("Holm GmbH");
    expect(nameOf(call([roof, holm]))).toBe("Holm GmbH");
    expect(companyOf(call([roof, holm]))).toBeUndefined();
  });
  it("is the person of a lead before what the telephone system knows, or the number", () => {
    const open = [{ kind: "LEAD" as const, id: 5, title: "Anruf", stage: "Neu", person: "Eva Holm" }];
    expect(nameOf(call([], { name: "HOLM" }), { open, lastContactAt: null })).toBe("Eva Holm");
    expect(nameOf(call([roof], { name: "Holm, Eva" }))).toBe("Holm, Eva");
    expect(nameOf(call([]))).toBe("0221445566");
    expect(nameOf(call([], { number: null }))).toBeNull();
  });
});

it("what is open comes before the customer", () => {
  expect(mainOf(call([eva, roof]))).toEqual(roof);
  expect(mainOf(call([]))).toBeUndefined();
});

it("a number is put into the template so that it stays one number", () => {
  expect(dialled("https://pbx.example/dial?to={number}", "tel:+49221445566")).toBe(
    "https://pbx.example/dial?to=%2B49221445566",
  );
  expect(dialled("sipgate:{number}", "tel:0221445566")).toBe("sipgate:0221445566");
});

it("durations are minutes and seconds", () => {
  expect(clock(0)).toBe("0:00");
  expect(clock(185)).toBe("3:05");
});

import { describe, expect, it } from "vitest";
import type { Inquiry } from "./api";
import { becameOf, deedOf, keyOf, ownLead, recordOf, rowAfter, senderOf } from "./became";

const inquiry: Inquiry = {
  id: 1,
  version: 0,
  channel: "FORM",
  sourceId: null,
  title: null,
  personName: "Sabine Krüger",
  companyTitle: null,
  message: null,
  known: false,
  loggedOnly: false,
  lead: null,
  deal: null,
  contact: null,
  company: null,
  receivedAt: "2026-11-24T09:00:00Z",
  state: "OPEN",
  snoozedUntil: null,
  responsibleId: 1,
  assigned: false,
  custom: [],
};

describe("what an inquiry became", () => {
  it("leads to the deal before its customer", () => {
    const became = becameOf({
      ...inquiry,
      deal: { id: 7, title: "PV", open: true },
      contact: { id: 3, name: "Sabine" },
    });
    expect(became.map((one) => one.address)).toEqual(["/deals/7", "/contacts/3"]);
  });

  it("leads to what one may read before anything else", () => {
    const became = becameOf({
      ...inquiry,
      deal: { id: 7, title: null, open: true },
      contact: { id: 3, name: "Sabine" },
    });
    expect(became.map((one) => one.name)).toEqual(["Sabine", null]);
  });

  it("leads to the deal of a converted lead", () => {
    const became = becameOf({
      ...inquiry,
      lead: { id: 5, title: "PV", open: false },
      deal: { id: 7, title: "PV", open: true },
    });
    expect(became[0]?.address).toBe("/deals/7");
  });

  it("may be nothing", () => {
    expect(becameOf(inquiry)).toEqual([]);
  });
});

describe("who asks", () => {
  it("is the person, the company, or both", () => {
    expect(senderOf(inquiry)).toBe("Sabine Krüger");
    expect(senderOf({ ...inquiry, companyTitle: "Krüger Dachbau" })).toBe("Sabine Krüger · Krüger Dachbau");
    expect(senderOf({ ...inquiry, personName: null })).toBe("");
  });
});

describe("moving with keys", () => {
  it("goes down with J, up with K, and stops at both ends", () => {
    expect(rowAfter("j", 0, 3)).toBe(1);
    expect(rowAfter("j", 2, 3)).toBe(2);
    expect(rowAfter("k", 2, 3)).toBe(1);
    expect(rowAfter("k", 0, 3)).toBe(0);
  });

  it("begins at the first row, and ignores other keys", () => {
    expect(rowAfter("j", -1, 3)).toBe(0);
    expect(rowAfter("x", 0, 3)).toBeUndefined();
    expect(rowAfter("j", -1, 0)).toBeUndefined();
  });
});

describe("what is worked on", () => {
  const lead = { id: 5, title: "PV", open: true };
  const deal = { id: 7, title: "PV", open: true };

  it("is the open lead, then the deal it became", () => {
    expect(recordOf({ ...inquiry, lead, deal })?.kind).toBe("leads");
    expect(recordOf({ ...inquiry, lead: { ...lead, open: false }, deal })).toEqual({
      kind: "deals",
      id: 7,
      open: true,
    });
    expect(recordOf(inquiry)).toBeUndefined();
  });

  it("is nobody's own when the inquiry was only noted", () => {
    expect(ownLead({ ...inquiry, lead })).toBe(5);
    expect(ownLead({ ...inquiry, lead, loggedOnly: true })).toBeUndefined();
  });
});

describe("keys of triage", () => {
  it("do one thing each, in either case", () => {
    expect(deedOf("c")).toBe("convert");
    expect(deedOf("X")).toBe("junk");
    expect(deedOf("Enter")).toBe("open");
    expect(deedOf("q")).toBeUndefined();
  });

  it("are shown on the buttons", () => {
    expect(keyOf("snooze")).toBe("S");
    expect(keyOf("open")).toBe("↵");
  });
});

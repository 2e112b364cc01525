import { describe, expect, it } from "vitest";
import type { Inquiry } from "./api";
import { becameOf, rowAfter, senderOf } from "./became";

const inquiry: Inquiry = {
  id: 1,
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
};

describe("what an inquiry became", () => {
  it("leads to the deal before its customer", () => {
    const became = becameOf({ ...inquiry, deal: { id: 7, title: "PV" }, contact: { id: 3, name: "Sabine" } });
    expect(became.map((one) => one.address)).toEqual(["/deals/7", "/contacts/3"]);
  });

  it("leads to the deal of a converted lead", () => {
    const became = becameOf({ ...inquiry, lead: { id: 5, title: "PV" }, deal: { id: 7, title: "PV" } });
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

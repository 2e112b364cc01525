import { describe, expect, it } from "vitest";
import type { CustomField, RequiredField } from "@/lib/customFields";
import type { Change } from "@/records/custom/asked";
import { askedParts, isOfCustomer, madeValues } from "./lacking";

const closeOn = { kind: "DEAL", field: "closeOn" } as RequiredField;
const budget = { id: 1, kind: "DEAL", code: "budget", label: "Budget" } as CustomField;
const other = { id: 2, kind: "DEAL", code: "other", label: "Other" } as CustomField;
const greeting = { id: 3, kind: "CONTACT", code: "greeting", label: "Greeting" } as CustomField;
const lacking = [
  { kind: "DEAL" as const, fields: [{ name: "closeOn" }, { name: "custom.budget" }] },
  { kind: "CONTACT" as const, fields: [{ name: "custom.greeting" }] },
];

describe("what a conversion by hand asks for", () => {
  const parts = askedParts(lacking, [closeOn, budget, other, greeting]);

  it("is what the new deal and customer lack, and nothing else", () => {
    expect(parts).toEqual([
      { target: "deal", fields: [closeOn, budget] },
      { target: "contact", fields: [greeting] },
    ]);
  });

  it("is sent by target, and only when nothing is missing any more", () => {
    const entered: Record<string, { change: Change; empty: string[] }> = {
      deal: { change: { closeOn: "2027-01-31", custom: { budget: 5 } }, empty: [] },
      contact: { change: {}, empty: ["custom.greeting"] },
    };
    const given = () => madeValues(parts, ({ target }) => entered[target] ?? { change: {}, empty: [] });
    expect(given()).toBeUndefined();
    entered["contact"] = { change: { custom: { greeting: "Hallo" } }, empty: [] };
    expect(given()).toEqual({
      values: { deal: { budget: 5 }, contact: { greeting: "Hallo" } },
      fields: { deal: { closeOn: "2027-01-31" } },
    });
  });

  it("is never who the customer is: that is chosen, and not entered", () => {
    expect([closeOn, budget].filter(isOfCustomer)).toEqual([]);
    expect(isOfCustomer({ kind: "DEAL", field: "companyId" } as RequiredField)).toBe(true);
  });
});

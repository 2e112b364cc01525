import { describe, expect, it } from "vitest";
import type { CustomField, CustomValues } from "@/lib/customFields";
import { askedParts, madeValues } from "./lacking";

const budget = { id: 1, kind: "DEAL", code: "budget", label: "Budget" } as CustomField;
const other = { id: 2, kind: "DEAL", code: "other", label: "Other" } as CustomField;
const greeting = { id: 3, kind: "CONTACT", code: "greeting", label: "Greeting" } as CustomField;
const lacking = [
  { kind: "DEAL" as const, fields: [{ id: 1, code: "budget", label: "Budget" }] },
  { kind: "CONTACT" as const, fields: [{ id: 3, code: "greeting", label: "Greeting" }] },
];

describe("what a conversion by hand asks for", () => {
  const parts = askedParts(lacking, [budget, other, greeting]);

  it("is what the new deal and customer lack, and nothing else", () => {
    expect(parts).toEqual([
      { target: "deal", fields: [budget] },
      { target: "contact", fields: [greeting] },
    ]);
  });

  it("is sent by target, and only when nothing is missing any more", () => {
    const entered: Record<string, CustomValues> = { deal: { budget: 5 }, contact: {} };
    expect(madeValues(parts, ({ target }) => entered[target] ?? {})).toBeUndefined();
    entered["contact"] = { greeting: "Hallo" };
    expect(madeValues(parts, ({ target }) => entered[target] ?? {})).toEqual({
      deal: { budget: 5 },
      contact: { greeting: "Hallo" },
    });
    expect(madeValues([], () => ({}))).toEqual({});
  });
});

import { describe, expect, it } from "vitest";
import type { StagedRecord } from "./types";
import { withChange } from "./useChangeRecord";

const deal = {
  id: 7,
  title: "Dach",
  amount: { value: "10.00", currency: "EUR" },
  custom: {},
} as unknown as StagedRecord;
const shown = (change: Record<string, unknown>) =>
  withChange({ pages: [{ items: [deal], nextCursor: null }], pageParams: [undefined] }, 7, change).pages[0]?.items[0];

describe("a change the server has not confirmed yet", () => {
  it("shows no amount whose currency only the server knows", () => {
    expect(shown({ amount: { value: "4200", currency: undefined } })?.amount).toEqual(deal.amount);
    expect(shown({ amount: { value: "4200", currency: "USD" } })?.amount).toEqual({ value: "4200", currency: "USD" });
    expect(shown({ amount: null })?.amount).toBeNull();
    expect(shown({ title: "Keller" })).toMatchObject({ title: "Keller", amount: deal.amount });
  });
});

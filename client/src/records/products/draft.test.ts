import { describe, expect, it } from "vitest";
import { type Draft, draftOf, emptyDraft, lackingIn, pricedOf, rowOf } from "./draft";

const typed = (change: Partial<Draft>): Draft => ({
  ...emptyDraft(undefined),
  name: "Sensor",
  price: "100",
  ...change,
});

describe("what is typed into a row", () => {
  it("is a discount in per cent with its sign, an amount without", () => {
    expect(pricedOf(typed({ discount: "10 %" }))).toMatchObject({ discountPercent: "10", discountAmount: null });
    expect(pricedOf(typed({ discount: "12,5%" }))).toMatchObject({ discountPercent: "12.5" });
    expect(pricedOf(typed({ discount: "5,50" }))).toMatchObject({ discountPercent: null, discountAmount: "5.50" });
    expect(pricedOf(typed({}))).toMatchObject({ discountPercent: null, discountAmount: null });
  });
  it("keeps the decimals of a quantity", () => {
    expect(pricedOf(typed({ quantity: "1,250" }))).toMatchObject({ quantity: "1.250" });
    expect(pricedOf(typed({ price: "1.250" }))).toMatchObject({ price: "1250" });
  });
  it("is not saved while it is not complete", () => {
    expect(rowOf(typed({ price: "" }))).toBeUndefined();
    expect(rowOf(typed({ name: " " }))).toBeUndefined();
    expect(rowOf(typed({ quantity: "many" }))).toBeUndefined();
    expect(rowOf(typed({ discount: "% %" }))).toBeUndefined();
  });
  it("names the fields that keep it from being saved", () => {
    expect(lackingIn(typed({}))).toEqual([]);
    expect(lackingIn(typed({ name: "", price: "viel", quantity: "many", discount: "% %" }))).toEqual([
      "name",
      "quantity",
      "price",
      "discount",
    ]);
    expect(lackingIn(emptyDraft(undefined))).toEqual([]);
  });
  it("comes back as it was", () => {
    const plain = (value: string) => value.replace(".", ",");
    const row = rowOf(typed({ quantity: "2,5", price: "19,99", discount: "3 %", taxRate: "19", taxIncluded: true }));
    expect(row && rowOf(draftOf(row, plain))).toEqual(row);
  });
});

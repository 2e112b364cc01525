import { describe, expect, it } from "vitest";
import { difference, type Priced, rowSum, sameNumber, sumOf } from "./sums";

const row = (change: Partial<Priced>): Priced => ({
  quantity: "1",
  price: "100.00",
  discountPercent: null,
  discountAmount: null,
  taxRate: "0",
  taxIncluded: false,
  ...change,
});

describe("a row of products comes to", () => {
  it.each([
    ["its price", row({}), "100.00", "100.00"],
    ["quantity times price", row({ quantity: "3", price: "19.99" }), "59.97", "59.97"],
    ["tax on top", row({ taxRate: "19" }), "100.00", "119.00"],
    ["tax within", row({ price: "119.00", taxRate: "19", taxIncluded: true }), "100.00", "119.00"],
    ["a discount in per cent", row({ discountPercent: "10", taxRate: "19" }), "90.00", "107.10"],
    ["a discount as an amount of each", row({ quantity: "2", discountAmount: "5.50" }), "189.00", "189.00"],
    ["four decimals of a quantity", row({ quantity: "0.3333", price: "9.99" }), "3.33", "3.33"],
    ["a half, rounded away from zero", row({ quantity: "0.5", price: "0.01" }), "0.01", "0.01"],
    ["a negative half, too", row({ quantity: "0.5", price: "-0.01" }), "-0.01", "-0.01"],
    ["one rounding only", row({ quantity: "3", price: "0.33", discountPercent: "12.5", taxRate: "7" }), "0.87", "0.93"],
    [
      "no lost digits",
      row({ quantity: "1", price: "9007199254740993.01" }),
      "9007199254740993.01",
      "9007199254740993.01",
    ],
  ])("%s", (_what, priced, net, total) => expect(rowSum(priced, 2)).toEqual({ net, total }));

  it("whole numbers in yen", () =>
    expect(rowSum(row({ price: "333", quantity: "1.5", taxRate: "10" }), 0)).toEqual({ net: "500", total: "549" }));
  it("nothing while something is no number", () => {
    expect(rowSum(row({ price: "" }), 2)).toBeUndefined();
    expect(rowSum(row({ quantity: "1e3" }), 2)).toBeUndefined();
  });
});

describe("rows add up", () => {
  it("to the cent", () => expect(sumOf(["0.10", "0.20", "0.70"], 2)).toBe("1.00"));
  it("to nothing", () => expect(sumOf([], 2)).toBe("0.00"));
  it("and what lies between net and total is the tax", () => expect(difference("119.00", "100.00")).toBe("19.00"));
  it("whatever the decimals", () => expect(sameNumber("1.50", "1.5")).toBe(true));
});

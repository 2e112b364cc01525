import { describe, expect, it } from "vitest";
import { currencyIn, readAmount } from "./amount";

describe("an amount as people type it", () => {
  it.each([
    ["1250", "1250"],
    ["1.250", "1250"],
    ["1.250,50", "1250.50"],
    ["1,250.50 €", "1250.50"],
    ["12,5", "12.5"],
    ["-3", "-3"],
    ["1.250,50 Fr.", "1250.50"],
    ["1.250,50 EUR zzgl. MwSt.", "1250.50"],
    ["99,90 inkl. MwSt.", "99.90"],
    ["1 250,50", "1250.50"],
    ["1'250.505", "1250.505"],
    ["1.250.000", "1250000"],
    ["1.250,505", "1250.505"],
    ["ca. 1200", "1200"],
    ["CHF 80", "80"],
    ["-€ 5", "-5"],
    ["12,", "12"],
  ])("%s is %s", (typed, value) => {
    expect(readAmount(typed)).toBe(value);
  });

  it.each(["viel", "", "12k", "1,5 Mio. €", "3 Tsd", "1.250,50 € + 19% MwSt", "2 x 50", "12,5,7 bis 9"])(
    "%s is refused: it is no number, or not one alone",
    (typed) => {
      expect(readAmount(typed)).toBeNull();
    },
  );
});

it("takes a dash in the place of cents for none", () => {
  expect(readAmount("1.250,-")).toBe("1250");
  expect(readAmount("99,– €")).toBe("99");
  expect(readAmount("-5")).toBe("-5");
});

describe("the currency of an amount", () => {
  it.each([
    ["1.200 CHF", "CHF"],
    ["chf 1200", "CHF"],
    ["1,250.50 €", "EUR"],
    ["£80", "GBP"],
    ["80 zł", "PLN"],
    ["$ 80", "USD"],
  ])("%s is in %s", (typed, currency) => {
    expect(currencyIn(typed, "EUR")).toBe(currency);
  });

  it("is not made up", () => {
    for (const typed of ["1200", "ca. 1200", "1200 netto", "etwa 12 Stück", "1200 pauschal"]) {
      expect(currencyIn(typed, "EUR")).toBeUndefined();
    }
  });

  it("is the usual dollar where amounts are in dollars", () => {
    expect(currencyIn("$80", "CAD")).toBe("CAD");
    expect(currencyIn("US$ 80", "EUR")).toBe("USD");
  });
});

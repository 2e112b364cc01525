import { describe, expect, it } from "vitest";
import { readAmount } from "./amount";

describe("an amount as people type it", () => {
  it.each([
    ["1250", "1250"],
    ["1.250", "1250"],
    ["1.250,50", "1250.50"],
    ["1,250.50 €", "1250.50"],
    ["12,5", "12.5"],
    ["-3", "-3"],
  ])("%s is %s", (typed, value) => {
    expect(readAmount(typed)).toBe(value);
  });

  it("is refused when it is no number", () => {
    expect(readAmount("viel")).toBeNull();
    expect(readAmount("")).toBeNull();
  });
});

it("takes a dash in the place of cents for none", () => {
  expect(readAmount("1.250,-")).toBe("1250");
  expect(readAmount("99,– €")).toBe("99");
  expect(readAmount("-5")).toBe("-5");
});

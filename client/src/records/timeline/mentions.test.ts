import { describe, expect, it } from "vitest";
import { fits, partsOf, stillNamed, typedName, withName } from "./mentions";

const ANNA = { id: 1, name: "Anna Berger" };
const ANN = { id: 2, name: "Anna" };

describe("what somebody types of a name", () => {
  it("begins with an @ at the beginning of a word", () => {
    expect(typedName("@an", 3)).toBe("an");
    expect(typedName("Hallo @Anna B", 13)).toBe("Anna B");
    expect(typedName("Hallo @", 7)).toBe("");
  });
  it("is not an e-mail address, and not what stands behind the caret", () => {
    expect(typedName("a@b", 3)).toBeUndefined();
    expect(typedName("Hallo @Anna", 5)).toBeUndefined();
  });
  it("ends after two words", () => {
    expect(typedName("@Anna Berger bitte", 18)).toBeUndefined();
  });
});

describe("who is meant", () => {
  it("is everybody whose words begin so, without accents", () => {
    expect(fits("an", "Anna Berger")).toBe(true);
    expect(fits("ber", "Anna Berger")).toBe(true);
    expect(fits("an ber", "Anna Berger")).toBe(true);
    expect(fits("yil", "Fatma Yıldız")).toBe(true);
    expect(fits("fat", "Fatma Yıldız")).toBe(true);
    expect(fits("", "Anna Berger")).toBe(true);
    expect(fits("nna", "Anna Berger")).toBe(false);
  });
});

describe("choosing somebody", () => {
  it("puts the name in place of what was typed", () => {
    expect(withName("Hallo @an, bitte", 9, "Anna Berger")).toEqual({ text: "Hallo @Anna Berger , bitte", caret: 19 });
    expect(withName("@", 1, "Anna Berger")).toEqual({ text: "@Anna Berger ", caret: 13 });
  });
  it("counts only as long as the name stands there", () => {
    expect(stillNamed("Hallo @Anna Berger", [ANNA, ANNA])).toEqual([1]);
    expect(stillNamed("Hallo Anna", [ANNA])).toEqual([]);
  });
});

describe("a comment as it is shown", () => {
  it("is words and names", () => {
    expect(partsOf("Hallo @Anna Berger, ja", [ANNA])).toEqual(["Hallo ", ANNA, ", ja"]);
  });
  it("takes the longest name", () => {
    expect(partsOf("@Anna Berger und @Anna", [ANN, ANNA])).toEqual([ANNA, " und ", ANN]);
  });
  it("is only words without mentions", () => {
    expect(partsOf("Hallo @Anna", [])).toEqual(["Hallo @Anna"]);
    expect(partsOf("", [ANNA])).toEqual([]);
  });
});

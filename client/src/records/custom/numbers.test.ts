import { describe, expect, it } from "vitest";
import { createFormats } from "@/lib/formats";
import { readNumber, typedNumber } from "./numbers";

const de = createFormats({ language: "de", country: "DE", timeZone: "Europe/Berlin" });
const en = createFormats({ language: "en", country: "GB", timeZone: "Europe/London" });

describe("numbers as people type them", () => {
  it.each([
    ["1,234", "1.234"],
    ["1.234", "1234"],
    ["1.234,5", "1234.5"],
    ["-0,25", "-0.25"],
    [",5", "0.5"],
    ["12", "12"],
  ])("in German %s is %s", (typed, value) => expect(readNumber(de, typed)).toBe(value));

  it.each([
    ["1.234", "1.234"],
    ["1,234", "1234"],
    ["1,234.5", "1234.5"],
  ])("in English %s is %s", (typed, value) => expect(readNumber(en, typed)).toBe(value));

  it.each(["abc", "--1,0", "1,2a"])("%s is none", (typed) => expect(readNumber(de, typed)).toBeNull());

  it("shows what it would read again", () => {
    expect(typedNumber(de, 0.000001 * 10)).toContain(",");
    expect(readNumber(de, typedNumber(de, 12.345678))).toBe("12.345678");
  });
});

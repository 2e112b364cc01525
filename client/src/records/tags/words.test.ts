import { describe, expect, it } from "vitest";
import { isSameWord } from "./words";

describe("a word is the same tag", () => {
  it.each([
    ["VIP", "vip"],
    ["Messe  Köln", "messe köln"],
    ["Cafe\u0301", "café"],
    ["Straße", "STRASSE"],
  ])("%s and %s", (one, other) => expect(isSameWord(one, other)).toBe(true));
  it("and another word is not", () => expect(isSameWord("VIP", "VIPs")).toBe(false));
});

import { describe, expect, it } from "vitest";
import { askedShortcut, fitting } from "./canned";

const answers = [
  { id: 1, shortcut: "gruss", body: "Guten Tag!" },
  { id: 2, shortcut: "zeiten", body: "Wir sind von 9 bis 17 Uhr da." },
  { id: 3, shortcut: "Angebot", body: "Gern schicken wir Ihnen ein Angebot mit Gruss." },
];

describe("answers that are ready", () => {
  it("are asked for with a slash at the beginning, and nothing else", () => {
    expect(askedShortcut("/gr")).toBe("gr");
    expect(askedShortcut("/")).toBe("");
    expect(askedShortcut("/öff")).toBe("öff");
    expect(askedShortcut("9/10 sagen")).toBeUndefined();
    expect(askedShortcut("/gr uss")).toBeUndefined();
  });

  it("come in the order of their shortcuts, then by what they say", () => {
    expect(fitting(answers, "gr").map((one) => one.id)).toEqual([1, 3]);
    expect(fitting(answers, "ANG").map((one) => one.id)).toEqual([3]);
    expect(fitting(answers, "")).toHaveLength(3);
    expect(fitting(answers, "xyz")).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { offered, withScheme } from "./options";

describe("options of a list", () => {
  const field = {
    options: [
      { id: 1, label: "Flach", archived: false },
      { id: 2, label: "Rund", archived: true },
    ],
  } as Parameters<typeof offered>[0];

  it("leave archived ones to records that have them", () => {
    expect(offered(field, []).map((one) => one.id)).toEqual([1]);
    expect(offered(field, [2]).map((one) => one.id)).toEqual([1, 2]);
  });
});

describe("a link as it is typed", () => {
  it.each([
    ["weiche.example", "https://weiche.example"],
    ["http://weiche.example", "http://weiche.example"],
    // the server refuses it; a guess would hide why
    ["javascript:alert(1)", "javascript:alert(1)"],
  ])("%s", (typed, address) => expect(withScheme(typed)).toBe(address));
});

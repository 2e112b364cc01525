import { describe, expect, it } from "vitest";
import { sharedText, titleOf } from "./share";
import { pauseAfter } from "./useReturn";

describe("what is shared", () => {
  it("says nothing twice", () => {
    const url = "https://sonne.example/a";
    expect(sharedText({ title: "Sonne", text: `Sonne ${url}`, url })).toEqual([`Sonne ${url}`]);
    expect(sharedText({ title: "Sonne", url })).toEqual(["Sonne", url]);
    expect(sharedText({ title: "Sonne", text: "Sonne" })).toEqual(["Sonne"]);
    expect(sharedText({ text: "  " })).toEqual([]);
  });

  it("gives a new record its first line as a name", () => {
    expect(titleOf("\nDach in Köln\nmit Foto")).toBe("Dach in Köln");
    expect(titleOf("x".repeat(300))).toHaveLength(200);
  });
});

describe("a server that is away", () => {
  it("is asked less and less often, but at least every minute or so", () => {
    expect(pauseAfter(0, 0.5)).toBe(2_000);
    expect(pauseAfter(3, 0.5)).toBe(16_000);
    expect(pauseAfter(40, 0.5)).toBe(60_000);
  });
});

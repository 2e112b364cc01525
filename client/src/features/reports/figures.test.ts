import { describe, expect, it } from "vitest";
import { duration, growth, share } from "./figures";

describe("the figures of a report", () => {
  it("have no share of nothing and no growth from nothing", () => {
    expect(share(3, 0)).toBeUndefined();
    expect(share(1, 4)).toBe(0.25);
    expect(growth(3, 0)).toBeUndefined();
    expect(growth(3, undefined)).toBeUndefined();
    expect(growth(3, 2)).toBe(0.5);
  });

  it.each([
    [40, 40, "second"],
    [600, 10, "minute"],
    [7200, 2, "hour"],
    [260_000, 3, "day"],
  ])("say %s seconds as %s of a %s", (seconds, value, unit) => {
    expect(duration(seconds)).toEqual({ value, unit });
  });
});

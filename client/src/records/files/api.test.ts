import { describe, expect, it } from "vitest";
import { sizeText } from "./api";

describe("the size of a file is written as people say it", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1 kB"],
    [1234, "1,2 kB"],
    [45_678, "46 kB"],
    [1_234_567, "1,2 MB"],
    [104_857_600, "105 MB"],
    [5_000_000_000, "5 GB"],
  ])("%d bytes: %s", (bytes, text) => expect(sizeText(bytes, "de")).toBe(text));
});

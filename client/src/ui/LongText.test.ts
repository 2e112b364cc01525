import { expect, test } from "vitest";
import { isLong } from "./LongText";

test("a text is long by its characters or by its lines", () => {
  expect(isLong("kurz")).toBe(false);
  expect(isLong("x".repeat(900))).toBe(false);
  expect(isLong("x".repeat(901))).toBe(true);
  expect(isLong("Zeile\n".repeat(11))).toBe(false);
  expect(isLong("Zeile\n".repeat(12))).toBe(true);
});

import { expect, it } from "vitest";
import { isFrozen } from "./mode";

it("lets closed leads be changed in classic mode only, and converted ones never", () => {
  expect(isFrozen("leads", { semantics: "F" }, "SIMPLE")).toBe(true);
  expect(isFrozen("leads", { semantics: "F" }, "CLASSIC")).toBe(false);
  expect(isFrozen("leads", { semantics: "S" }, "CLASSIC")).toBe(true);
  expect(isFrozen("leads", { semantics: "P" }, "SIMPLE")).toBe(false);
  expect(isFrozen("deals", { semantics: "F" }, "SIMPLE")).toBe(false);
});

import { expect, test } from "vitest";
import { defaultOf, differs } from "./fields";

const values = (...shown: string[]) => shown.map((text, index) => ({ id: index + 1, shown: text }));

test("the survivor's own value comes first", () => {
  expect(defaultOf(values("Holm", "Hölm"), 2)).toBe(2);
});

test("where the survivor has none, the first that has one is taken", () => {
  expect(defaultOf(values("", "", "Chefin"), 1)).toBe(3);
  expect(defaultOf(values("", ""), 2)).toBe(2);
});

test("an empty value is no difference", () => {
  expect(differs(values("Holm", "", "Holm"))).toBe(false);
  expect(differs(values("Holm", "Hölm"))).toBe(true);
});

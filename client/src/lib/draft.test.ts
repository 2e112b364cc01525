import { expect, it } from "vitest";
import { ApiProblem } from "./api/problem";
import { afterSaving, insisting } from "./draft";

const sent = { content: "one", version: 3 };

it("leaves nothing of a draft that was saved", () => {
  expect(afterSaving(sent, sent, 4)).toBeUndefined();
});

it("keeps what was written while it was saved, on top of what was saved", () => {
  expect(afterSaving({ content: "two", version: 3 }, sent, 4)).toEqual({ content: "two", version: 4 });
});

it("writes over somebody else's version only after that was said", () => {
  expect(insisting(sent, null)).toBe(sent);
  expect(insisting(sent, new ApiProblem(422, "invalid-input"))).toBe(sent);
  expect(insisting(sent, new ApiProblem(412, "version-conflict", { version: 9 }))).toEqual({ ...sent, version: 9 });
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { longEnough, SHORTEST_PASSWORD } from "./passwords";

test("the shortest password is the server's", () => {
  const server = readFileSync(
    `${import.meta.dirname}/../../../server/src/main/java/io/weiche/access/Passwords.java`,
    "utf8",
  );
  expect(/MIN_LENGTH = (\d+);/.exec(server)?.[1]).toBe(String(SHORTEST_PASSWORD));
});

test("characters are counted as people see them, as far as the server does", () => {
  expect(longEnough("zehnzehn!!")).toBe(true);
  expect(longEnough("neunneun!")).toBe(false);
  expect(longEnough("😀".repeat(SHORTEST_PASSWORD - 1))).toBe(false);
});

import { expect, it } from "vitest";
import { feeling, place, rounded } from "./scale";

it("gives each tenfold the same room", () => {
  expect([1, 10, 100, 1_000, 10_000].map(place)).toEqual([0, 25, 50, 75, 100]);
});

it("keeps what lies beyond at the ends", () => {
  expect([0, 0.4, 99_999].map(place)).toEqual([0, 0, 100]);
});

it("says how a wait feels", () => {
  expect([100, 101, 1_000, 1_001].map(feeling)).toEqual(["unnoticed", "noticed", "noticed", "slow"]);
});

it("shows no more digits than one can tell apart", () => {
  expect([0.84, 9.96, 14.4, 230.6].map(rounded)).toEqual([0.8, 10, 14, 231]);
});

import { describe, expect, it } from "vitest";
import { each } from "./each";

describe("doing the same to many", () => {
  it("does all of them, four at a time at most", async () => {
    let running = 0;
    let most = 0;
    const { done } = await each([1, 2, 3, 4, 5, 6, 7, 8, 9], async (item) => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      return item * 2;
    });
    expect(done.toSorted((a, b) => a - b)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18]);
    expect(most).toBe(4);
  });

  it("goes on after a refusal and says which and why", async () => {
    const steps: number[] = [];
    const { done, refused } = await each(
      ["a", "b", "c"],
      (item) => (item === "b" ? Promise.reject(new Error("no right")) : Promise.resolve(item)),
      (finished) => steps.push(finished),
    );
    expect(done.toSorted()).toEqual(["a", "c"]);
    expect(refused).toEqual([{ item: "b", error: new Error("no right") }]);
    expect(steps).toEqual([1, 2, 3]);
  });
});

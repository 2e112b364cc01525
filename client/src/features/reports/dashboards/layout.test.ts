import { describe, expect, it } from "vitest";
import { type Box, earlier, later, moved, nudged, reading, resized, roomFor } from "./layout";

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
const left = box(0, 0, 6, 2);
const right = box(6, 0, 6, 2);
const below = box(0, 2, 12, 3);

describe("tiles on a dashboard", () => {
  it("make way for the one that is put onto them", () => {
    expect(moved([left, right, below], 1, -6, 0)).toEqual([box(0, 2, 6, 2), box(0, 0, 6, 2), box(0, 4, 12, 3)]);
  });

  it("close the gap that one leaves behind", () => {
    expect(moved([box(0, 0, 12, 2), below], 0, 0, 9)).toEqual([box(0, 3, 12, 2), box(0, 0, 12, 3)]);
  });

  it("stay on the grid wherever somebody drags them", () => {
    expect(moved([left], 0, 40, -3)).toEqual([box(6, 0, 6, 2)]);
    expect(resized([right], 0, 40, 99)).toEqual([box(6, 0, 6, 20)]);
    expect(resized([right], 0, -40, -40)).toEqual([box(6, 0, 1, 1)]);
  });

  it("push others down when they grow", () => {
    expect(resized([left, below], 0, 0, 2)).toEqual([box(0, 0, 6, 4), box(0, 4, 12, 3)]);
  });

  it("go past the next one at one press of a key, down and up again", () => {
    const down = nudged([left, right, below], 0, 0, 1);
    expect(down).toEqual([box(0, 5, 6, 2), right, below]);
    expect(nudged(down, 0, 0, -1)).toEqual([left, right, below]);
    expect(nudged([left], 0, 0, -1)).toEqual([left]);
    expect(nudged([left], 0, 0, 1)).toEqual([left]);
    expect(nudged([left], 0, 1, 0)).toEqual([box(1, 0, 6, 2)]);
    expect(nudged([left], 0, -1, 0)).toEqual([left]);
  });

  it("change places with the one before in the order of reading, and with the one after", () => {
    expect(earlier([left, right, below], 1)).toEqual([box(6, 0, 6, 2), box(0, 0, 6, 2), below]);
    expect(later([left, right, below], 0)).toEqual([box(6, 0, 6, 2), box(0, 0, 6, 2), below]);
    expect(earlier([box(0, 0, 12, 2), below], 1)).toEqual([box(0, 3, 12, 2), box(0, 0, 12, 3)]);
    expect(earlier([left, below], 0)).toEqual([left, below]);
    expect(later([left, below], 1)).toEqual([left, below]);
  });

  it("come earlier wherever they stand, and never onto each other", () => {
    let seed = 7;
    const some = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 300; round += 1) {
      const thrown = Array.from({ length: 6 }, () => {
        const width = 2 + some(6);
        return box(some(13 - width), some(8), width, 1 + some(4));
      });
      const boxes = moved(thrown, 0, 0, 0);
      const order = reading(boxes);
      for (const [held, tile] of boxes.entries()) {
        const next = earlier(boxes, held);
        const rank = reading(next).findIndex((one) => one === next[held]);
        expect(rank).toBeLessThanOrEqual(Math.max(0, order.indexOf(tile) - 1));
        expect(moved(next, held, 0, 0)).toEqual(next);
      }
    }
  });

  it("are read line by line, and new ones come last", () => {
    expect(reading([below, right, left])).toEqual([left, right, below]);
    expect(roomFor([left, right, below], 4, 4)).toEqual(box(0, 5, 4, 4));
    expect(roomFor([], 4, 4)).toEqual(box(0, 0, 4, 4));
  });
});

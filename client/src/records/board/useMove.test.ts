import { describe, expect, it } from "vitest";
import type { StagedRecord } from "../types";
import { moved } from "./useMove";

const card = (id: number, stageId: number) => ({ id, stageId }) as StagedRecord;
const lists = (...items: StagedRecord[]) => ({ pages: [{ items, nextCursor: null }], pageParams: [undefined] });

describe("a card that moves", () => {
  it("leaves the column it was in", () => {
    expect(moved(lists(card(1, 10), card(2, 10)), card(1, 10), 20, 10).pages[0]?.items).toEqual([card(2, 10)]);
  });

  it("stands where the column it goes to will list it", () => {
    const column = lists(card(9, 20), card(3, 20));
    expect(moved(column, card(1, 10), 20, 20).pages[0]?.items).toEqual([card(9, 20), card(3, 20), card(1, 20)]);
    expect(moved(column, card(5, 10), 20, 20).pages[0]?.items).toEqual([card(9, 20), card(5, 20), card(3, 20)]);
    expect(moved(lists(), card(5, 10), 20, 20).pages[0]?.items).toEqual([card(5, 20)]);
  });

  it("comes with a later part of a long column", () => {
    const long = { pages: [{ items: [card(9, 20)], nextCursor: "more" }], pageParams: [undefined] };
    expect(moved(long, card(1, 10), 20, 20).pages[0]?.items).toEqual([card(9, 20)]);
  });

  it("stays in lists that are no column", () => {
    const list = lists(card(1, 10));
    expect(moved(list, card(1, 10), 20, undefined)).toBe(list);
  });
});

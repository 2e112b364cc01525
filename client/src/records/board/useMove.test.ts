import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { keys } from "@/lib/api/keys";
import type { StagedRecord } from "../types";
import { moved, show } from "./useMove";

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

describe("a board on which a card moves", () => {
  const filter = [{ field: "q", op: "is", value: 1 }];
  const list = (stage: number) =>
    keys.list("deals", { filter: [{ field: "stageId", op: "is", value: stage }, ...filter], q: undefined });
  const board = keys.board("deals", { pipelineId: 1, filter, q: undefined });
  const sum = (value: string) => ({ value, currency: "EUR" });
  const record = { ...card(1, 10), amount: sum("99.90") } as StagedRecord;

  function shown(inTarget: number) {
    const client = new QueryClient();
    client.setQueryData(list(10), lists(record));
    // made by a column that waits for something to show
    client.getQueryCache().build(client, { queryKey: list(20) });
    client.setQueryData(board, [
      { stageId: 10, count: 1, sum: sum("99.90") },
      { stageId: 20, count: inTarget, sum: sum("0.00") },
    ]);
    show(client, "deals", record, 20);
    return client;
  }

  it("counts it in the other column, and shows it there at once though that was empty", () => {
    const client = shown(0);
    expect(client.getQueryData(board)).toEqual([
      { stageId: 10, count: 0, sum: sum("0.00") },
      { stageId: 20, count: 1, sum: sum("99.90") },
    ]);
    expect(client.getQueryData(list(20))).toEqual(lists({ ...record, stageId: 20 }));
  });

  it("leaves the cards to the server that a column has and that nobody has asked for yet", () => {
    const client = shown(7);
    expect(client.getQueryData(list(20))).toBeUndefined();
    expect(client.getQueryData(board)).toMatchObject([{ count: 0 }, { count: 8 }]);
  });
});

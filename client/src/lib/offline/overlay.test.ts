import { describe, expect, it } from "vitest";
import { arriving, withWaiting } from "./overlay";
import type { Waiting } from "./waiting";

const column = (stage: number) =>
  `/api/v1/deals?filter=${encodeURIComponent(JSON.stringify({ field: "stageId", op: "is", value: stage }))}&limit=50`;
const waiting: Waiting[] = [
  {
    what: "move",
    method: "PATCH",
    path: "/deals/1",
    body: { stageId: 6 },
    record: { kind: "deals", id: 1 },
    version: 2,
    seen: { stageId: 5, amount: { value: "100.00", currency: "EUR" } },
    text: "Dach",
    key: "k",
    at: "2026-11-26T09:00:00Z",
    state: "waiting",
    attempts: 0,
  },
];
const page = {
  items: [
    { id: 1, stageId: 5 },
    { id: 2, stageId: 5 },
  ],
  nextCursor: null,
};

describe("what is read without the server", () => {
  it("shows a card in the stage it waits for", () => {
    expect(withWaiting("/api/v1/deals/1", { id: 1, stageId: 5 }, waiting)).toEqual({ id: 1, stageId: 6 });
    expect(withWaiting("/api/v1/leads/1", { id: 1, stageId: 5 }, waiting)).toEqual({ id: 1, stageId: 5 });
  });

  it("takes it out of the column it left, and lets it arrive in the other", () => {
    expect(withWaiting(column(5), page, waiting)).toEqual({ items: [{ id: 2, stageId: 5 }], nextCursor: null });
    expect(arriving(column(6), { items: [] }, waiting)).toEqual([{ kind: "deals", id: 1 }]);
    expect(arriving(column(7), { items: [] }, waiting)).toEqual([]);
  });

  it("lets it arrive in a column that was empty, whose cards were never asked for", () => {
    const sum = (value: string) => ({ value, currency: "EUR" });
    const columns = [
      { stageId: 5, count: 2, sum: sum("350.50") },
      { stageId: 6, count: 0, sum: sum("0.00") },
    ];
    expect(withWaiting("/api/v1/deals/board?pipelineId=1", { columns }, waiting)).toEqual({
      columns: [
        { stageId: 5, count: 1, sum: sum("250.50") },
        { stageId: 6, count: 1, sum: sum("100.00") },
      ],
    });
    expect(withWaiting("/api/v1/leads/board", { columns }, waiting)).toEqual({ columns });
    expect(arriving(column(6), undefined, waiting)).toEqual([{ kind: "deals", id: 1 }]);
    expect(arriving(`${column(6)}&cursor=x`, undefined, waiting)).toEqual([]);
  });

  it("changes nothing else", () => {
    expect(withWaiting("/api/v1/users", { items: [{ id: 1 }] }, waiting)).toEqual({ items: [{ id: 1 }] });
    expect(withWaiting(column(5), page, [])).toBe(page);
  });
});

import type { BoardColumn, Money } from "./api/payloads";

/** The columns of a board after a record has moved; a board that lacks one of the two stages stays as it is. */
export function shifted(
  columns: BoardColumn[],
  { from, to, amount }: { from: number; to: number; amount: Money | null },
): BoardColumn[] {
  const known = (stage: number) => columns.some((column) => column.stageId === stage);
  if (from === to || !known(from) || !known(to)) return columns;
  return columns.map((column) => {
    if (column.stageId === from) return by(-1, column, amount);
    return column.stageId === to ? by(1, column, amount) : column;
  });
}

function by(one: 1 | -1, column: BoardColumn, amount: Money | null): BoardColumn {
  const { sum } = column;
  const count = Math.max(0, column.count + one);
  if (sum === null) return { ...column, count };
  // digits that get lost beyond the cent come back with the next answer of the server
  const value = Number(sum.value) + one * Number(amount?.currency === sum.currency ? amount.value : 0);
  return { ...column, count, sum: { ...sum, value: value.toFixed(2) } };
}

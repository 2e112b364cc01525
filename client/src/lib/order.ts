/** The list with one item at another place. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? [...items] : [...rest.slice(0, to), item, ...rest.slice(to)];
}

interface Sorted {
  id: number;
  sort: number;
}

const STEP = 10;

/**
 * The fewest new sort numbers that bring one item to another place: its own where there is room between its new
 * neighbours, otherwise a fresh numbering.
 */
export function sortsAfterMove(items: readonly Sorted[], from: number, to: number): Sorted[] {
  const list = moved(items, from, to);
  const item = list[to];
  if (item === undefined || from === to) return [];
  const others = list.filter((one) => one !== item);
  const increasing = others.every((one, index) => index === 0 || one.sort > (others[index - 1]?.sort ?? 0));
  const sort = increasing ? between(list[to - 1]?.sort, list[to + 1]?.sort) : undefined;
  if (sort !== undefined) return [{ id: item.id, sort }];
  return list
    .map(({ id }, index) => ({ id, sort: (index + 1) * STEP }))
    .filter((one) => !items.some((old) => old.id === one.id && old.sort === one.sort));
}

function between(before: number | undefined, after: number | undefined): number | undefined {
  if (after === undefined) return (before ?? 0) + STEP;
  const middle = Math.floor(((before ?? -1) + after) / 2);
  return middle > (before ?? -1) && middle < after ? middle : undefined;
}

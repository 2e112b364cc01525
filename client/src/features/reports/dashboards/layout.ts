/** Where tiles stand on a grid of twelve columns. Tiles never overlap, and none floats below an empty place. */
export const COLUMNS = 12;
const LOWEST = 199;
const HIGHEST = 20;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** In the order in which people read. */
export function reading<B extends Box>(boxes: B[]): B[] {
  return boxes.toSorted((one, other) => one.y - other.y || one.x - other.x);
}

/** Pushes down what stands in the way, then closes gaps. @param held goes before others of the same row */
function settle(boxes: Box[], held?: number): Box[] {
  const moved = boxes.map((box) => ({ ...box }));
  const first = held === undefined ? undefined : moved[held];
  const order = moved.toSorted(
    (one, other) => one.y - other.y || Number(other === first) - Number(one === first) || one.x - other.x,
  );
  const settled: Box[] = [];
  const free = (box: Box, y: number) => !settled.some((other) => overlap({ ...box, y }, other));
  for (const box of order) {
    while (!free(box, box.y)) box.y += 1;
    while (box.y > 0 && free(box, box.y - 1)) box.y -= 1;
    settled.push(box);
  }
  return moved;
}

function within(box: Box): Box {
  const width = Math.min(COLUMNS, Math.max(1, box.width));
  return {
    width,
    height: Math.min(HIGHEST, Math.max(1, box.height)),
    x: Math.min(COLUMNS - width, Math.max(0, box.x)),
    y: Math.min(LOWEST, Math.max(0, box.y)),
  };
}

/** All tiles after one of them was moved by so many columns and rows: the others make way. */
export function moved(boxes: Box[], held: number, dx: number, dy: number): Box[] {
  return settle(
    boxes.map((box, place) => (place === held ? within({ ...box, x: box.x + dx, y: box.y + dy }) : box)),
    held,
  );
}

/** All tiles after one of them grew by so much: to the right no further than the grid. */
export function resized(boxes: Box[], held: number, dx: number, dy: number): Box[] {
  return settle(
    boxes.map((box, place) =>
      place === held
        ? within({ ...box, width: Math.min(COLUMNS - box.x, box.width + dx), height: box.height + dy })
        : box,
    ),
    held,
  );
}

/** One move by the keyboard: sideways by a column, up and down past whatever stands there. */
export function nudged(boxes: Box[], held: number, dx: number, dy: number): Box[] {
  if (dy === 0) return moved(boxes, held, dx, 0);
  const from = boxes[held]?.y ?? 0;
  for (let rows = dy; from + rows >= 0 && from + rows <= bottom(boxes); rows += dy) {
    const next = moved(boxes, held, dx, rows);
    if (next[held]?.y !== from) return next;
  }
  return boxes;
}

/**
 * One place earlier in the order of reading, where tiles stand one below the other: two of a row change places, and
 * from the row below a tile takes the place of the last one before it.
 */
export function earlier(boxes: Box[], held: number): Box[] {
  const order = reading(boxes);
  const box = boxes[held];
  const rank = box === undefined ? 0 : order.indexOf(box);
  const before = order[rank - 1];
  if (box === undefined || before === undefined) return boxes;
  const sooner = (next: Box[]) => reading(next).findIndex((one) => one === next[held]) < rank;
  if (before.y === box.y) {
    const right = box.x + box.width - before.width;
    const changed = settle(
      boxes.map((one) => (one === box ? { ...box, x: before.x } : one === before ? { ...before, x: right } : one)),
      held,
    );
    if (sooner(changed)) return changed;
  }
  // what makes way may let others float up: where they come first again, the next try begins at the edge, or higher
  for (let y = before.y; y >= 0; y -= 1) {
    for (const x of [before.x, 0]) {
      const next = moved(boxes, held, x - box.x, y - box.y);
      if (sooner(next)) return next;
    }
  }
  return boxes;
}

/** One place later: the next one takes its place. */
export function later(boxes: Box[], held: number): Box[] {
  const order = reading(boxes);
  const next = order[order.findIndex((one) => one === boxes[held]) + 1];
  return next === undefined ? boxes : earlier(boxes, boxes.indexOf(next));
}

/** How many rows all of them take. */
export function bottom(boxes: Box[]): number {
  return Math.max(0, ...boxes.map((box) => box.y + box.height));
}

/** Where a new tile goes: below all others. */
export function roomFor(boxes: Box[], width: number, height: number): Box {
  return { x: 0, y: bottom(boxes), width, height };
}

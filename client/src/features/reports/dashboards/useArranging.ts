import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Box, bottom, COLUMNS, earlier, later, moved, nudged, reading, resized } from "./layout";

/** What the two handles of a tile are given. */
export interface Handles {
  move: HandleProps;
  size: HandleProps;
}

interface HandleProps {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

interface Drag {
  place: number;
  what: "move" | "size";
  startX: number;
  startY: number;
  /** How far it is from one column to the next, and from one row to the next. */
  column: number;
  row: number;
  boxes: Box[];
}

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves and sizes tiles by pointer, by finger, and by the arrow keys on their handles. */
export function useArranging<T extends Box>(
  grid: RefObject<HTMLElement | null>,
  tiles: T[],
  titleOf: (tile: T) => string,
  onArranged: (tiles: T[]) => void,
) {
  const { t } = useTranslation();
  const [drag, setDrag] = useState<Drag | null>(null);
  const [spoken, setSpoken] = useState("");
  const shown: Box[] = drag?.boxes ?? tiles;

  function begin(event: PointerEvent<HTMLElement>, place: number, what: Drag["what"]) {
    const node = grid.current;
    if (event.button !== 0 || node === null) return;
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    const { columnGap, rowGap, gridAutoRows } = getComputedStyle(node);
    setDrag({
      place,
      what,
      startX: event.clientX,
      startY: event.clientY,
      column: (node.clientWidth + Number.parseFloat(columnGap)) / COLUMNS,
      row: Number.parseFloat(gridAutoRows) + Number.parseFloat(rowGap),
      boxes: tiles,
    });
  }

  function follow(event: PointerEvent<HTMLElement>) {
    if (drag === null) return;
    const dx = Math.round((event.clientX - drag.startX) / drag.column);
    const dy = Math.round((event.clientY - drag.startY) / drag.row);
    const next = (drag.what === "move" ? moved : resized)(tiles, drag.place, dx, dy);
    setDrag({ ...drag, boxes: next });
  }

  function drop() {
    if (drag !== null) take(drag.boxes, drag.place);
    setDrag(null);
  }

  function put(next: Box[]): T[] {
    return tiles.map((tile, at) => ({ ...tile, ...placeOf(next[at] ?? tile) }));
  }

  /** Where tiles stand one below the other. */
  function step(place: number, way: "up" | "down") {
    const arranged = put((way === "up" ? earlier : later)(tiles, place));
    const held = arranged[place];
    if (held !== undefined) {
      const now = reading(arranged).indexOf(held) + 1;
      setSpoken(t("dashboards.now", { title: titleOf(held), place: now, count: tiles.length }));
    }
    onArranged(arranged);
  }

  function take(next: Box[], place: number) {
    const arranged = put(next);
    const held = arranged[place];
    if (held !== undefined) {
      const { x, y, width, height } = held;
      setSpoken(t("dashboards.stands", { title: titleOf(held), column: x + 1, row: y + 1, width, height }));
    }
    onArranged(arranged);
  }

  function press(event: KeyboardEvent, place: number, what: Drag["what"]) {
    if (event.key === "Escape") setDrag(null);
    const arrow = ARROWS[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    const [dx, dy] = arrow;
    take((what === "move" ? nudged : resized)(tiles, place, dx, dy), place);
  }

  const handle = (place: number, what: Drag["what"]): HandleProps => ({
    onPointerDown: (event) => begin(event, place, what),
    onPointerMove: follow,
    onPointerUp: drop,
    onPointerCancel: () => setDrag(null),
    onKeyDown: (event) => press(event, place, what),
  });

  return {
    boxes: shown,
    held: drag?.place,
    rows: bottom(shown),
    spoken,
    step,
    handles: (place: number): Handles => ({ move: handle(place, "move"), size: handle(place, "size") }),
  };
}

function placeOf({ x, y, width, height }: Box): Box {
  return { x, y, width, height };
}

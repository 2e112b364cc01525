import type { KeyboardCoordinateGetter } from "@dnd-kit/core";
import type { KeyboardEvent } from "react";

/** While a card is carried by keyboard, left and right take it to the next column. */
export const nextColumn: KeyboardCoordinateGetter = (event, { context }) => {
  const step = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  const carried = context.collisionRect;
  if (step === 0 || carried === null) return undefined;
  event.preventDefault();
  const columns = [...context.droppableRects.values()].toSorted((a, b) => a.left - b.left);
  const middle = carried.left + carried.width / 2;
  const at = columns.findIndex((column) => middle >= column.left && middle < column.right);
  const column = columns[Math.min(Math.max(at + step, 0), columns.length - 1)];
  if (column === undefined) return undefined;
  return { x: column.left + (column.width - carried.width) / 2, y: Math.max(carried.top, column.top) };
};

/** The arrow keys go from card to card, over the columns too. */
export function walk(event: KeyboardEvent<HTMLElement>) {
  const card = event.target;
  if (!(card instanceof HTMLElement) || !("card" in card.dataset) || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const cardsOf = (column: Element | null | undefined) => [
    ...(column?.querySelectorAll<HTMLElement>("[data-card]") ?? []),
  ];
  const column = card.closest("section");
  const cards = cardsOf(column);
  const at = cards.indexOf(card);
  let to: HTMLElement | undefined;
  if (event.key === "ArrowDown") to = cards[at + 1];
  else if (event.key === "ArrowUp") to = cards[at - 1];
  else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    const forward = event.key === "ArrowRight";
    let next = forward ? column?.nextElementSibling : column?.previousElementSibling;
    while (next && cardsOf(next).length === 0) next = forward ? next.nextElementSibling : next.previousElementSibling;
    const others = cardsOf(next);
    to = others[Math.min(at, others.length - 1)];
  }
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
}

import type { PointerEvent } from "react";
import styles from "./Calendar.module.css";

interface Props {
  day: string;
  /** Over which quarter of the day it is, 1 to 96. */
  onMove: (quarter: number) => void;
  onEnd: () => void;
  onCancel: () => void;
}

/** The lower edge of an activity: dragging it says how long it lasts. Whoever has no pointer types the end. */
export function Edge({ day, onMove, onEnd, onCancel }: Props) {
  return (
    <span
      aria-hidden="true"
      data-testid="edge"
      className={styles.edge}
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(quarterAt(event, day));
      }}
      onPointerUp={onEnd}
      onPointerCancel={onCancel}
    />
  );
}

/** Rows grow with what stands in them, so the cells are asked where they are. */
function quarterAt({ currentTarget, clientY }: PointerEvent, day: string): number {
  const cells = currentTarget.closest("[role=grid]")?.querySelectorAll(`[data-cell][data-day="${day}"]`) ?? [];
  const place = [...cells].map((cell) => cell.getBoundingClientRect());
  const hour = place.findIndex(({ bottom }) => clientY < bottom);
  const here = place[hour];
  if (!here) return place.length * 4;
  return Math.max(1, hour * 4 + Math.ceil(((clientY - here.top) / here.height) * 4));
}

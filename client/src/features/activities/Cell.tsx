import { useDroppable } from "@dnd-kit/core";
import type { CSSProperties, KeyboardEvent, ReactNode } from "react";
import styles from "./Calendar.module.css";

interface Props {
  id: string;
  day: string;
  hour?: number;
  label: string;
  /** Where the tabulator stops; arrow keys go on from there. */
  stop: boolean;
  today: boolean;
  /** Belongs to another month. */
  outside?: boolean;
  style?: CSSProperties;
  onCreate: () => void;
  children: ReactNode;
}

/** A place in a calendar: a click or Enter plans something there, and activities can be dropped on it. */
export function Cell({ id, day, hour, label, stop, today, outside = false, style, onCreate, children }: Props) {
  const { setNodeRef, isOver } = useDroppable({ id, data: hour === undefined ? { day } : { day, hour } });
  return (
    <div
      ref={setNodeRef}
      role="gridcell"
      tabIndex={stop ? 0 : -1}
      aria-label={label}
      data-cell
      data-day={day}
      data-testid={`cell-${id}`}
      data-today={today}
      data-outside={outside}
      data-over={isOver}
      className={styles.cell}
      style={style}
      onClick={(event) => {
        // a menu that hangs over the page passes its clicks on to here
        if (event.currentTarget.contains(event.target as Node)) onCreate();
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        onCreate();
      }}
    >
      {children}
    </div>
  );
}

/** Arrow keys go from cell to cell of a grid whose rows have so many of them. */
export function walkCells(event: KeyboardEvent<HTMLElement>, columns: number) {
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
  const step = steps[event.key];
  const here = event.target;
  if (step === undefined || !(here instanceof HTMLElement) || !("cell" in here.dataset)) return;
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-cell]")];
  const to = cells[cells.indexOf(here) + step];
  if (!to) return;
  event.preventDefault();
  to.focus();
  to.scrollIntoView({ block: "nearest" });
}

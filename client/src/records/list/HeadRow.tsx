import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useRecordsUrl } from "../useRecordsUrl";
import { CheckMark } from "./CheckMark";
import { clamped, type Grid, NARROWEST, WIDEST } from "./layout";
import styles from "./RecordList.module.css";
import type { ShownColumn } from "./useColumns";

interface Props<T> {
  columns: ShownColumn<T>[];
  grid: Grid;
  sort: string | undefined;
  /** How many of the rows are chosen; undefined when none can be. */
  all: "none" | "some" | "all" | undefined;
  onAll: () => void;
  onResize: (key: string, width: number | undefined) => void;
}

/** Where a pinned cell stays. */
export function pinnedAt(left: number | undefined): { style?: CSSProperties; "data-pinned"?: true } {
  return left === undefined ? {} : { style: { left }, "data-pinned": true };
}

export function HeadRow<T>({ columns, grid, sort, all, onAll, onResize }: Props<T>) {
  const { t } = useTranslation();
  return (
    <div
      className={styles.head}
      role="row"
      aria-rowindex={1}
      style={{ gridTemplateColumns: grid.template, minWidth: grid.minWidth }}
    >
      {all !== undefined && (
        <span role="columnheader" className={styles.pick} {...pinnedAt(grid.pickOffset)}>
          <button
            type="button"
            role="checkbox"
            aria-checked={all === "some" ? "mixed" : all === "all"}
            aria-label={t("records.selectAll")}
            className={styles.tick}
            data-on={all !== "none"}
            onClick={onAll}
          >
            <CheckMark checked={all === "all"} />
          </button>
        </span>
      )}
      {columns.map((column, index) => (
        <HeadCell key={column.key} column={column} left={grid.offsets[index]} sort={sort} onResize={onResize} />
      ))}
    </div>
  );
}

interface CellProps<T> {
  column: ShownColumn<T>;
  left: number | undefined;
  sort: string | undefined;
  onResize: (key: string, width: number | undefined) => void;
}

function HeadCell<T>({ column, left, sort, onResize }: CellProps<T>) {
  const [, setUrl] = useRecordsUrl();
  const code = column.sort;
  const direction = code === undefined ? undefined : directionOf(sort, code);
  return (
    <span
      role="columnheader"
      className={styles.cell}
      data-column={column.key}
      data-number={column.number}
      aria-sort={code === undefined ? undefined : (direction ?? "none")}
      {...pinnedAt(left)}
    >
      {code === undefined ? (
        <span className={styles.label}>{column.label}</span>
      ) : (
        <button
          type="button"
          className={styles.sort}
          onClick={() => setUrl({ sort: direction === "descending" ? code : `-${code}` })}
        >
          {column.label}
          {direction === "ascending" && <IconArrowUp size={13} />}
          {direction === "descending" && <IconArrowDown size={13} />}
        </button>
      )}
      <Handle column={column} onResize={onResize} />
    </span>
  );
}

export function directionOf(sort: string | undefined, code: string): "ascending" | "descending" | undefined {
  return sort === code ? "ascending" : sort === `-${code}` ? "descending" : undefined;
}

const STEP = 16;

/** The edge of a column: dragged, or moved by the arrow keys; a double click gives the width back. */
function Handle<T>({ column, onResize }: Pick<CellProps<T>, "column" | "onResize">) {
  const { t } = useTranslation();
  const drag = useRef<{ x: number; width: number; cell: HTMLElement } | undefined>(undefined);
  const widthNow = (handle: HTMLElement) => Math.round(handle.parentElement?.getBoundingClientRect().width ?? 0);

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0 || event.currentTarget.parentElement === null) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: widthNow(event.currentTarget), cell: event.currentTarget.parentElement };
  }

  /** While it is dragged only a line moves; the list itself is laid out anew once. */
  function onPointerMove(event: PointerEvent<HTMLElement>) {
    if (drag.current === undefined) return;
    event.currentTarget.style.transform = `translateX(${moved(drag.current, event.clientX) - drag.current.width}px)`;
    event.currentTarget.dataset["dragged"] = "true";
  }

  function drop(event: PointerEvent<HTMLElement>, keep: boolean) {
    const begun = drag.current;
    drag.current = undefined;
    event.currentTarget.style.transform = "";
    delete event.currentTarget.dataset["dragged"];
    if (begun !== undefined && keep && Math.abs(event.clientX - begun.x) > 2) {
      onResize(column.key, moved(begun, event.clientX));
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const by = event.key === "ArrowLeft" ? -STEP : event.key === "ArrowRight" ? STEP : 0;
    if (by !== 0) {
      event.preventDefault();
      onResize(column.key, clamped(widthNow(event.currentTarget) + by));
    }
    if (event.key === "Delete" || event.key === "Backspace") onResize(column.key, undefined);
  }

  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("records.columns.resize", { name: column.label })}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={column.set ?? Math.round(column.width * 100)}
      tabIndex={0}
      className={styles.handle}
      title={t("records.columns.resizeHint")}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => drop(event, true)}
      onPointerCancel={(event) => drop(event, false)}
      onDoubleClick={() => onResize(column.key, undefined)}
      onKeyDown={onKeyDown}
    />
  );
}

function moved(drag: { x: number; width: number }, x: number): number {
  return clamped(drag.width + x - drag.x);
}

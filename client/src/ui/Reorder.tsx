import { VisuallyHidden } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { moved } from "@/lib/order";
import styles from "./Reorder.module.css";

interface Props<T> {
  items: T[];
  keyOf: (item: T) => string | number;
  /** Read aloud with the handle and while moving. */
  nameOf: (item: T) => string;
  onMove: (from: number, to: number) => void;
  /** A row; the handle goes where the row wants it. */
  children: (item: T, handle: ReactNode) => ReactNode;
}

interface Drag {
  from: number;
  to: number;
  /** Middles of the rows when the drag began. */
  middles: number[];
}

/** A list whose rows are moved with pointer, finger, or the arrow keys on the handle. */
export function Reorder<T>({ items, keyOf, nameOf, onMove, children }: Props<T>) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [spoken, setSpoken] = useState("");
  const refocus = useRef<string | number | null>(null);
  const shown = drag === null ? items : moved(items, drag.from, drag.to);

  // A row that changes its place in the document loses the focus; give it back.
  useEffect(() => {
    if (refocus.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-key="${refocus.current}"] [data-handle]`)?.focus();
    refocus.current = null;
  }, [items]);

  function onPointerDown(event: PointerEvent<HTMLElement>, from: number) {
    if (event.button !== 0 || list.current === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const middles = Array.from(list.current.children, (row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    });
    setDrag({ from, to: from, middles });
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    if (drag === null) return;
    const to = drag.middles.filter((middle, index) => index !== drag.from && middle < event.clientY).length;
    if (to !== drag.to) setDrag({ ...drag, to });
  }

  function drop() {
    if (drag === null) return;
    setDrag(null);
    if (drag.to !== drag.from) onMove(drag.from, drag.to);
  }

  function onKeyDown(event: KeyboardEvent, item: T, index: number) {
    if (event.key === "Escape") setDrag(null);
    const to = event.key === "ArrowUp" ? index - 1 : event.key === "ArrowDown" ? index + 1 : index;
    if (to === index || to < 0 || to >= items.length) return;
    event.preventDefault();
    refocus.current = keyOf(item);
    setSpoken(t("common.movedTo", { name: nameOf(item), place: to + 1, count: items.length }));
    onMove(index, to);
  }

  const dragged = drag === null ? undefined : items[drag.from];
  return (
    <>
      <ul className={styles.list} ref={list}>
        {shown.map((item, index) => (
          <li key={keyOf(item)} data-key={keyOf(item)} className={styles.row} data-dragged={item === dragged}>
            {children(
              item,
              <button
                type="button"
                data-handle
                className={styles.handle}
                aria-label={t("common.move", { name: nameOf(item) })}
                title={t("common.moveHint")}
                onPointerDown={(event) => onPointerDown(event, items.indexOf(item))}
                onPointerMove={onPointerMove}
                onPointerUp={drop}
                onPointerCancel={() => setDrag(null)}
                onKeyDown={(event) => onKeyDown(event, item, index)}
              >
                <IconGripVertical size={16} stroke={1.6} />
              </button>,
            )}
          </li>
        ))}
      </ul>
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
    </>
  );
}

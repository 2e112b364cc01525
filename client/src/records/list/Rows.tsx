import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BaseRecord } from "../types";
import styles from "./RecordList.module.css";
import { ListedRow, type RowsOf } from "./Row";

interface Props<T extends BaseRecord> {
  of: RowsOf<T>;
  records: T[];
  /** How many there are in all, as far as that is known. */
  total: number | undefined;
  pinned: boolean;
  head: ReactNode;
  /** Undefined where nothing can be chosen. */
  isSelected: ((id: number) => boolean) | undefined;
  editing: { id: number; column: string } | undefined;
  /** Somebody comes near the end. */
  onNearEnd: (() => void) | undefined;
}

const ROW = 36;
const CARD = 68;
const NEAR_END = 15;

/** The part of a list that scrolls: only the rows in sight are there. */
export function Rows<T extends BaseRecord>({ of, records, head, isSelected, editing, onNearEnd, ...list }: Props<T>) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (of.card ? CARD : ROW),
    overscan: 12,
  });
  useEffect(() => virtual.measure(), [of.card, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= records.length - NEAR_END) onNearEnd?.();
  }, [onNearEnd, last, records.length]);
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      tabIndex={-1}
      role="grid"
      aria-label={t("records.list")}
      aria-rowcount={list.total ?? -1}
      data-pinned={list.pinned}
    >
      {head}
      <div
        className={styles.rows}
        style={{ height: virtual.getTotalSize(), minWidth: of.card ? undefined : of.grid.minWidth }}
        role="rowgroup"
      >
        {items.map((item) => {
          const record = records[item.index];
          return record === undefined ? null : (
            <ListedRow
              key={record.id}
              of={of}
              record={record}
              index={item.index}
              top={item.start}
              selected={isSelected?.(record.id)}
              editing={editing?.id === record.id ? editing.column : undefined}
            />
          );
        })}
      </div>
    </div>
  );
}

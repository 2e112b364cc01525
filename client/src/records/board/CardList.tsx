import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { UnstyledButton } from "@/ui/controls";
import type { StagedRecord } from "../types";
import styles from "./Board.module.css";

interface Props<T extends StagedRecord> {
  records: T[];
  /** Where more of them come from. */
  list: Pick<
    UseInfiniteQueryResult,
    "hasNextPage" | "isFetching" | "isError" | "isFetchNextPageError" | "fetchNextPage" | "refetch"
  >;
  card: (record: T) => ReactNode;
  above?: ReactNode;
  below?: ReactNode;
}

const CARD_HEIGHT = 100;
const NEAR_END = 8;

interface CardProps<T> {
  record: T;
  card: (record: T) => ReactNode;
}

/** Drawn anew only when its record or its column has changed, not with every step of scrolling. */
const Card = memo(function Card<T>({ record, card }: CardProps<T>) {
  return card(record);
}) as <T>(props: CardProps<T>) => ReactNode;

/**
 * The cards of a column: only those in sight are there, and more are loaded as somebody scrolls. What could not be read
 * is asked for again by whoever wants to, not by itself.
 */
export function CardList<T extends StagedRecord>({ records, list, card, above, below }: Props<T>) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => records[index]?.id ?? index,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  useEffect(() => {
    // a page asked for while the list is read again would end that, and the change it brings would be lost
    if (hasNextPage && !isFetching && !isError && last >= records.length - NEAR_END) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage, last, records.length]);
  return (
    <div className={styles.cards} ref={scroller} tabIndex={-1}>
      {above}
      <ul className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const record = records[item.index];
          return record === undefined ? null : (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={styles.slot}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Card record={record} card={card} />
            </li>
          );
        })}
      </ul>
      {isError && !isFetching && (
        <UnstyledButton
          className={styles.quick}
          onClick={() => void (list.isFetchNextPageError ? fetchNextPage() : list.refetch())}
        >
          {t("common.retry")}
        </UnstyledButton>
      )}
      {below}
    </div>
  );
}

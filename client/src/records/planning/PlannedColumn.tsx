import { useDraggable, useDroppable } from "@dnd-kit/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { IconDotsVertical } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { useMayWith } from "@/lib/session";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { ErrorState } from "@/ui/states";
import board from "../board/Board.module.css";
import { CardFace } from "../board/BoardCard";
import type { Filter } from "../filter/model";
import { listQuery } from "../queries";
import type { StagedRecord } from "../types";
import { conditionsOf, type Due, DUES, takes } from "./dues";
import styles from "./Planned.module.css";

interface Props {
  kind: Kind;
  due: Due;
  now: Date;
  filter: Filter[];
  q: string | undefined;
  onOpen: (record: StagedRecord) => void;
  onPlan: (record: StagedRecord, due: Due) => void;
}

const CARD_HEIGHT = 100;
const NEAR_END = 8;

/** One column: it loads its own cards, more of them as somebody scrolls. */
export function PlannedColumn({ kind, due, now, filter, q, onOpen, onPlan }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const conditions: Filter[] = [
    { field: "semantics", op: "is", value: "P" },
    ...conditionsOf(due, formats, now),
    ...filter,
  ];
  const list = useInfiniteQuery(listQuery<StagedRecord>(kind, { filter: conditions, q }));
  const records = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total;
  const { setNodeRef, isOver, active } = useDroppable({ id: due, disabled: !takes(due, formats, now) });
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
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= records.length - NEAR_END) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, records.length]);
  const name = t(`planning.due.${due}`);
  return (
    <section
      ref={setNodeRef}
      className={board.column}
      data-over={isOver && active?.data.current?.["due"] !== due}
      aria-label={name}
      data-testid={`due-${due}`}
    >
      <header className={`${board.head} ${styles.head}`} data-due={due}>
        <h2 className={board.name}>{name}</h2>
        <span className={board.count}>
          {total === null || total === undefined ? "" : formats.number(total.value) + (total.exact ? "" : "+")}
        </span>
      </header>
      <div className={board.cards} ref={scroller} tabIndex={-1}>
        {list.isError && (
          <ErrorState title={t("records.listFailed")} error={list.error} retry={() => void list.refetch()} />
        )}
        <ul className={board.list} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const record = records[item.index];
            return record === undefined ? null : (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={board.slot}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <PlannedCard
                  kind={kind}
                  record={record}
                  due={due}
                  now={now}
                  onOpen={() => onOpen(record)}
                  onPlan={(to) => onPlan(record, to)}
                />
              </li>
            );
          })}
        </ul>
        {list.isSuccess && records.length === 0 && <p className={board.empty}>{t("records.columnEmpty")}</p>}
      </div>
    </section>
  );
}

interface CardProps {
  kind: Kind;
  record: StagedRecord;
  due: Due;
  now: Date;
  onOpen: () => void;
  onPlan: (due: Due) => void;
}

/** Enter opens a card, the space bar picks it up, its menu plans without dragging. */
function PlannedCard({ kind, record, due, now, onOpen, onPlan }: CardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayChange = useMayWith(kind, "change", record.responsibleId);
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id: `${kind}-${record.id}`,
    data: { record, due },
    disabled: !mayChange,
  });
  return (
    <div className={board.cardBox} data-dragging={isDragging}>
      <div
        ref={setNodeRef}
        className={board.card}
        data-card
        data-testid={`card-${codeOfKind(kind).toLowerCase()}-${record.id}`}
        {...attributes}
        {...listeners}
        aria-label={record.title}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            onOpen();
          } else {
            (listeners?.["onKeyDown"] as ((event: React.KeyboardEvent) => void) | undefined)?.(event);
          }
        }}
      >
        <CardFace record={record} detail={null} />
      </div>
      {mayChange && (
        <Dropdown
          label={t("planning.planFor")}
          parts={[
            { key: "to", heading: t("planning.planFor") },
            ...DUES.filter((one) => takes(one, formats, now)).map((one) => ({
              key: one,
              label: t(`planning.due.${one}`),
              run: () => onPlan(one),
            })),
          ]}
        >
          {(trigger) => (
            <IconButton
              {...trigger}
              label={t("planning.planMenu", { name: record.title })}
              className={board.cardMenu}
              size={26}
            >
              <IconDotsVertical size={15} />
            </IconButton>
          )}
        </Dropdown>
      )}
    </div>
  );
}

import { useDroppable } from "@dnd-kit/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { useMayWith } from "@/lib/session";
import { ErrorState } from "@/ui/states";
import board from "../board/Board.module.css";
import { CardFace } from "../board/BoardCard";
import { CardList } from "../board/CardList";
import { DragCard } from "../board/DragCard";
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
      <CardList
        records={records}
        list={list}
        above={
          list.isError && list.data === undefined && <ErrorState title={t("records.listFailed")} error={list.error} />
        }
        card={(record) => (
          <PlannedCard
            kind={kind}
            record={record}
            due={due}
            now={now}
            onOpen={() => onOpen(record)}
            onPlan={(to) => onPlan(record, to)}
          />
        )}
        below={list.isSuccess && records.length === 0 && <p className={board.empty}>{t("records.columnEmpty")}</p>}
      />
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

/** A card in a column; its menu plans without dragging. */
function PlannedCard({ kind, record, due, now, onOpen, onPlan }: CardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayChange = useMayWith(kind, "change", record);
  const menu = {
    label: t("planning.planFor"),
    open: t("planning.planMenu", { name: record.title }),
    parts: DUES.filter((one) => takes(one, formats, now)).map((one) => ({
      key: one,
      label: t(`planning.due.${one}`),
      run: () => onPlan(one),
    })),
  };
  return (
    <DragCard kind={kind} record={record} data={{ due }} fixed={!mayChange} menu={menu} onOpen={onOpen}>
      <CardFace record={record} detail={null} />
    </DragCard>
  );
}

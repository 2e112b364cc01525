import { useDroppable } from "@dnd-kit/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardColumn, Stage } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { UnstyledButton } from "@/ui/controls";
import { toast } from "@/ui/toasts";
import type { Filter } from "../filter/model";
import { listQuery } from "../queries";
import type { StagedKind } from "../staged";
import type { StagedRecord } from "../types";
import styles from "./Board.module.css";
import { BoardCard } from "./BoardCard";
import { CardList } from "./CardList";

interface Props<T extends StagedRecord> {
  of: StagedKind<T>;
  stage: Stage;
  column: BoardColumn | undefined;
  /** Whether counts have been loaded. */
  known: boolean;
  filter: Filter[];
  q: string | undefined;
  /** Instead of the word for "empty". */
  empty?: ReactNode;
  onOpen: (record: T) => void;
  onMove: (record: T, stage: Stage) => void;
  /** @returns false when somebody thought better of it */
  onQuickAdd: ((stage: Stage, title: string) => Promise<boolean>) | undefined;
}

/** One stage: it loads its own cards, more of them as somebody scrolls. */
export function Column<T extends StagedRecord>(props: Props<T>) {
  const { of, stage, column, known, filter, q } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const [watch, near] = useNear();
  const conditions: Filter[] = [{ field: "stageId", op: "is", value: stage.id }, ...filter];
  const count = column?.count ?? 0;
  const list = useInfiniteQuery({
    ...listQuery<T>(of.kind, { filter: conditions, q }),
    // an empty column needs no request of its own, nor does one that nobody has come near
    enabled: known && count > 0 && near,
  });
  const records = count === 0 ? [] : (list.data?.pages.flatMap((page) => page.items) ?? []);
  const { setNodeRef, isOver } = useDroppable({ id: stage.id });
  return (
    <section
      className={styles.column}
      data-over={isOver}
      aria-label={stage.name}
      ref={setNodeRef}
      data-testid={`column-${stage.id}`}
    >
      <header className={styles.head} ref={watch} style={{ borderTopColor: stage.color }}>
        <h2 className={styles.name}>{stage.name}</h2>
        <span className={styles.count}>{known ? formats.number(count) : ""}</span>
        {column?.sum && Number(column.sum.value) !== 0 && (
          <span className={styles.sum} title={formats.money(column.sum)}>
            {formats.moneyShort(column.sum)}
          </span>
        )}
      </header>
      {props.onQuickAdd && stage.semantics === "IN_PROGRESS" && (
        <QuickAdd stage={stage} onAdd={(title) => props.onQuickAdd?.(stage, title) ?? Promise.resolve(false)} />
      )}
      <CardList
        records={records}
        list={list}
        card={(record) => (
          <BoardCard
            record={record}
            kind={of.kind}
            detail={of.detail?.(record) ?? null}
            stages={of.stages}
            frozen={of.frozen(record)}
            onOpen={() => props.onOpen(record)}
            onMove={(to) => props.onMove(record, to)}
          />
        )}
        below={known && count === 0 && (props.empty ?? <p className={styles.empty}>{t("records.columnEmpty")}</p>)}
      />
    </section>
  );
}

/** Whether a part has ever been in sight, or almost. */
function useNear() {
  const [near, setNear] = useState(false);
  const watch = useCallback((part: HTMLElement) => {
    const watcher = new IntersectionObserver(
      (seen) => setNear((was) => was || seen.some((one) => one.isIntersecting)),
      {
        scrollMargin: "400px",
      },
    );
    watcher.observe(part);
    return () => watcher.disconnect();
  }, []);
  return [watch, near] as const;
}

function QuickAdd({ stage, onAdd }: { stage: Stage; onAdd: (title: string) => Promise<boolean> }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const [busy, setBusy] = useState(false);
  function add() {
    if (busy || title.trim() === "") return;
    setBusy(true);
    onAdd(title.trim())
      .then(
        (added) => added && setTitle(""),
        (error: unknown) => toast(problemText(t, error), { tone: "error" }),
      )
      .finally(() => setBusy(false));
  }
  if (!open) {
    return (
      <UnstyledButton
        className={styles.quick}
        aria-label={t("records.quickAddIn", { stage: stage.name })}
        onClick={() => setOpen(true)}
      >
        <IconPlus size={15} />
        <span>{t("records.quickAdd")}</span>
      </UnstyledButton>
    );
  }
  return (
    <form
      className={styles.quickForm}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        className={styles.quickInput}
        autoFocus
        aria-label={t("records.title")}
        placeholder={t("records.quickAddHint")}
        value={title}
        maxLength={500}
        readOnly={busy}
        aria-busy={busy}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setOpen(false);
        }}
        onBlur={() => {
          if (title.trim() === "") setOpen(false);
        }}
      />
    </form>
  );
}

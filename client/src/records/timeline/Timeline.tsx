import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { timelineQuery } from "./api";
import { Composer } from "./Composer";
import { EntryRow } from "./EntryRow";
import { PlannedRow } from "./PlannedRow";
import styles from "./Timeline.module.css";

/** What is planned on a record, and what has happened, newest first. */
export function Timeline({ kind, id, readOnly = false }: { kind: Kind; id: number; readOnly?: boolean }) {
  const { t } = useTranslation();
  const timeline = useInfiniteQuery(timelineQuery(kind, id));
  if (timeline.isError)
    return (
      <ErrorState title={t("records.timelineFailed")} error={timeline.error} retry={() => void timeline.refetch()} />
    );
  if (timeline.isPending) return <RowSkeletons rows={6} />;
  const planned = timeline.data.pages[0]?.planned ?? [];
  const entries = timeline.data.pages.flatMap((page) => page.items);
  const pinned = entries.filter((entry) => entry.pinned);
  return (
    <div className={styles.timeline}>
      {!readOnly && <Composer kind={kind} id={id} />}
      {planned.length > 0 && (
        <section aria-label={t("records.planned")}>
          <h2 className={styles.title}>{t("records.planned")}</h2>
          <ul className={styles.list}>
            {planned.map((activity) => (
              <PlannedRow key={activity.id} activity={activity} readOnly={readOnly} />
            ))}
          </ul>
        </section>
      )}
      {pinned.length > 0 && (
        <section aria-label={t("records.pinned")}>
          <h2 className={styles.title}>{t("records.pinned")}</h2>
          <ul className={styles.list}>
            {pinned.map((entry) => (
              <EntryRow key={entry.id} entry={entry} readOnly={readOnly} kind={kind} id={id} />
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t("records.history")}>
        <h2 className={styles.title}>{t("records.history")}</h2>
        <ul className={styles.list}>
          {entries
            .filter((entry) => !entry.pinned)
            .map((entry) => (
              <EntryRow key={entry.id} entry={entry} readOnly={readOnly} kind={kind} id={id} />
            ))}
        </ul>
        {timeline.hasNextPage && (
          <Button
            variant="subtle"
            size="xs"
            loading={timeline.isFetchingNextPage}
            onClick={() => void timeline.fetchNextPage()}
          >
            {t("records.older")}
          </Button>
        )}
      </section>
    </div>
  );
}

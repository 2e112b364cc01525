import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import type { Kind } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { Segmented } from "@/ui/Segmented";
import { ErrorState, RowSkeletons } from "@/ui/states";
import type { StagedRecord } from "../types";
import { wasAsked } from "../planning/leaving";
import { type Activity, timelineQuery } from "./api";
import { Composer } from "./Composer";
import { EntryRow } from "./EntryRow";
import { SHOWS, type TimelineShow, typesOf } from "./filter";
import { PlannedRow } from "./PlannedRow";
import styles from "./Timeline.module.css";
import { WaitingHere } from "./WaitingHere";
import { WhatNext } from "./WhatNext";

/** What is planned on a record, and what has happened, newest first; what is pinned stands above. */
export function Timeline({ kind, id, readOnly = false }: { kind: Kind; id: number; readOnly?: boolean }) {
  const { t } = useTranslation();
  const [show, setShow] = useState<TimelineShow>("all");
  const [done, setDone] = useState<Activity>();
  const goesOn = useGoesOn(kind, id);
  const timeline = useInfiniteQuery(timelineQuery(kind, id, typesOf(show)));
  // what was read stays, with all that is being written in it, although reading it again has failed
  if (timeline.data === undefined) {
    if (!timeline.isError && timeline.errorUpdateCount === 0) return <RowSkeletons rows={6} />;
    return (
      <div className={styles.timeline}>
        {/* without the server a note can be written all the same */}
        {!readOnly && <Composer kind={kind} id={id} />}
        <WaitingHere kind={kind} id={id} />
        {timeline.isError ? (
          <ErrorState
            title={t("records.timelineFailed")}
            error={timeline.error}
            retry={() => void timeline.refetch()}
          />
        ) : (
          <RowSkeletons rows={6} />
        )}
      </div>
    );
  }
  const first = timeline.data.pages[0];
  const planned = first?.planned ?? [];
  const pinned = first?.pinned ?? [];
  const entries = timeline.data.pages.flatMap((page) => page.items).filter((entry) => !entry.pinned);
  return (
    <div className={styles.timeline}>
      {!readOnly && <Composer kind={kind} id={id} />}
      <WaitingHere kind={kind} id={id} />
      {done && planned.length === 0 && goesOn && !readOnly && (
        <WhatNext
          kind={kind}
          id={id}
          done={done}
          onClose={() => {
            // asked here, and not once more
            wasAsked(kind, id);
            setDone(undefined);
          }}
        />
      )}
      {planned.length > 0 && (
        <section aria-label={t("records.planned")}>
          <h2 className={styles.title}>{t("records.planned")}</h2>
          <ul className={styles.list}>
            {planned.map((activity) => (
              <PlannedRow
                key={activity.id}
                activity={activity}
                readOnly={readOnly}
                kind={kind}
                id={id}
                onComplete={() => setDone(activity)}
              />
            ))}
          </ul>
        </section>
      )}
      {pinned.length > 0 && (
        <section aria-label={t("records.pinned")} data-testid="pinned">
          <h2 className={styles.title}>{t("records.pinned")}</h2>
          <ul className={styles.list}>
            {pinned.map((entry) => (
              <EntryRow key={entry.id} entry={entry} readOnly={readOnly} kind={kind} id={id} />
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t("records.history")} data-testid="history">
        <div className={styles.historyHead}>
          <h2 className={styles.title}>{t("records.history")}</h2>
          <Segmented
            label={t("planning.filter")}
            value={show}
            onChange={setShow}
            data={SHOWS.map((one) => ({ value: one, label: t(`planning.${one}`) }))}
          />
        </div>
        {entries.length === 0 && <p className={styles.quiet}>{t("planning.nothingHere")}</p>}
        <ul className={styles.list}>
          {entries.map((entry) => (
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

/** Whether something may come next: work on a lead or deal that is still open. */
function useGoesOn(kind: Kind, id: number): boolean {
  const client = useQueryClient();
  return client.getQueryData<Partial<StagedRecord>>(keys.record(kind, id))?.semantics === "P";
}

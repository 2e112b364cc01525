import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDealStages, useLeadStages, usePipelines, useTags, useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { Texts } from "@/lib/i18n/texts";
import { kindOfCode } from "@/lib/kinds";
import { isPast } from "@/lib/moments";
import { Button } from "@/ui/controls";
import { Progress } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import { RecordLink } from "../card/RecordLink";
import { type BulkRun, bulkLinesQuery, bulkRunsQuery, isWorking, percentOf } from "./api";
import styles from "./BulkRuns.module.css";
import { followersOf } from "./followers";
import { useSteer } from "./useSteer";

type Reason = keyof Texts["records"]["bulkReason"];

/** One's own changes of many records: what came of them, which stayed as they were, the way back for a week. */
export function BulkRuns({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const runs = useQuery(bulkRunsQuery).data ?? [];
  return (
    <Modal opened onClose={onClose} title={t("records.bulkRuns")} size="lg">
      {runs.length === 0 && <p className={styles.none}>{t("records.bulkNone")}</p>}
      <ul className={styles.list}>
        {runs.map((run) => (
          <Run key={run.id} run={run} onLeave={onClose} />
        ))}
      </ul>
    </Modal>
  );
}

function Run({ run, onLeave }: { run: BulkRun; onLeave: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const steer = useSteer();
  const [open, setOpen] = useState(false);
  const target = useTarget(run);
  const kept = run.status === "UNDONE" && run.kept > 0;
  const looked = kept ? run.kept : run.failed;
  const undoable = run.undoUntil !== null && run.changed > 0 && !isWorking(run) && !isPast(run.undoUntil);
  const number = (count: number) => ({ count, number: formats.number(count) });

  const figures = [
    t("records.bulkChangedShort", number(run.changed)),
    run.unchanged > 0 && t("records.bulkUnchanged", number(run.unchanged)),
    run.failed > 0 && t("records.bulkFailed", number(run.failed)),
    run.status === "UNDONE" && t("records.bulkUndone", number(run.undone)),
    kept && t("records.bulkKept", number(run.kept)),
    ...followersOf(run, t, formats),
  ].filter((text) => text !== false);
  return (
    <li className={styles.run}>
      <div className={styles.head}>
        <div className={styles.words}>
          <strong>
            {t(`records.bulkKind.${run.kind}`)}: {t(`records.bulkAction.${run.change.action}`)}
            {target !== undefined && ` → ${target}`}
          </strong>
          <span className={styles.when}>
            {formats.near(run.startedAt)} · {t(`records.bulkStatus.${run.status}`)}
          </span>
          {run.reason !== null && (
            <span className={styles.when}>
              {t(`records.bulkReason.${run.reason as Reason}`, { defaultValue: run.reason })}
            </span>
          )}
          <span className={styles.figures}>{figures.join(" · ")}</span>
        </div>
        {run.status === "RUNNING" && (
          <Button size="xs" variant="default" onClick={() => steer(run.id, "cancel")}>
            {t("common.cancel")}
          </Button>
        )}
        {undoable && (
          <Button
            size="xs"
            variant="default"
            title={t("records.bulkUndoUntil", { when: formats.dateTime(run.undoUntil) })}
            onClick={() => steer(run.id, "undo")}
          >
            {t("common.undo")}
          </Button>
        )}
      </div>
      {isWorking(run) && <Progress value={percentOf(run) ?? 0} aria-label={t("records.bulk")} />}
      {looked > 0 && !isWorking(run) && (
        <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "records.bulkHide" : "records.bulkShow", number(looked))}
        </button>
      )}
      {open && <Lines run={run} kept={kept} onLeave={onLeave} />}
    </li>
  );
}

function useTarget({ kind, change }: BulkRun): string | undefined {
  const userName = useUserName();
  const pipelines = usePipelines();
  const leadStages = useLeadStages();
  const dealStages = useDealStages();
  const tags = useTags();
  switch (change.action) {
    case "RESPONSIBLE":
      return userName(change.responsibleId);
    case "STAGE":
      return (kind === "LEAD" ? leadStages : dealStages).find(({ id }) => id === change.stageId)?.name;
    case "PIPELINE":
      return pipelines.find(({ id }) => id === change.pipelineId)?.name;
    case "TAG": {
      const named = (ids: number[] | null | undefined, sign: string) =>
        tags.filter(({ id }) => ids?.includes(id)).map(({ name }) => sign + name);
      return [...named(change.addTagIds, "+"), ...named(change.removeTagIds, "−")].join(", ");
    }
    default:
      return undefined;
  }
}

function Lines({ run, kept, onLeave }: { run: BulkRun; kept: boolean; onLeave: () => void }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(bulkLinesQuery(run.id, kept));
  const lines = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.recordId} className={styles.line}>
            <span className={styles.name} onClick={onLeave}>
              <RecordLink kind={kindOfCode(run.kind)} id={line.recordId}>
                {line.name ?? `#${line.recordId}`}
              </RecordLink>
            </span>
            <span>
              {t(`records.bulkReason.${line.reason as Reason}`, { defaultValue: line.detail ?? line.reason })}
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <button type="button" className={styles.more} onClick={() => void list.fetchNextPage()}>
          {t("common.more")}
        </button>
      )}
    </div>
  );
}

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { keys } from "@/lib/api/keys";
import { kindOfCode } from "@/lib/kinds";
import { later } from "@/lib/later";
import { UnstyledButton } from "@/ui/controls";
import { toast } from "@/ui/toasts";
import { renew } from "../queries";
import { type BulkRun, bulkRunsQuery, isWorking, percentOf } from "./api";
import styles from "./BulkTopBar.module.css";
import { showBulkRuns, useBulkRunsShown } from "./dialogStore";
import { followersOf } from "./followers";
import { useSteer } from "./useSteer";

const BulkRuns = later(() => import("./BulkRuns").then((m) => m.BulkRuns));

/** Follows one's own changes of many records on every page: how far they are, what came of them, the way back. */
export function BulkTopBar() {
  const runs = useQuery(bulkRunsQuery).data;
  const shown = useBulkRunsShown();
  useResults(runs);
  const working = runs?.find(isWorking);
  return (
    <>
      {working && <Pill run={working} />}
      {shown && (
        <Suspense>
          <BulkRuns onClose={() => showBulkRuns(false)} />
        </Suspense>
      )}
    </>
  );
}

function Pill({ run }: { run: BulkRun }) {
  const { t } = useTranslation();
  const percent = percentOf(run) ?? 0;
  const text = t(run.status === "UNDOING" ? "records.bulkPillBack" : "records.bulkPill", { percent });
  return (
    <UnstyledButton className={styles.pill} title={text} aria-label={text} onClick={() => showBulkRuns(true)}>
      <span className={styles.fill} style={{ width: `${percent}%` }} />
      <span className={styles.text}>{percent} %</span>
    </UnstyledButton>
  );
}

/** Says what became of a run that was on its way a moment ago, wherever its author is by now. */
function useResults(runs: BulkRun[] | undefined) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const before = useRef(new Set<number>());
  const steer = useSteer();
  const steering = useRef(steer);
  useEffect(() => {
    steering.current = steer;
  });
  useEffect(() => {
    if (runs === undefined) return;
    for (const run of runs) {
      if (isWorking(run)) before.current.add(run.id);
      else if (before.current.delete(run.id)) {
        void renew(client, kindOfCode(run.kind));
        if (run.change.withActivities === true) void client.invalidateQueries({ queryKey: keys.activities });
        if (run.change.withCustomers === true) void client.invalidateQueries({ queryKey: ["records"] });
        if (run.change.action === "CONVERT") {
          void client.invalidateQueries({ queryKey: ["records"] });
          // how many leads need attention
          void client.invalidateQueries({ queryKey: keys.mode });
        }
        tell(run);
      }
    }

    function tell(run: BulkRun) {
      const number = (count: number) => ({ count, number: formats.number(count) });
      const followers = followersOf(run, t, formats);
      const along = followers.length > 0 ? ` ${t("records.handOver.along", { what: followers.join(", ") })}` : "";
      if (run.status === "UNDONE") {
        toast(
          `${t("records.bulkUndone", number(run.undone))}${run.kept > 0 ? ` ${t("records.bulkKept", number(run.kept))}` : ""}${along}`,
          { action: run.kept > 0 ? { label: t("records.bulkDetails"), run: () => showBulkRuns(true) } : undefined },
        );
        return;
      }
      const done = t(DONE[run.change.action], number(run.changed));
      const failed = run.failed > 0 ? ` ${t("records.bulkFailed", number(run.failed))}` : "";
      toast(done + along + failed, {
        tone: run.failed > 0 && run.changed === 0 ? "error" : "plain",
        action:
          run.failed > 0
            ? { label: t("records.bulkDetails"), run: () => showBulkRuns(true) }
            : run.changed > 0
              ? { label: t("common.undo"), run: () => steering.current(run.id, "undo") }
              : undefined,
      });
    }
  }, [runs, client, t, formats]);
}

const DONE = {
  RESPONSIBLE: "records.bulkChanged",
  STAGE: "records.bulkChanged",
  PIPELINE: "records.bulkChanged",
  TAG: "records.bulkChanged",
  CONVERT: "records.bulkConverted",
  DELETE: "records.bulkDeleted",
} as const;

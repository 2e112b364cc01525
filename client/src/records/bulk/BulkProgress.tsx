import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { bulkRunsQuery, isWorking, percentOf } from "./api";
import styles from "./BulkProgress.module.css";
import { useSteer } from "./useSteer";

/** Over the list while its records are being changed: how far it is, and the way to stop. */
export function BulkProgress({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const steer = useSteer();
  const run = useQuery(bulkRunsQuery).data?.find((one) => isWorking(one) && one.kind === codeOfKind(kind));
  if (run === undefined) return null;
  const percent = percentOf(run);
  const back = run.status === "UNDOING";
  const done = back ? run.undone + run.kept : run.changed + run.unchanged + run.failed;
  const all = back ? run.changed : run.total;

  return (
    <div className={styles.bar} data-testid="bulk-progress">
      <span className={styles.text} role="status">
        {all === null
          ? t("records.bulkCounting")
          : t(back ? "records.bulkGoingBack" : "records.bulkRunning", {
              finished: formats.number(done),
              total: formats.number(all),
            })}
      </span>
      <span
        className={styles.track}
        role="progressbar"
        aria-label={t("records.bulk")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? 0}
      >
        <span className={styles.fill} style={{ width: `${percent ?? 0}%` }} />
      </span>
      {!back && (
        <Button size="xs" variant="default" onClick={() => steer(run.id, "cancel")}>
          {t("common.cancel")}
        </Button>
      )}
    </div>
  );
}

import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconBolt } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { useFormats } from "@/lib/formats";
import { kindOfCode } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { Modal } from "@/ui/overlays";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { usePhone } from "@/ui/usePhone";
import { type Rule, type Run, runsQuery } from "./api";
import styles from "./Automation.module.css";

/** What a rule did last, record by record, and why it left others alone. */
export function RuleLog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const runs = useInfiniteQuery(runsQuery(rule.id));
  const shown = runs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Modal opened onClose={onClose} title={t("automation.logOf", { name: rule.name })} size="lg" fullScreen={phone}>
      {runs.isPending && <RowSkeletons rows={5} />}
      {runs.isError && (
        <ErrorState title={t("problems.listTitle")} error={runs.error} retry={() => void runs.refetch()} />
      )}
      {runs.isSuccess && shown.length === 0 && (
        <EmptyState icon={IconBolt} title={t("automation.never")} text={t("automation.logEmpty")} />
      )}
      <ul className={styles.runs}>
        {shown.map((run, index) => (
          <RunRow key={index} run={run} />
        ))}
      </ul>
      {runs.hasNextPage && (
        <Button variant="default" loading={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
          {t("automation.more")}
        </Button>
      )}
    </Modal>
  );
}

function RunRow({ run }: { run: Run }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <li className={styles.run}>
      <span className={styles.runName}>
        {run.name === null ? (
          t("common.unseen")
        ) : (
          <Link to={addressOfRecord(kindOfCode(run.kind), run.recordId)}>{run.name}</Link>
        )}
      </span>
      <span className={styles.runState} data-state={run.state}>
        {run.reason === null ? t("automation.state.DONE") : t(`automation.reasons.${run.reason}`)}
      </span>
      <span className={styles.count} title={formats.dateTime(run.endedAt)}>
        {formats.near(run.endedAt)}
      </span>
    </li>
  );
}

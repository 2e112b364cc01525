import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfSwitch } from "@/lib/addresses";
import type { SwitchRun } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { switchesQuery } from "./api";
import styles from "./SwitchHistory.module.css";
import { SwitchStatusBadge } from "./SwitchStatusBadge";

/** All switches of the account so far, the latest first. */
export function SwitchHistory() {
  const { t } = useTranslation();
  const switches = useQuery(switchesQuery);
  return (
    <Section title={t("modes.history")} flush>
      {switches.isPending ? (
        <RowSkeletons rows={3} />
      ) : switches.isError ? (
        <ErrorState title={t("problems.listTitle")} error={switches.error} retry={() => void switches.refetch()} />
      ) : switches.data.items.length === 0 ? (
        <p className={styles.none}>{t("modes.historyEmpty")}</p>
      ) : (
        <ul className={styles.list}>
          {switches.data.items.map((run) => (
            <HistoryRow key={run.id} run={run} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function HistoryRow({ run }: { run: SwitchRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const when = formats.dateTime(run.startedAt);
  const result =
    run.total > 0
      ? t("modes.historyResult", { converted: formats.number(run.converted), total: formats.number(run.total) })
      : "";
  return (
    <li>
      <Link to={addressOfSwitch(run.id)} className={styles.row}>
        <span className={styles.main}>
          <span className={styles.what}>{t(`modes.${run.to}.run`)}</span>
          <span className={styles.who}>
            {run.startedBy === null ? when : t("modes.startedBy", { who: run.startedBy.name, when })}
          </span>
        </span>
        <span className={styles.result}>{result}</span>
        <SwitchStatusBadge status={run.status} />
        <IconChevronRight size={16} stroke={1.6} className={styles.arrow} />
      </Link>
    </li>
  );
}

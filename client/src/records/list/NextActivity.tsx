import { IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { isPast } from "@/lib/moments";
import type { StagedRecord } from "../types";
import styles from "./NextActivity.module.css";

/** What is to be done next: red when it is overdue, grey when nothing is planned, nothing when all is over. */
export function NextActivity({ record }: { record: StagedRecord }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const next = record.nextActivity;
  if (record.semantics !== "P") return null;
  const overdue = next !== null && isPast(next.deadlineAt);
  return (
    <span className={styles.next} data-overdue={overdue} data-none={next === null}>
      <IconClock size={13} stroke={1.8} />
      <span className={styles.text}>
        {next === null ? t("records.nothingPlanned") : `${formats.near(next.deadlineAt)} · ${next.title}`}
      </span>
    </span>
  );
}

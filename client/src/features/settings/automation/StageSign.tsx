import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconBolt } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { rulesQuery } from "./api";
import styles from "./Automation.module.css";

/** How many rules a stage has; leads to them. Nothing where there are none. */
export function StageSign({ stageId, name }: { stageId: number; name: string }) {
  const { t } = useTranslation();
  const rules = useQuery({ ...rulesQuery, staleTime: 60_000 }).data ?? [];
  const count = rules.filter((rule) => rule.stageId === stageId).length;
  if (count === 0) return null;
  const label = t("automation.ofStage", { count, stage: name });
  return (
    <Link to="/settings/automation" className={styles.sign} aria-label={label} title={label}>
      <IconBolt size={14} stroke={1.7} />
      {count}
    </Link>
  );
}

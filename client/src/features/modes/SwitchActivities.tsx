import { useQuery } from "@tanstack/react-query";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Alert } from "@/ui/display";
import { Section } from "@/ui/PageFrame";
import { ActivityTables } from "./ActivityTables";
import styles from "./ActivityTables.module.css";
import { switchActivitiesQuery } from "./api";

/** What became of the open activities in a switch, and the proof that none was left behind. */
export function SwitchActivities({ switchId }: { switchId: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useQuery(switchActivitiesQuery(switchId));
  if (data === undefined || data.figures.open === 0) return null;
  const { open, kept, completed } = data.figures;
  const sum = t("modes.activitySum", {
    open: formats.number(open),
    kept: formats.number(kept),
    completed: formats.number(completed),
  });
  return (
    <Section title={t("modes.activitiesTitle")}>
      {data.balanced ? (
        <p className={styles.sum}>
          <IconCircleCheck size={18} stroke={1.6} />
          <span>
            {sum} {t("modes.nothingLost")}
          </span>
        </p>
      ) : (
        <Alert color="red" mb="md">
          {t("modes.somethingLost", { count: open - kept - completed, n: formats.number(open - kept - completed) })}
        </Alert>
      )}
      <ActivityTables figures={data.figures} done />
    </Section>
  );
}

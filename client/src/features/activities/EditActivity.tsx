import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { kindOfCode } from "@/lib/kinds";
import { RecordLink } from "@/records/card/RecordLink";
import { ActivityForm, type ActivityValues } from "@/records/timeline/ActivityForm";
import { type Activity, useComplete, useTimelineChange } from "@/records/timeline/api";
import { Button } from "@/ui/controls";
import { Modal } from "@/ui/overlays";
import styles from "./Calendar.module.css";

/** An activity with everything that can be done with it; a new deadline moves it. */
export function EditActivity({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t } = useTranslation();
  const complete = useComplete();
  const change = useTimelineChange(
    (values: ActivityValues) => api.patch(`/activities/${activity.id}`, values, activity.version),
    onClose,
  );
  return (
    <Modal opened onClose={onClose} title={t("planning.edit")} centered>
      <div className={styles.dialog}>
        <div className={styles.links}>
          {activity.records.map((record) => (
            <RecordLink key={`${record.kind}${record.id}`} kind={kindOfCode(record.kind)} id={record.id}>
              {record.name ?? `${t(`records.kind.${record.kind}`)} ${record.id}`}
            </RecordLink>
          ))}
          {activity.status === "PENDING" && (
            <Button
              size="compact-sm"
              variant="light"
              className={styles.complete}
              onClick={() => {
                complete.mutate(activity);
                onClose();
              }}
            >
              {t("records.complete", { name: activity.title })}
            </Button>
          )}
        </div>
        <ActivityForm
          start={activity}
          submit={t("common.save")}
          pending={change.isPending}
          onSubmit={(values) => change.mutate(values)}
          onCancel={onClose}
        />
      </div>
    </Modal>
  );
}

import { useTranslation } from "react-i18next";
import { kindOfCode } from "@/lib/kinds";
import { NamedLink } from "@/records/card/RecordLink";
import { type Activity, useComplete } from "@/records/timeline/api";
import { ChangeActivity } from "@/records/timeline/ChangeActivity";
import { Button } from "@/ui/controls";
import { Modal } from "@/ui/overlays";
import styles from "./Calendar.module.css";

/** An activity with everything that can be done with it; a new deadline moves it. */
export function EditActivity({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t } = useTranslation();
  const complete = useComplete();
  return (
    <Modal opened onClose={onClose} title={t("planning.edit")} centered>
      <div className={styles.dialog}>
        <div className={styles.links}>
          {activity.records.map((record) => (
            <NamedLink
              key={`${record.kind}${record.id}`}
              kind={kindOfCode(record.kind)}
              id={record.id}
              name={record.name}
            />
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
        <ChangeActivity activity={activity} onClose={onClose} />
      </div>
    </Modal>
  );
}

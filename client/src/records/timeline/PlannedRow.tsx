import { IconTrash } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { later } from "@/lib/later";
import { isPast } from "@/lib/moments";
import { Confirm } from "@/ui/Confirm";
import { Checkbox } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { filingOfActivity } from "../filing/api";
import { type Activity, useComplete, useTimelineChange } from "./api";
import { ChangeActivity } from "./ChangeActivity";
import { ColourDot } from "./ColourDot";
import { ActivityIcon } from "./icons";
import { whenOf } from "./lengths";
import { ResponsibleMark } from "./ResponsibleMark";
import styles from "./Timeline.module.css";
import { useWaitsDone } from "./useWaitsDone";
import { useWhereAndWho } from "./useWhereAndWho";

const FilingMenu = later(() => import("../filing/FilingMenu").then((m) => m.FilingMenu));

/** An activity that waits: tick it off, change it by a click on it, or delete it. */
export function PlannedRow({
  activity,
  readOnly,
  kind,
  id,
  onComplete,
}: {
  activity: Activity;
  readOnly: boolean;
  /** In whose card it is seen. */
  kind: Kind;
  id: number;
  onComplete: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const complete = useComplete();
  // as it was when the form began with it, whatever becomes of it meanwhile
  const [edited, setEdited] = useState<Activity>();
  const remove = useTimelineChange((one: Activity) => api.delete(`/activities/${one.id}`, one.version));
  const beside = useWhereAndWho()(activity);
  const kept = useWaitsDone(activity.id);
  // done, until the list that is being fetched anew has it no more; what was only kept may still be discarded
  const done = complete.isPending || complete.data !== undefined || kept;
  const overdue = isPast(activity.deadlineAt);
  if (edited) {
    return (
      <li className={styles.composer}>
        <ChangeActivity activity={edited} onClose={() => setEdited(undefined)} />
      </li>
    );
  }
  const said = (
    <>
      <span className={styles.subject}>
        <ActivityIcon type={activity.type} /> {activity.title} <ColourDot colour={activity.colour} />
      </span>
      {activity.description !== null && <span className={styles.quiet}>{activity.description}</span>}
      {beside !== "" && <span className={styles.quiet}>{beside}</span>}
      <span className={styles.quiet} data-overdue={overdue} title={formats.dateTime(activity.deadlineAt)}>
        {t(overdue ? "records.overdueSince" : "records.dueAt", { when: whenOf(activity, formats) })}
      </span>
    </>
  );
  return (
    <li className={styles.planned}>
      <Checkbox
        aria-label={t("records.complete", { name: activity.title })}
        checked={done}
        disabled={readOnly || done}
        onChange={() => {
          onComplete();
          complete.mutate(activity);
        }}
      />
      {readOnly ? (
        <div className={styles.text}>{said}</div>
      ) : (
        <button type="button" className={styles.text} title={t("common.edit")} onClick={() => setEdited(activity)}>
          {said}
        </button>
      )}
      <ResponsibleMark activity={activity} />
      {!readOnly && (
        <Suspense>
          <FilingMenu
            name={activity.title}
            kind={kind}
            id={id}
            places={activity.records}
            removable={activity.records.length > 1}
            {...filingOfActivity(activity, kind, id)}
          />
        </Suspense>
      )}
      {!readOnly && (
        <Confirm
          question={t("records.deleteActivityQuestion", { name: activity.title })}
          confirm={t("common.delete")}
          onConfirm={() => remove.mutate(activity)}
        >
          {(ask) => (
            <IconButton label={t("records.deleteActivity", { name: activity.title })} onClick={ask}>
              <IconTrash size={15} stroke={1.7} />
            </IconButton>
          )}
        </Confirm>
      )}
    </li>
  );
}

import { useTranslation } from "react-i18next";
import { ActivityForm } from "./ActivityForm";
import type { Activity } from "./api";
import { useChangeActivity } from "./useChangeActivity";

/** A form for an activity as it was when the form began, whatever becomes of it meanwhile. */
export function ChangeActivity({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useChangeActivity(activity, onClose);
  return (
    <ActivityForm
      start={activity}
      submit={t("common.save")}
      pending={change.isPending}
      onSubmit={(values) => change.mutate(values)}
      onCancel={onClose}
    />
  );
}

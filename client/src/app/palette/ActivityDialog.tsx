import { useTranslation } from "react-i18next";
import { kindOfCode } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import { useOnce } from "@/lib/useOnce";
import { sendOrSay } from "@/records/kept";
import { ActivityForm, type ActivityValues } from "@/records/timeline/ActivityForm";
import { newActivity, useTimelineChange } from "@/records/timeline/api";
import { Modal } from "@/ui/overlays";
import { toast } from "@/ui/toasts";
import type { Hit } from "./usePaletteEntries";

/** Plans an activity on a record picked in the palette. */
export function ActivityDialog({ subject, onClose }: { subject: Hit; onClose: () => void }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const add = useOnce(
    useTimelineChange(
      (values: ActivityValues) => sendOrSay(newActivity(kindOfCode(subject.kind), subject.id, values)),
      (sent) => {
        if (sent !== undefined) toast(t("shell.planned", { name: subject.name }));
        onClose();
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title={t("shell.planFor", { name: subject.name })} centered>
      <ActivityForm
        start={{ type: "TODO", title: "", responsibleId: user.id }}
        submit={t("records.plan")}
        pending={add.isPending}
        onSubmit={(values) => add.mutate(values)}
        onCancel={onClose}
      />
    </Modal>
  );
}

import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { useSession } from "@/lib/session";
import { ActivityForm, type ActivityValues } from "@/records/timeline/ActivityForm";
import { useTimelineChange } from "@/records/timeline/api";
import { Modal } from "@/ui/overlays";
import { toast } from "@/ui/toasts";
import type { Hit } from "./usePaletteEntries";

/** Plans an activity on a record picked in the palette. */
export function ActivityDialog({ subject, onClose }: { subject: Hit; onClose: () => void }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const add = useTimelineChange(
    (values: ActivityValues) =>
      api.post(
        "/activities",
        { ...values, records: [{ kind: subject.kind, id: subject.id }] },
        { idempotencyKey: newIdempotencyKey() },
      ),
    () => {
      toast(t("shell.planned", { name: subject.name }));
      onClose();
    },
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

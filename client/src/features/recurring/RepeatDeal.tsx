import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfRecurring } from "@/lib/addresses";
import { addMonths } from "@/lib/days";
import { useFormats } from "@/lib/formats";
import { useSession } from "@/lib/session";
import type { Deal } from "@/records/types";
import { toast } from "@/ui/toasts";
import { begin, type Draft } from "./api";
import { RecurringForm } from "./RecurringForm";

/** Makes a recurring deal of a deal, as it stands. */
export function RepeatDeal({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const formats = useFormats();
  const { user } = useSession();
  const nextFirst = `${addMonths(formats.today(), 1).slice(0, 7)}-01`;
  const start: Draft = {
    title: deal.title,
    pipelineId: deal.pipelineId,
    responsibleId: user.id,
    schedule: { unit: "MONTH", every: 1, firstOn: nextFirst, untilOn: null, times: null },
    beginAfter: null,
    closeAfter: null,
  };
  return (
    <RecurringForm
      title={t("recurring.repeatTitle")}
      start={start}
      submit={t("recurring.begin")}
      onSave={(draft) => begin(deal.id, draft)}
      onClose={onClose}
      onDone={(template) => {
        onClose();
        toast(t("recurring.begun", { name: template.title }));
        void navigate({ to: addressOfRecurring(template.id) } as never);
      }}
    />
  );
}

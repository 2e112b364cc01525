import { IconPencil, IconPlayerPause, IconPlayerPlay, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { problemText } from "@/lib/problemText";
import { useMay } from "@/lib/session";
import { useOnce } from "@/lib/useOnce";
import { renew } from "@/records/queries";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { toast } from "@/ui/toasts";
import { change, end, makeNow, type RecurringDeal, renewRecurring, steer } from "./api";
import { RecurringForm } from "./RecurringForm";

/** What can be done with a template by whoever may add and change deals. */
export function Deeds({ template }: { template: RecurringDeal }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const may = [useMay("deals", "add"), useMay("deals", "change")].every(Boolean);
  const onError = (error: unknown) => toast(problemText(t, error), { tone: "error" });
  const onSettled = () => renewRecurring(client);
  const steering = useOnce(
    useMutation({ mutationFn: (how: "pause" | "resume") => steer(template.id, how), onError, onSettled }),
  );
  const making = useOnce(
    useMutation({
      mutationFn: () => makeNow(template.id),
      onSuccess: async ({ dealId }) => {
        toast(t("recurring.madeNow"), {
          action: {
            label: t("recurring.open"),
            run: () => void navigate({ to: addressOfRecord("deals", dealId) } as never),
          },
        });
        await renew(client, "deals");
      },
      onError,
      onSettled,
    }),
  );
  const ending = useOnce(
    useMutation({
      mutationFn: () => end(template),
      onSuccess: () => {
        toast(t("recurring.deleted", { name: template.title }));
        void navigate({ to: "/recurring-deals" } as never);
      },
      onError,
      onSettled,
    }),
  );
  if (!may) return null;
  const paused = template.state === "PAUSED";
  return (
    <>
      <Button leftSection={<IconPlus size={16} />} loading={making.isPending} onClick={() => making.mutate()}>
        {t("recurring.makeNow")}
      </Button>
      {template.state !== "ENDED" && (
        <Button
          variant="default"
          leftSection={paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
          loading={steering.isPending}
          onClick={() => steering.mutate(paused ? "resume" : "pause")}
        >
          {t(paused ? "recurring.resume" : "recurring.pause")}
        </Button>
      )}
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
        {t("recurring.edit")}
      </Button>
      <Confirm
        question={t("recurring.deleteQuestion", { name: template.title })}
        confirm={t("common.delete")}
        onConfirm={() => ending.mutate()}
      >
        {(ask) => (
          <Button variant="default" leftSection={<IconTrash size={16} />} loading={ending.isPending} onClick={ask}>
            {t("common.delete")}
          </Button>
        )}
      </Confirm>
      {editing && (
        <RecurringForm
          title={t("recurring.edit")}
          start={template}
          submit={t("common.save")}
          onSave={(draft) => change(template, draft)}
          onClose={() => setEditing(false)}
          onDone={() => setEditing(false)}
        />
      )}
    </>
  );
}

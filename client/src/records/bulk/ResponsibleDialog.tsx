import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Stack, Text } from "@/ui/display";
import { Checkbox } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import type { BulkChange } from "./api";

interface Props {
  kind: Kind;
  count: number;
  user: { id: number; name: string };
  onDone: (change: BulkChange) => void;
  onClose: () => void;
}

/** Whether what belongs to the records goes to their new responsible with them. */
export function ResponsibleDialog({ kind, count, user, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const hasCustomers = kind === "leads" || kind === "deals";
  const [withActivities, setWithActivities] = useState(true);
  const [withCustomers, setWithCustomers] = useState(false);
  const title = t(`records.handOver.title.${codeOfKind(kind)}`, {
    count,
    number: formats.number(count),
    name: user.name,
  });
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onDone({
            action: "RESPONSIBLE",
            responsibleId: user.id,
            withActivities,
            ...(hasCustomers && { withCustomers }),
          });
        }}
      >
        <Stack>
          <Text size="sm">{t("records.handOver.text")}</Text>
          <Checkbox
            label={t("records.handOver.activities")}
            checked={withActivities}
            onChange={(event) => setWithActivities(event.currentTarget.checked)}
          />
          {hasCustomers && (
            <Checkbox
              label={t("records.handOver.customers")}
              description={t("records.handOver.customersHint")}
              checked={withCustomers}
              onChange={(event) => setWithCustomers(event.currentTarget.checked)}
            />
          )}
          <DialogFoot onCancel={onClose}>
            <Button type="submit" data-autofocus>
              {t("records.handOver.confirm")}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}

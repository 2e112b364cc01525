import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomersChoice } from "@/lib/api/payloads";
import { useReadablePipelines } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useMode } from "@/lib/mode";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Stack, Text } from "@/ui/display";
import { Checkbox, Select } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import type { BulkChange } from "./api";

interface Props {
  count: number;
  onDone: (change: BulkChange) => void;
  onClose: () => void;
}

/** What many leads become at once; it begins with what the account does anyway. */
export function ConvertDialog({ count, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const intake = useMode()?.intake;
  const pipelines = useReadablePipelines();
  const [customers, setCustomers] = useState<CustomersChoice>(intake?.customers ?? "CONTACT");
  const [pipelineId, setPipelineId] = useState(intake?.pipelineId ?? pipelines[0]?.id ?? 0);
  const [keep, setKeep] = useState(intake?.keepActivitiesOpen ?? true);
  return (
    <Modal opened onClose={onClose} title={t("records.convertMany", { count, number: formats.number(count) })} centered>
      <Stack>
        <Text size="sm">{t("records.convertHint")}</Text>
        <Select
          label={t("modes.customers")}
          allowDeselect={false}
          data={[
            { value: "CONTACT", label: t("modes.customer.CONTACT") },
            { value: "COMPANY", label: t("modes.customer.COMPANY") },
            { value: "BOTH", label: t("modes.customer.BOTH") },
          ]}
          value={customers}
          onChange={(value) => setCustomers(value ?? "CONTACT")}
        />
        {pipelines.length > 1 && (
          <Select
            label={t("records.field.pipelineId")}
            allowDeselect={false}
            data={pipelines.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={String(pipelineId)}
            onChange={(value) => setPipelineId(Number(value))}
          />
        )}
        <Checkbox
          label={t("modes.keepActivities")}
          checked={keep}
          onChange={(event) => setKeep(event.currentTarget.checked)}
        />
        <DialogFoot onCancel={onClose}>
          <Button onClick={() => onDone({ action: "CONVERT", customers, pipelineId, keepActivitiesOpen: keep })}>
            {t("records.convert")}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}

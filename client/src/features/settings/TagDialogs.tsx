import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import type { Tag } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { DeleteDialog } from "@/ui/DeleteDialog";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert, Stack, Text } from "@/ui/display";
import { Select } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { useSettingsChange } from "./useSettingsChange";

/** Makes one tag of two. */
export function MergeTag({ tag, others, onClose }: { tag: Tag; others: Tag[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [into, setInto] = useState<string | null>(null);
  const merge = useSettingsChange((intoId: number) => api.post<Tag>(`/tags/${tag.id}/merge`, { intoId }), onClose);
  return (
    <Modal opened onClose={onClose} title={t("card.tags.mergeTitle", { name: tag.name })}>
      <Stack>
        <Text size="sm">{t("card.tags.mergeText", { name: tag.name })}</Text>
        {merge.isError && (
          <Alert color="red" role="alert">
            {problemText(t, merge.error)}
          </Alert>
        )}
        <Select
          label={t("card.tags.mergeTarget")}
          searchable
          data-autofocus
          data={others.map((one) => ({ value: String(one.id), label: one.name }))}
          value={into}
          onChange={setInto}
        />
        <DialogFoot onCancel={onClose}>
          <Button disabled={into === null} loading={merge.isPending} onClick={() => merge.mutate(Number(into))}>
            {t("card.tags.merge")}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}

/** Asks before a tag is taken off everything. */
export function DeleteTag({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const remove = useSettingsChange(() => api.delete(`/tags/${tag.id}`), onClose);
  const count = tag.records ?? 0;
  return (
    <DeleteDialog
      title={t("card.tags.deleteTitle", { name: tag.name })}
      text={t("card.tags.deleteText", { count, number: formats.number(count) })}
      loading={remove.isPending}
      error={remove.error}
      onDelete={() => remove.mutate(undefined)}
      onClose={onClose}
    />
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Tag } from "@/lib/api/payloads";
import { useTags } from "@/lib/dictionaries";
import { problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import type { BulkChange } from "../bulk/api";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert, Stack } from "@/ui/display";
import { MultiSelect, TagsInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { isSameWord } from "./words";

interface Props {
  count: number;
  onClose: () => void;
  onDone: (change: BulkChange) => void;
}

/** Which tags many records get and lose. */
export function TagDialog({ count, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const tags = useTags();
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const known = (word: string) => tags.find((tag) => isSameWord(tag.name, word));
  const open = useOnce(
    useMutation({
      // a word that is new becomes a tag first
      mutationFn: async () => {
        const added: number[] = [];
        for (const name of add) added.push(known(name)?.id ?? (await api.post<Tag>("/tags", { name })).id);
        return added;
      },
      onSuccess: async (addTagIds) => {
        await client.invalidateQueries({ queryKey: keys.setting("tags") });
        onDone({ action: "TAG", addTagIds, removeTagIds: remove.map(Number) });
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t("card.tags.bulkTitle", { count })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate();
        }}
      >
        <Stack gap="md">
          {open.isError && (
            <Alert color="red" role="alert">
              {problemText(t, open.error)}
            </Alert>
          )}
          <TagsInput
            label={t("card.tags.putOn")}
            placeholder={add.length === 0 ? t("card.tags.hint") : ""}
            data-autofocus
            acceptValueOnBlur
            maxLength={60}
            maxTags={20}
            data={tags.map((tag) => tag.name)}
            value={add}
            isDuplicate={(word, present) => present.some((one) => isSameWord(one, word))}
            onChange={setAdd}
          />
          <MultiSelect
            label={t("card.tags.takeOff")}
            searchable
            hidePickedOptions
            maxValues={20}
            data={tags
              .filter((tag) => !add.some((word) => isSameWord(word, tag.name)))
              .map((tag) => ({ value: String(tag.id), label: tag.name }))}
            value={remove}
            onChange={setRemove}
          />
          <DialogFoot onCancel={onClose}>
            <Button type="submit" loading={open.isPending} disabled={add.length + remove.length === 0}>
              {t("card.tags.apply")}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}

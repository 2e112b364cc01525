import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import type { Page } from "@/lib/api/page";
import { keys } from "@/lib/api/keys";
import type { Tag } from "@/lib/api/payloads";
import { tagsQuery, useTags } from "@/lib/dictionaries";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { TagsInput } from "@/ui/forms";
import { toast } from "@/ui/toasts";
import { renew } from "../queries";
import type { BaseRecord } from "../types";
import { TagMarks } from "./TagMarks";
import { isSameWord } from "./words";
import styles from "./TagsField.module.css";

const LONGEST = 60;
const ALL = 50;

/** The tags of a record; words are typed, new ones become tags. */
export function TagsField({ kind, record, readOnly }: { kind: Kind; record: BaseRecord; readOnly: boolean }) {
  const { t } = useTranslation();
  const tags = useTags();
  const [editing, setEditing] = useState(false);
  const change = useTagging(kind, record.id);
  const own = tags.filter((tag) => record.tagIds.includes(tag.id));
  if (readOnly && own.length === 0) return null;
  if (!editing) {
    return (
      <div className={styles.field} role="group" aria-label={t("records.field.tagId")}>
        <TagMarks ids={record.tagIds} most={ALL} />
        {!readOnly && (
          <button type="button" className={styles.edit} onClick={() => setEditing(true)}>
            <IconPlus size={12} /> {t(own.length === 0 ? "card.tags.add" : "card.tags.change")}
          </button>
        )}
      </div>
    );
  }
  const colorOf = (name: string) => tags.find((tag) => tag.name === name)?.color;
  return (
    <div className={styles.field}>
      <TagsInput
        size="xs"
        className={styles.input}
        aria-label={t("records.field.tagId")}
        placeholder={t("card.tags.hint")}
        autoFocus
        acceptValueOnBlur
        maxLength={LONGEST}
        maxTags={ALL}
        data={tags.map((tag) => tag.name)}
        value={own.map((tag) => tag.name)}
        isDuplicate={(word, present) => present.some((one) => isSameWord(one, word))}
        renderOption={({ option }) => (
          <span className={styles.option}>
            <i style={{ background: colorOf(option.value) }} />
            {option.value}
          </span>
        )}
        onChange={(names) =>
          change.mutate({
            add: names.filter((name) => !own.some((tag) => tag.name === name)),
            remove: own.filter((tag) => !names.includes(tag.name)).map((tag) => tag.id),
          })
        }
        onBlur={() => setEditing(false)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.stopPropagation();
            setEditing(false);
          }
        }}
      />
    </div>
  );
}

function useTagging(kind: Kind, id: number) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (change: { add: string[]; remove: number[] }) => api.patch<Page<Tag>>(`/${kind}/${id}/tags`, change),
    onSuccess: async ({ items }) => {
      client.setQueryData(tagsQuery.queryKey, (known) => {
        const fresh = items.filter((tag) => !(known ?? []).some((one) => one.id === tag.id));
        return known === undefined || fresh.length === 0 ? known : [...known, ...fresh].sort(byName);
      });
      client.setQueryData<BaseRecord>(keys.record(kind, id), (record) =>
        record === undefined ? record : { ...record, tagIds: items.map((tag) => tag.id) },
      );
      await renew(client, kind);
    },
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
}

const byName = (one: Tag, other: Tag) => one.name.localeCompare(other.name);

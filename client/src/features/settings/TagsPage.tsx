import { useQuery } from "@tanstack/react-query";
import { IconDots, IconPlus, IconTags } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Tag } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { InlineName } from "@/ui/InlineName";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { ColorPick } from "./ColorPick";
import { NewName } from "./NewName";
import { DeleteTag, MergeTag } from "./TagDialogs";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

/** The words people put on records, with how many carry each. */
export function TagsPage() {
  const { t } = useTranslation();
  const tags = useQuery({
    queryKey: [...keys.setting("tags"), "counted"],
    queryFn: async ({ signal }) => (await api.get<Page<Tag>>("/tags", { counted: true }, signal)).items,
  });
  const [adding, setAdding] = useState(false);
  const add = useOnce(
    useSettingsChange(
      (name: string) => api.post<Tag>("/tags", { name }),
      () => setAdding(false),
    ),
  );
  const list = tags.data ?? [];
  return (
    <PageFrame
      title={t("settings.section.tags.name")}
      intro={t("card.tags.intro")}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)} disabled={adding}>
          {t("card.tags.new")}
        </Button>
      }
    >
      <Section flush>
        {adding && (
          <div className={styles.row}>
            <NewName
              label={t("card.tags.newName")}
              busy={add.isPending}
              error={add.isError ? problemText(t, add.error) : undefined}
              onSubmit={(name) => add.mutate(name)}
              onCancel={() => setAdding(false)}
            />
          </div>
        )}
        {tags.isPending && <RowSkeletons />}
        {tags.isError && (
          <ErrorState title={t("problems.listTitle")} error={tags.error} retry={() => void tags.refetch()} />
        )}
        {tags.data !== undefined && list.length === 0 && !adding && (
          <EmptyState icon={IconTags} title={t("card.tags.none")} text={t("card.tags.noneText")} />
        )}
        <ul className={styles.rows}>
          {list.map((tag) => (
            <li key={tag.id}>
              <TagRow tag={tag} others={list.filter((one) => one.id !== tag.id)} />
            </li>
          ))}
        </ul>
      </Section>
    </PageFrame>
  );
}

const changeTag = ({ id, ...change }: { id: number; name?: string; color?: string }) =>
  api.patch<Tag>(`/tags/${id}`, change);

function TagRow({ tag, others }: { tag: Tag; others: Tag[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [dialog, setDialog] = useState<"merge" | "delete">();
  const change = useSettingsChange(changeTag);
  const shown = change.isPending ? { ...tag, ...change.variables } : tag;
  const count = tag.records ?? 0;
  return (
    <div>
      <div className={styles.stageLine}>
        <ColorPick
          label={t("card.tags.color", { name: tag.name })}
          value={shown.color}
          onPick={(color) => change.mutate({ id: tag.id, color })}
        />
        <InlineName
          label={t("card.tags.name")}
          value={shown.name}
          onCommit={(name) => change.mutate({ id: tag.id, name })}
        />
        <span className={styles.fixed}>{t("card.tags.records", { count, number: formats.number(count) })}</span>
        <Dropdown
          label={t("card.tags.menu", { name: tag.name })}
          position="bottom-end"
          parts={[
            {
              key: "merge",
              label: t("card.tags.mergeInto"),
              disabled: others.length === 0,
              run: () => setDialog("merge"),
            },
            { key: "line", divider: true },
            { key: "delete", danger: true, label: t("common.delete"), run: () => setDialog("delete") },
          ]}
        >
          {(trigger) => (
            <IconButton {...trigger} label={t("card.tags.menu", { name: tag.name })}>
              <IconDots size={18} />
            </IconButton>
          )}
        </Dropdown>
      </div>
      {change.isError && (
        <p className={styles.refusal} role="alert">
          {problemText(t, change.error)}
        </p>
      )}
      {dialog === "merge" && <MergeTag tag={tag} others={others} onClose={() => setDialog(undefined)} />}
      {dialog === "delete" && <DeleteTag tag={tag} onClose={() => setDialog(undefined)} />}
    </div>
  );
}

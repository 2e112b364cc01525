import { IconDots } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "@/lib/api/problem";
import { type AskedField, type CustomField, useAllFields } from "@/lib/customFields";
import { problemText } from "@/lib/problemText";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import styles from "./fields.module.css";
import { changeField, deleteField } from "./fieldsApi";
import { useSettingsChange } from "./useSettingsChange";

interface Props {
  field: CustomField;
  handle: ReactNode;
  onEdit: () => void;
}

/** One field: its name opens it, the line below says what it does. */
export function FieldRow({ field, handle, onEdit }: Props) {
  const { t } = useTranslation();
  const change = useSettingsChange(changeField);
  const remove = useSettingsChange(deleteField);
  const facts = useFacts(field);
  const refusal = change.error ?? remove.error;
  return (
    <div className={styles.row} data-archived={field.archived}>
      <div className={styles.line}>
        <span className={styles.handlePlace}>{handle}</span>
        <button
          type="button"
          className={styles.main}
          aria-label={t("fields.page.edit", { name: field.label })}
          onClick={onEdit}
        >
          <span className={styles.name}>{field.label}</span>
          <span className={styles.facts}>{facts.join(" · ")}</span>
        </button>
        <Dropdown
          label={t("fields.page.menu", { name: field.label })}
          parts={[
            { key: "edit", label: t("common.edit"), run: onEdit },
            {
              key: "archive",
              label: t(field.archived ? "fields.page.reuse" : "fields.page.archive"),
              run: () => change.mutate({ id: field.id, archived: !field.archived }),
            },
            { key: "line", divider: true },
            { key: "delete", danger: true, label: t("common.delete"), run: () => remove.mutate(field.id) },
          ]}
        >
          {(trigger) => (
            <IconButton
              {...trigger}
              label={t("fields.page.menu", { name: field.label })}
              loading={change.isPending || remove.isPending}
            >
              <IconDots size={18} />
            </IconButton>
          )}
        </Dropdown>
      </div>
      {refusal !== null && (
        <p className={styles.refusal} role="alert">
          {isProblem(refusal, "field-in-use") ? t("fields.page.inUse") : problemText(t, refusal)}
        </p>
      )}
    </div>
  );
}

/** When a field must be filled in. */
export function useRequiredFacts(field: AskedField): string[] {
  const { t } = useTranslation();
  const facts: string[] = [];
  if (field.required) facts.push(t("fields.page.requiredAlways"));
  if (field.stageIds.length > 0) facts.push(t("fields.page.requiredIn", { count: field.stageIds.length }));
  return facts;
}

function useFacts(field: CustomField): string[] {
  const { t } = useTranslation();
  const all = useAllFields();
  const required = useRequiredFacts(field);
  const facts = [t(`fields.type.${field.type}`)];
  if (field.prominent) facts.push(t("fields.page.shownInLists"));
  facts.push(...required);
  if (field.mapsTo.length > 0) {
    const kinds = field.mapsTo.map((target) => t(`records.kind.${target.kind}`)).join(", ");
    facts.push(t("fields.page.mapsTo", { kinds }));
  }
  const source = all.find((one) => one.mapsTo.some((target) => target.fieldId === field.id));
  if (source !== undefined) facts.push(t("fields.page.filledBy", { label: source.label }));
  return facts;
}

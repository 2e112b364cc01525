import { IconChevronRight, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { moved } from "@/lib/order";
import { Button } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { Textarea, TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { Section } from "@/ui/PageFrame";
import { Reorder } from "@/ui/Reorder";
import settings from "../settings.module.css";
import type { FormDraft } from "./api";
import { FieldEditor } from "./FieldEditor";
import styles from "./Forms.module.css";
import { FIELD_KINDS, type FieldKind, type FormField, newField } from "./model";

interface Props {
  draft: FormDraft;
  onChange: (change: Partial<FormDraft>) => void;
}

/** What the form says and asks, in order. */
export function FieldsPart({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const { fields } = draft;
  const replace = (key: string, next: FormField) =>
    onChange({ fields: fields.map((field) => (field.key === key ? next : field)) });
  function add(kind: FieldKind) {
    const field = newField(kind, t(`forms.kindLabel.${kind}`), fields, (n) => t("forms.option", { n }));
    onChange({ fields: [...fields, field] });
    setOpen(field.key);
  }
  return (
    <div className={settings.form}>
      <Section>
        <div className={settings.form}>
          <TextInput
            label={t("forms.heading")}
            value={draft.title}
            maxLength={255}
            onChange={(event) => onChange({ title: event.currentTarget.value })}
          />
          <Textarea
            label={t("forms.introText")}
            autosize
            minRows={2}
            maxRows={8}
            value={draft.intro ?? ""}
            onChange={(event) => onChange({ intro: event.currentTarget.value })}
          />
        </div>
      </Section>
      <Section title={t("forms.part.fields")} flush>
        <Reorder
          items={fields}
          keyOf={(field) => field.key}
          nameOf={(field) => field.label}
          onMove={(from, to) => onChange({ fields: moved(fields, from, to) })}
        >
          {(field, handle) => (
            <div className={styles.fieldRow}>
              <div className={styles.fieldLine}>
                {handle}
                <button
                  type="button"
                  className={styles.fieldMain}
                  aria-expanded={open === field.key}
                  onClick={() => setOpen(open === field.key ? undefined : field.key)}
                >
                  <IconChevronRight size={16} stroke={1.6} data-open={open === field.key} className={styles.chevron} />
                  <span className={styles.fieldName}>
                    {field.label}
                    {field.required && <span className={styles.star}> *</span>}
                  </span>
                  <span className={styles.fieldKind}>{t(`forms.kind.${field.kind}`)}</span>
                </button>
                <IconButton
                  label={t("forms.removeField", { name: field.label })}
                  onClick={() => onChange({ fields: fields.filter((one) => one.key !== field.key) })}
                >
                  <IconTrash size={16} stroke={1.6} />
                </IconButton>
              </div>
              {open === field.key && <FieldEditor field={field} onChange={(next) => replace(field.key, next)} />}
            </div>
          )}
        </Reorder>
        <div className={styles.addRow}>
          <Dropdown
            label={t("forms.addField")}
            position="bottom-start"
            parts={FIELD_KINDS.map((kind) => ({ key: kind, label: t(`forms.kind.${kind}`), run: () => add(kind) }))}
          >
            {(button) => (
              <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} {...button}>
                {t("forms.addField")}
              </Button>
            )}
          </Dropdown>
        </div>
      </Section>
    </div>
  );
}

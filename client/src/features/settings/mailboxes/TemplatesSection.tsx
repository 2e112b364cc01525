import { useQuery } from "@tanstack/react-query";
import { IconPlus, IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { type MailTemplate, templatesQuery } from "@/records/mail/api";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { FormProblem } from "@/ui/FormProblem";
import { Textarea, TextInput } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";
import { FormDialog } from "../FormDialog";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { changeTemplate, openTemplate, removeTemplate, type TemplateDraft } from "./api";

/** Texts that are sent again and again. */
export function TemplatesSection() {
  const { t } = useTranslation();
  const templates = useQuery(templatesQuery);
  const [editing, setEditing] = useState<MailTemplate | "new">();
  return (
    <Section
      title={t("mail.templates")}
      text={t("mail.templatesText")}
      flush
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => setEditing("new")}
        >
          {t("mail.addTemplate")}
        </Button>
      }
    >
      <ul className={settings.rows}>
        {templates.data?.length === 0 && <li className={settings.row}>{t("mail.noTemplates")}</li>}
        {templates.data?.map((template) => (
          <TemplateRow key={template.id} template={template} onEdit={() => setEditing(template)} />
        ))}
      </ul>
      {editing !== undefined && (
        <TemplateDialog {...(editing !== "new" && { template: editing })} onClose={() => setEditing(undefined)} />
      )}
    </Section>
  );
}

function TemplateRow({ template, onEdit }: { template: MailTemplate; onEdit: () => void }) {
  const { t } = useTranslation();
  const remove = useSettingsChange(() => removeTemplate(template.id));
  return (
    <li className={settings.row}>
      <IconTemplate size={20} stroke={1.6} />
      <span className={settings.rowMain}>
        <span className={settings.rowName}>{template.name}</span>
        <span className={settings.rowText}>{template.subject}</span>
      </span>
      <Button size="compact-sm" variant="default" onClick={onEdit}>
        {t("common.edit")}
      </Button>
      <Confirm
        question={t("mail.removeTemplateQuestion", { name: template.name })}
        confirm={t("common.delete")}
        onConfirm={() => remove.mutate(undefined)}
      >
        {(ask) => (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("mail.removeTemplate", { name: template.name })}
            onClick={ask}
          >
            {t("common.delete")}
          </Button>
        )}
      </Confirm>
    </li>
  );
}

function TemplateDialog({ template, onClose }: { template?: MailTemplate; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<TemplateDraft>({
    name: template?.name ?? "",
    subject: template?.subject ?? "",
    body: template?.body ?? "",
  });
  const save = useOnce(
    useSettingsChange(
      (wanted: TemplateDraft) => (template === undefined ? openTemplate(wanted) : changeTemplate(template, wanted)),
      onClose,
    ),
  );
  const errors = fieldTexts(t, save.error);
  const set = (change: Partial<TemplateDraft>) => setDraft({ ...draft, ...change });
  return (
    <FormDialog
      title={t(template === undefined ? "mail.addTemplate" : "mail.editTemplate")}
      size={560}
      onSubmit={() => save.mutate(draft)}
      onClose={onClose}
    >
      <TextInput
        label={t("mail.templateName")}
        required
        data-autofocus
        value={draft.name}
        error={errors["name"]}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t("mail.subject")}
        value={draft.subject}
        error={errors["subject"]}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={t("mail.text")}
        description={t("mail.placeholders")}
        required
        autosize
        minRows={6}
        maxRows={16}
        value={draft.body}
        error={errors["body"]}
        onChange={(event) => set({ body: event.currentTarget.value })}
      />
      <FormProblem error={save.error} />
      <DialogFoot onCancel={onClose}>
        <Button type="submit" loading={save.isPending} disabled={draft.name === "" || draft.body === ""}>
          {t("common.save")}
        </Button>
      </DialogFoot>
    </FormDialog>
  );
}

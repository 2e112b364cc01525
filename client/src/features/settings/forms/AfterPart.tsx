import { useTranslation } from "react-i18next";
import { usePipelines, useSources, useUsers } from "@/lib/dictionaries";
import { useMode } from "@/lib/mode";
import { Select, Switch, Textarea, TextInput } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import settings from "../settings.module.css";
import type { FormDraft } from "./api";
import styles from "./Forms.module.css";

interface Props {
  draft: FormDraft;
  onChange: (change: Partial<FormDraft>) => void;
}

/** What people see after sending, and what becomes of what they sent. */
export function AfterPart({ draft, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={settings.form}>
      <Section title={t("forms.thanks")}>
        <div className={settings.form}>
          <Textarea
            label={t("forms.thankYou")}
            autosize
            minRows={2}
            maxRows={8}
            value={draft.thankYou ?? ""}
            onChange={(event) => onChange({ thankYou: event.currentTarget.value })}
          />
          <TextInput
            label={t("forms.redirect")}
            description={t("forms.redirectHint")}
            type="url"
            placeholder="https://"
            value={draft.redirectUrl ?? ""}
            onChange={(event) =>
              onChange({ redirectUrl: event.currentTarget.value === "" ? null : event.currentTarget.value })
            }
          />
        </div>
      </Section>
      <Becomes draft={draft} onChange={onChange} />
    </div>
  );
}

function Becomes({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const sources = useSources();
  const pipelines = usePipelines();
  const mode = useMode();
  const users = useUsers().filter((user) => user.active || user.id === draft.responsibleId);
  return (
    <Section title={t("forms.becomes")}>
      <div className={settings.form}>
        {(mode?.mode === "CLASSIC" || draft.creates === "DEAL") && (
          <Segmented
            label={t("forms.creates")}
            value={draft.creates}
            onChange={(creates) => onChange({ creates })}
            data={[
              { value: "MODE", label: t("forms.createsByMode") },
              { value: "DEAL", label: t("forms.createsDeal") },
            ]}
          />
        )}
        <div className={styles.pair}>
          <Select
            label={t("forms.pipeline")}
            clearable
            placeholder={t("forms.byMode")}
            data={pipelines.map((pipeline) => ({ value: String(pipeline.id), label: pipeline.name }))}
            value={draft.pipelineId === null ? null : String(draft.pipelineId)}
            onChange={(id) => onChange({ pipelineId: id === null ? null : Number(id) })}
          />
          <Select
            label={t("forms.source")}
            clearable
            data={sources.map((source) => ({ value: String(source.id), label: source.name }))}
            value={draft.sourceId === null ? null : String(draft.sourceId)}
            onChange={(id) => onChange({ sourceId: id === null ? null : Number(id) })}
          />
          <Select
            label={t("forms.responsible")}
            allowDeselect={false}
            data={users.map((user) => ({ value: String(user.id), label: user.name }))}
            value={String(draft.responsibleId)}
            onChange={(id) => {
              if (id !== null) onChange({ responsibleId: Number(id) });
            }}
          />
          <Select
            label={t("forms.repeat")}
            clearable
            placeholder={t("forms.repeatByChannel")}
            data={(["LOG", "NEW"] as const).map((value) => ({ value, label: t(`channels.repeats.${value}`) }))}
            value={draft.repeat}
            onChange={(repeat) => onChange({ repeat })}
          />
        </div>
        <Switch
          label={t("forms.byRule")}
          description={t("forms.byRuleHint")}
          checked={draft.byRule}
          onChange={(event) => onChange({ byRule: event.currentTarget.checked })}
        />
      </div>
    </Section>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePipelines, useSources } from "@/lib/dictionaries";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { FormProblem } from "@/ui/FormProblem";
import { MultiSelect, Select, TextInput } from "@/ui/forms";
import { Segmented } from "@/ui/Segmented";
import { toast } from "@/ui/toasts";
import { FormDialog } from "../FormDialog";
import { formsQuery } from "../forms/api";
import { departmentsQuery } from "../organisation/api";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { CHANNELS, changeRule, type Draft, type InquiryRule, openRule } from "./api";
import { withDraft } from "./draft";
import { TrialFigures } from "./TrialFigures";

const MODE = "MODE";

interface Props {
  start: Draft;
  rule?: InquiryRule;
  /** All rules, in their order. */
  rules: InquiryRule[];
  onClose: () => void;
}

/** Writing a rule: which inquiries, what becomes of them, and what that would have meant for those that came in. */
export function InquiryRuleDialog({ start, rule, rules, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(start);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const save = useOnce(
    useSettingsChange(
      (wanted: Draft): Promise<InquiryRule> =>
        rule === undefined ? openRule(wanted) : changeRule({ rule, draft: wanted }),
      () => {
        onClose();
        toast(t(rule === undefined ? "inquiryRules.opened" : "settings.saved"));
      },
    ),
  );
  // always the same while nothing is changed: it is tried when it has settled
  const asItWouldBe = useMemo(() => withDraft(rules, draft, rule), [rules, draft, rule]);
  const unnamed = draft.name.trim() === "";
  const errors = {
    ...fieldTexts(t, save.error),
    ...(tried && unnamed && { name: t("problems.field.required") }),
  };

  function send() {
    setTried(true);
    if (!unnamed) save.mutate(draft);
  }

  return (
    <FormDialog
      title={t(rule === undefined ? "inquiryRules.new" : "inquiryRules.edit")}
      size={640}
      onSubmit={send}
      onClose={onClose}
    >
      <TextInput
        label={t("inquiryRules.name")}
        data-autofocus
        withAsterisk
        aria-required
        value={draft.name}
        error={errors["name"]}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <fieldset className={settings.part}>
        <legend>{t("inquiryRules.whenTitle")}</legend>
        <p className={settings.note}>{t("inquiryRules.whenText")}</p>
        <Conditions draft={draft} set={set} errors={errors} />
      </fieldset>
      <fieldset className={settings.part}>
        <legend>{t("inquiryRules.thenTitle")}</legend>
        <Makes draft={draft} set={set} errors={errors} />
      </fieldset>
      <fieldset className={settings.part}>
        <legend>{t("inquiryRules.trial.title")}</legend>
        <TrialFigures rules={asItWouldBe} compared />
      </fieldset>
      <FormProblem error={save.error} />
      <DialogFoot onCancel={onClose}>
        <Button type="submit" loading={save.isPending}>
          {t(rule === undefined ? "inquiryRules.create" : "common.save")}
        </Button>
      </DialogFoot>
    </FormDialog>
  );
}

interface PartProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  errors: Record<string, string>;
}

function Conditions({ draft, set, errors }: PartProps) {
  const { t } = useTranslation();
  const sources = useSources();
  const forms = useQuery(formsQuery).data ?? [];
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <>
      <Several
        field="sourceIds"
        label={t("inquiryRules.source")}
        values={draft.sourceIds}
        known={sources}
        errors={errors}
        onChange={(sourceIds) => set({ sourceIds })}
      />
      <MultiSelect
        label={t("inquiryRules.channel")}
        placeholder={draft.channels.length === 0 ? t("inquiryRules.any") : ""}
        data={CHANNELS.map((value) => ({ value, label: t(`inbox.channel.${value}`) }))}
        value={draft.channels}
        error={errorOf(errors, "channels")}
        onChange={(channels) => set({ channels })}
      />
      {(forms.length > 0 || draft.formIds.length > 0) && (
        <Several
          field="formIds"
          label={t("inquiryRules.form")}
          values={draft.formIds}
          known={forms.map(({ id, title }) => ({ id, name: title }))}
          errors={errors}
          onChange={(formIds) => set({ formIds })}
        />
      )}
      {(departments.length > 0 || draft.departmentIds.length > 0) && (
        <Several
          field="departmentIds"
          label={t("inquiryRules.department")}
          hint={t("inquiryRules.departmentHint")}
          values={draft.departmentIds}
          known={departments}
          errors={errors}
          onChange={(departmentIds) => set({ departmentIds })}
        />
      )}
    </>
  );
}

/** Lists are refused by one of their values: `sourceIds[2]`. */
function errorOf(errors: Record<string, string>, field: string): string | undefined {
  return Object.entries(errors).find(([name]) => name.startsWith(field))?.[1];
}

interface SeveralProps {
  field: string;
  label: string;
  hint?: string;
  values: number[];
  known: { id: number; name: string }[];
  errors: Record<string, string>;
  onChange: (values: number[]) => void;
}

function Several({ field, label, hint, values, known, errors, onChange }: SeveralProps) {
  const { t } = useTranslation();
  const gone = values.filter((id) => known.every((one) => one.id !== id));
  return (
    <MultiSelect
      label={label}
      {...(hint !== undefined && { description: hint })}
      placeholder={values.length === 0 ? t("inquiryRules.any") : ""}
      searchable
      data={[
        ...known.map((one) => ({ value: String(one.id), label: one.name })),
        ...gone.map((id) => ({ value: String(id), label: t("inquiryRules.gone") })),
      ]}
      value={values.map(String)}
      error={errorOf(errors, field)}
      onChange={(ids) => onChange(ids.map(Number))}
    />
  );
}

function Makes({ draft, set, errors }: PartProps) {
  const { t } = useTranslation();
  const pipelines = usePipelines();
  return (
    <>
      <Segmented
        full
        label={t("inquiryRules.thenTitle")}
        value={draft.makes}
        onChange={(makes) => set({ makes, pipelineId: makes === "LEAD" ? null : draft.pipelineId })}
        data={(["DEAL", "LEAD"] as const).map((value) => ({ value, label: t(`inquiryRules.makes.${value}`) }))}
      />
      <p className={settings.note}>{t(`inquiryRules.makesText.${draft.makes}`)}</p>
      {draft.makes === "DEAL" && pipelines.length > 1 && (
        <Select
          label={t("inquiryRules.pipeline")}
          allowDeselect={false}
          data={[
            { value: MODE, label: t("inquiryRules.pipelineOfMode") },
            ...pipelines.map((one) => ({ value: String(one.id), label: one.name })),
          ]}
          value={draft.pipelineId === null ? MODE : String(draft.pipelineId)}
          error={errors["pipelineId"]}
          onChange={(value) => set({ pipelineId: value === null || value === MODE ? null : Number(value) })}
        />
      )}
    </>
  );
}

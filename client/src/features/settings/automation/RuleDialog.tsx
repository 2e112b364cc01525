import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDealStages, useLeadStages, usePipelines } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useOnce } from "@/lib/useOnce";
import { useFields } from "@/records/fields";
import { GroupEditor } from "@/records/filter/GroupEditor";
import { type Group, readGroup, tidied } from "@/records/filter/model";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { FormProblem } from "@/ui/FormProblem";
import { Select, TextInput } from "@/ui/forms";
import { Segmented } from "@/ui/Segmented";
import { toast } from "@/ui/toasts";
import { FormDialog } from "../FormDialog";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { ActionFields } from "./ActionFields";
import { changeRule, concernedQuery, type Draft, openRule, type Rule } from "./api";
import styles from "./Automation.module.css";
import type { Editing } from "./AutomationPage";
import { lacking } from "./draft";
import { refusals } from "./refusals";
import { SpanFields } from "./SpanFields";

const WITHOUT = ["ALWAYS", "OPEN", "COMPLETED"] as const;

/** Writing a rule: when, for which records, and what then. */
export function RuleDialog({ start, rule, onClose }: Editing & { onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(start);
  const [group, setGroup] = useState<Group>(() => groupOf(start.filter));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const condition = readGroup(tidied(group));
  const filter = condition === undefined ? null : JSON.stringify(condition);
  const save = useOnce(
    useSettingsChange(
      (wanted: Draft): Promise<Rule> => (rule === undefined ? openRule(wanted) : changeRule({ rule, draft: wanted })),
      () => {
        onClose();
        toast(t(rule === undefined ? "automation.opened" : "settings.saved"));
      },
    ),
  );
  const missing = lacking(draft, t("problems.field.required"));
  const errors = { ...refusals(t, save.error), ...(tried && missing) };

  function send() {
    setTried(true);
    if (Object.keys(missing).length === 0) save.mutate({ ...draft, filter });
  }

  return (
    <FormDialog
      title={t(rule === undefined ? "automation.new" : "automation.edit")}
      size={640}
      onSubmit={send}
      onClose={onClose}
    >
      <TextInput
        label={t("automation.name")}
        data-autofocus
        withAsterisk
        aria-required
        value={draft.name}
        error={errors["name"]}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <fieldset className={settings.part}>
        <legend>{t("automation.whenTitle")}</legend>
        <WhenFields draft={draft} set={set} errors={errors} />
      </fieldset>
      <fieldset className={settings.part}>
        <legend>{t("automation.thenTitle")}</legend>
        <ActionFields
          kind={draft.kind}
          stageId={draft.stageId}
          action={draft.action}
          set={(action) => set({ action })}
          errors={errors}
        />
      </fieldset>
      <fieldset className={settings.part}>
        <legend>{t("automation.conditionTitle")}</legend>
        <Condition kind={draft.kind} group={group} onChange={setGroup} error={errors["filter"]} />
        <Concerned draft={draft} condition={condition} />
      </fieldset>
      <FormProblem error={save.error} />
      <DialogFoot onCancel={onClose}>
        <Button type="submit" loading={save.isPending}>
          {t(rule === undefined ? "automation.create" : "common.save")}
        </Button>
      </DialogFoot>
    </FormDialog>
  );
}

function groupOf(filter: string | null): Group {
  if (filter === null) return { all: [] };
  try {
    return readGroup(JSON.parse(filter)) ?? { all: [] };
  } catch {
    return { all: [] };
  }
}

interface PartProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  errors: Record<string, string>;
}

function WhenFields({ draft, set, errors }: PartProps) {
  const { t } = useTranslation();
  const { delay, withoutActivity } = draft.trigger;
  return (
    <>
      <StageField draft={draft} set={set} errors={errors} />
      <Segmented
        full
        label={t("automation.whenTitle")}
        value={delay === null ? "enters" : "stands"}
        onChange={(when) =>
          set({
            trigger:
              when === "enters"
                ? { delay: null, withoutActivity: null }
                : { delay: { after: 2, unit: "WORKING_DAY" }, withoutActivity },
          })
        }
        data={(["enters", "stands"] as const).map((value) => ({ value, label: t(`automation.whens.${value}`) }))}
      />
      {delay !== null && (
        <>
          <SpanFields
            label={t("automation.since")}
            span={delay}
            error={errors["trigger.delay.after"]}
            onChange={(next) => set({ trigger: { delay: next, withoutActivity } })}
          />
          <Select
            label={t("automation.without")}
            allowDeselect={false}
            data={WITHOUT.map((value) => ({ value, label: t(`automation.withouts.${value}`) }))}
            value={withoutActivity ?? "ALWAYS"}
            onChange={(value) =>
              value !== null && set({ trigger: { delay, withoutActivity: value === "ALWAYS" ? null : value } })
            }
          />
        </>
      )}
    </>
  );
}

function StageField({ draft, set, errors }: PartProps) {
  const { t } = useTranslation();
  const pipelines = usePipelines();
  const leadStages = useLeadStages();
  const stages = [...leadStages, ...useDealStages()];
  const named = (list: { id: number; name: string }[]) =>
    list.map((stage) => ({ value: String(stage.id), label: stage.name }));
  return (
    <Select
      label={t("automation.stage")}
      allowDeselect={false}
      searchable
      data={
        draft.kind === "LEAD"
          ? named(leadStages)
          : pipelines.map((pipeline) => ({ group: pipeline.name, items: named(pipeline.stages) }))
      }
      value={stages.some((stage) => stage.id === draft.stageId) ? String(draft.stageId) : null}
      error={errors["stageId"]}
      onChange={(id) => {
        const stage = stages.find((one) => String(one.id) === id);
        if (stage !== undefined) set({ stageId: stage.id, pipelineId: stage.pipelineId ?? null });
      }}
    />
  );
}

interface ConditionProps {
  kind: Draft["kind"];
  group: Group;
  onChange: (group: Group) => void;
  error: string | undefined;
}

function Condition({ kind, group, onChange, error }: ConditionProps) {
  const fields = useFields(kind === "LEAD" ? "leads" : "deals");
  return (
    <>
      {fields.length > 0 && (
        <GroupEditor
          kind={kind === "LEAD" ? "leads" : "deals"}
          fields={fields}
          group={group}
          onChange={onChange}
          depth={0}
        />
      )}
      {error !== undefined && (
        <p className={styles.obstacle} role="alert">
          {error}
        </p>
      )}
    </>
  );
}

/** How many records it would concern if it looked at those that stand in the stage now. */
function Concerned({ draft, condition }: { draft: Draft; condition: Group | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const stage = { field: "stageId", op: "is", value: draft.stageId };
  const filter = JSON.stringify({ all: condition === undefined ? [stage] : [stage, condition] });
  const total = useQuery({ ...concernedQuery(draft.kind, filter), placeholderData: (before) => before }).data;
  return (
    <p className={`${settings.note} ${styles.preview}`} role="status">
      {total !== undefined &&
        total !== null &&
        `${t(`automation.concerned.${draft.kind}`, { count: total.value, n: formats.number(total.value) })} `}
      {t("automation.fromNow")}
    </p>
  );
}

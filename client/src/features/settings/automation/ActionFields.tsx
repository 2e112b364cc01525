import { useTranslation } from "react-i18next";
import { useLeadStages, usePipelines, useTags, useUsers } from "@/lib/dictionaries";
import { MultiSelect, Select, Switch, TextInput } from "@/ui/forms";
import { Segmented } from "@/ui/Segmented";
import settings from "../settings.module.css";
import { type Action, ACTIONS, ACTIVITY_TYPES, HOWS, type RuleKind } from "./api";
import styles from "./Automation.module.css";
import { blank } from "./draft";
import { SpanFields } from "./SpanFields";

interface Props {
  kind: RuleKind;
  stageId: number;
  action: Action;
  set: (action: Action) => void;
  errors: Record<string, string>;
}

/** What is to happen, and what has to be known for it. */
export function ActionFields({ kind, stageId, action, set, errors }: Props) {
  const { t } = useTranslation();
  const types = ACTIONS.filter((type) => kind === "DEAL" || type !== "COPY");
  return (
    <>
      <Select
        label={t("automation.action")}
        allowDeselect={false}
        data={types.map((type) => ({ value: type, label: t(`automation.actions.${type}`) }))}
        value={action.type}
        error={errors["action.type"]}
        onChange={(type) => type !== null && set(blank(type))}
      />
      {action.type === "ACTIVITY" && <ActivityFields action={action} set={set} errors={errors} />}
      {(action.type === "NOTIFY" || action.type === "RESPONSIBLE") && (
        <PeopleFields action={action} set={set} errors={errors} />
      )}
      {action.type === "TAGS" && <TagFields action={action} set={set} errors={errors} />}
      {(action.type === "MOVE" || action.type === "COPY") && (
        <TargetField kind={kind} stageId={stageId} action={action} set={set} errors={errors} />
      )}
    </>
  );
}

type PartProps = Omit<Props, "kind" | "stageId">;

function ActivityFields({ action, set, errors }: PartProps) {
  const { t } = useTranslation();
  const users = useUsers().filter((user) => user.active || user.id === action.responsibleId);
  return (
    <>
      <div className={styles.typed}>
        <Select
          label={t("automation.activityType")}
          allowDeselect={false}
          data={ACTIVITY_TYPES.map((type) => ({ value: type, label: t(`records.type.${type}`) }))}
          value={action.activityType}
          onChange={(activityType) => set({ ...action, activityType })}
        />
        <TextInput
          label={t("automation.title")}
          withAsterisk
          aria-required
          value={action.title ?? ""}
          error={errors["action.title"]}
          onChange={(event) => set({ ...action, title: event.currentTarget.value })}
        />
      </div>
      <Select
        label={t("automation.who")}
        placeholder={t("automation.whoResponsible")}
        clearable
        searchable
        data={users.map((user) => ({ value: String(user.id), label: user.name }))}
        value={action.responsibleId === null ? null : String(action.responsibleId)}
        error={errors["action.responsibleId"]}
        onChange={(id) => set({ ...action, responsibleId: id === null ? null : Number(id) })}
      />
      <div className={styles.choice}>
        <span className={styles.label}>{t("automation.deadline")}</span>
        <Segmented
          label={t("automation.deadline")}
          value={action.deadline === null ? "usual" : "after"}
          onChange={(how) => set({ ...action, deadline: how === "usual" ? null : { after: 3, unit: "DAY" } })}
          data={(["usual", "after"] as const).map((value) => ({ value, label: t(`automation.deadlines.${value}`) }))}
        />
        {action.deadline === null ? (
          <p className={settings.note}>{t("automation.usualDeadline")}</p>
        ) : (
          <SpanFields
            label={t("automation.after")}
            span={action.deadline}
            error={errors["action.deadline.after"]}
            onChange={(deadline) => set({ ...action, deadline })}
          />
        )}
      </div>
    </>
  );
}

function PeopleFields({ action, set, errors }: PartProps) {
  const { t } = useTranslation();
  const users = useUsers().filter((user) => user.active || action.personIds.includes(user.id));
  const telling = action.type === "NOTIFY";
  return (
    <>
      {telling ? (
        <>
          <Switch
            label={t("automation.tellsResponsible")}
            checked={action.tellsResponsible}
            onChange={(event) => set({ ...action, tellsResponsible: event.currentTarget.checked })}
          />
          <Switch
            label={t("automation.tellsHead")}
            checked={action.tellsHead}
            onChange={(event) => set({ ...action, tellsHead: event.currentTarget.checked })}
          />
        </>
      ) : (
        <div className={styles.choice}>
          <span className={styles.label}>{t("automation.how")}</span>
          <Segmented
            label={t("automation.how")}
            value={action.how ?? "ROUND_ROBIN"}
            onChange={(how) => set({ ...action, how })}
            data={HOWS.map((value) => ({ value, label: t(`automation.hows.${value}`) }))}
          />
        </div>
      )}
      <MultiSelect
        label={t(telling ? "automation.alsoTold" : "automation.people")}
        description={telling ? undefined : t("automation.peopleHint")}
        searchable
        data={users.map((user) => ({ value: String(user.id), label: user.name }))}
        value={action.personIds.map(String)}
        error={Object.entries(errors).find(([name]) => name.startsWith("action.personIds"))?.[1]}
        onChange={(ids) => set({ ...action, personIds: ids.map(Number) })}
      />
    </>
  );
}

function TagFields({ action, set, errors }: PartProps) {
  const { t } = useTranslation();
  const tags = useTags();
  return (
    <MultiSelect
      label={t("automation.tags")}
      searchable
      data={tags.map((tag) => ({ value: String(tag.id), label: tag.name }))}
      value={action.tagIds.filter((id) => tags.some((tag) => tag.id === id)).map(String)}
      error={errors["action.tagIds"]}
      nothingFoundMessage={t("automation.noTags")}
      onChange={(ids) => set({ ...action, tagIds: ids.map(Number) })}
    />
  );
}

function TargetField({ kind, stageId, action, set, errors }: Props) {
  const { t } = useTranslation();
  const pipelines = usePipelines();
  const leadStages = useLeadStages();
  const converts =
    kind === "LEAD" && leadStages.some(({ id, semantics }) => id === action.stageId && semantics === "SUCCESS");
  const named = (stages: { id: number; name: string }[]) =>
    stages.filter((stage) => stage.id !== stageId).map((stage) => ({ value: String(stage.id), label: stage.name }));
  return (
    <Select
      label={t(action.type === "COPY" ? "automation.copyTo" : "automation.moveTo")}
      description={t(
        action.type === "COPY" ? "automation.copyHint" : converts ? "automation.convertHint" : "automation.moveHint",
      )}
      withAsterisk
      aria-required
      searchable
      data={
        kind === "LEAD"
          ? named(leadStages)
          : pipelines.map((pipeline) => ({ group: pipeline.name, items: named(pipeline.stages) }))
      }
      value={action.stageId === null ? null : String(action.stageId)}
      error={errors["action.stageId"]}
      onChange={(id) => set({ ...action, stageId: id === null ? null : Number(id) })}
    />
  );
}

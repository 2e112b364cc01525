import { useQuery } from "@tanstack/react-query";
import { IconBolt } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { leadStagesQuery, pipelinesQuery } from "@/lib/dictionaries";
import { useMode } from "@/lib/mode";
import { useSession } from "@/lib/session";
import { Alert } from "@/ui/display";
import { Select } from "@/ui/forms";
import { PageFrame, Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { usePhone } from "@/ui/usePhone";
import { type Draft, type Rule, rulesQuery } from "./api";
import styles from "./Automation.module.css";
import { Examples } from "./Examples";
import { RuleDialog } from "./RuleDialog";
import { RuleRow } from "./RuleRow";
import { StageRules } from "./StageRules";

const LEADS = "leads";
/** Side by side as long as they fit. */
const MOST_TABS = { phone: 2, desktop: 4 };

/** What is being written: a new rule with what it says at first, or one that is there. */
export type Editing = { start: Draft; rule?: Rule };

/** What happens by itself when a record comes into a stage, or stands there for long. */
export function AutomationPage() {
  const { t } = useTranslation();
  const rules = useQuery(rulesQuery);
  const pipelines = useQuery(pipelinesQuery);
  const leadStages = useQuery(leadStagesQuery);
  const mode = useMode();
  const { account } = useSession();
  const [chosen, setChosen] = useState<string>();
  const [editing, setEditing] = useState<Editing>();
  const withLeads = mode?.mode === "CLASSIC" || mode?.classicAllowed === true;
  const failed = [rules, pipelines, leadStages].find((query) => query.isLoadingError);
  const allowed = account.automationAllowed !== false;

  const places = [
    ...(withLeads ? [{ value: LEADS, label: t("automation.leads") }] : []),
    ...(pipelines.data ?? []).map((one) => ({ value: String(one.id), label: one.name })),
  ];
  const defaultPipeline = pipelines.data?.find((one) => one.isDefault) ?? pipelines.data?.[0];
  const place = chosen ?? (defaultPipeline === undefined ? LEADS : String(defaultPipeline.id));
  const stages: Stage[] =
    place === LEADS ? (leadStages.data ?? []) : (pipelines.data?.find((one) => String(one.id) === place)?.stages ?? []);
  const known = new Set([
    ...(leadStages.data ?? []).map((stage) => stage.id),
    ...(pipelines.data ?? []).flatMap((one) => one.stages.map((stage) => stage.id)),
  ]);
  const lost = (rules.data ?? []).filter((rule) => !known.has(rule.stageId));

  return (
    <PageFrame title={t("settings.section.automation.name")} intro={t("automation.intro")}>
      {!allowed && <Alert color="yellow">{t("problems.slug.plan-does-not-include-automation")}</Alert>}
      {failed !== undefined && (
        <ErrorState title={t("problems.listTitle")} error={failed.error} retry={() => void failed.refetch()} />
      )}
      {(rules.isPending || pipelines.isPending || leadStages.isPending) && <RowSkeletons />}
      {rules.data?.length === 0 && pipelines.data !== undefined && leadStages.data !== undefined && (
        <Section>
          <EmptyState icon={IconBolt} title={t("automation.noneTitle")} text={t("automation.noneText")} />
          <Examples
            pipelines={pipelines.data}
            leadStages={leadStages.data}
            withLeads={withLeads}
            disabled={!allowed}
            onUse={(start) => setEditing({ start })}
          />
        </Section>
      )}
      {lost.length > 0 && (
        <Section title={t("automation.lost")} text={t("automation.lostText")} flush>
          {lost.map((rule) => (
            <RuleRow key={rule.id} rule={rule} handle={null} onEdit={() => setEditing({ start: rule, rule })} />
          ))}
        </Section>
      )}
      {rules.data !== undefined && stages.length > 0 && (
        <div>
          {places.length > 1 && (
            <div className={styles.tools}>
              <PlaceChoice places={places} place={place} onChange={setChosen} />
            </div>
          )}
          <Section flush>
            {stages.map((stage) => (
              <StageRules
                key={stage.id}
                kind={place === LEADS ? "LEAD" : "DEAL"}
                stage={stage}
                rules={rules.data.filter((rule) => rule.stageId === stage.id)}
                disabled={!allowed}
                onEdit={setEditing}
              />
            ))}
          </Section>
        </div>
      )}
      {editing !== undefined && <RuleDialog {...editing} onClose={() => setEditing(undefined)} />}
    </PageFrame>
  );
}

interface ChoiceProps {
  places: { value: string; label: string }[];
  place: string;
  onChange: (place: string) => void;
}

function PlaceChoice({ places, place, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const most = usePhone() ? MOST_TABS.phone : MOST_TABS.desktop;
  return places.length <= most ? (
    <Segmented label={t("automation.place")} value={place} data={places} onChange={onChange} />
  ) : (
    <Select
      aria-label={t("automation.place")}
      allowDeselect={false}
      data={places}
      value={place}
      onChange={(value) => value !== null && onChange(value)}
    />
  );
}

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowsSplit, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSources } from "@/lib/dictionaries";
import { useMode } from "@/lib/mode";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { PageFrame, Section } from "@/ui/PageFrame";
import { Reorder } from "@/ui/Reorder";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { useOrder } from "../useOrder";
import { type Draft, type InquiryRule, inquiryRulesQuery } from "./api";
import { blank } from "./draft";
import { InquiryRuleDialog } from "./InquiryRuleDialog";
import { InquiryRuleRow } from "./InquiryRuleRow";
import styles from "./InquiryRules.module.css";
import { TrialFigures } from "./TrialFigures";

/** What is being written: a new rule with what it says at first, or one that is there. */
type Editing = { start: Draft; rule?: InquiryRule };

/** In classic mode: which inquiries skip the lead. */
export function InquiryRulesPage() {
  const { t } = useTranslation();
  const rules = useQuery(inquiryRulesQuery);
  const mode = useMode();
  const [editing, setEditing] = useState<Editing>();
  const stored = rules.data ?? [];
  return (
    <PageFrame
      title={t("settings.section.inquiryRules.name")}
      intro={t("inquiryRules.intro")}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing({ start: blank() })}>
          {t("inquiryRules.add")}
        </Button>
      }
    >
      {mode?.mode === "SIMPLE" && (
        <Alert color="blue" title={t("inquiryRules.restTitle")}>
          {t("inquiryRules.restText")} <Link to="/settings/crm-mode">{t("modeBar.title")}</Link>
        </Alert>
      )}
      {rules.isPending && <RowSkeletons rows={4} />}
      {rules.isError && (
        <ErrorState title={t("problems.listTitle")} error={rules.error} retry={() => void rules.refetch()} />
      )}
      {rules.data?.length === 0 && <Empty onUse={(start) => setEditing({ start })} />}
      {stored.length > 0 && (
        <>
          <RuleList rules={stored} onEdit={(rule) => setEditing({ start: rule, rule })} />
          <Section title={t("inquiryRules.trial.title")} text={t("inquiryRules.trial.text")}>
            <TrialFigures rules={stored} />
          </Section>
        </>
      )}
      {editing !== undefined && <InquiryRuleDialog {...editing} rules={stored} onClose={() => setEditing(undefined)} />}
    </PageFrame>
  );
}

function Empty({ onUse }: { onUse: (start: Draft) => void }) {
  const { t } = useTranslation();
  const referral = useSources().find((source) => source.code === "RECOMMENDATION");
  const name = t("inquiryRules.example.name");
  return (
    <Section>
      <EmptyState icon={IconArrowsSplit} title={t("inquiryRules.noneTitle")} text={t("inquiryRules.noneText")}>
        {referral !== undefined && (
          <Button variant="default" onClick={() => onUse({ ...blank(), name, sourceIds: [referral.id] })}>
            {t("inquiryRules.example.use", { name })}
          </Button>
        )}
      </EmptyState>
    </Section>
  );
}

function RuleList({ rules, onEdit }: { rules: InquiryRule[]; onEdit: (rule: InquiryRule) => void }) {
  const { t } = useTranslation();
  const order = useOrder("/inquiry-rules", rules);
  return (
    <Section title={t("inquiryRules.list")} text={t("inquiryRules.listText")} flush>
      {order.error !== null && (
        <Alert color="red" role="alert" radius={0}>
          {problemText(t, order.error)}
        </Alert>
      )}
      <Reorder items={order.items} keyOf={(rule) => rule.id} nameOf={(rule) => rule.name} onMove={order.move}>
        {(rule, handle) => {
          const place = order.items.indexOf(rule);
          return (
            <InquiryRuleRow
              rule={rule}
              above={order.items.slice(0, place)}
              handle={rules.length > 1 ? handle : null}
              onEdit={() => onEdit(rule)}
              onUp={place > 0 ? () => order.move(place, place - 1) : undefined}
              onDown={place < order.items.length - 1 ? () => order.move(place, place + 1) : undefined}
            />
          );
        }}
      </Reorder>
      <p className={styles.rest}>{t("inquiryRules.otherwise")}</p>
    </Section>
  );
}

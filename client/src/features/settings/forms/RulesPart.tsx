import { IconArrowsSplit2, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { Section } from "@/ui/PageFrame";
import { EmptyState } from "@/ui/states";
import settings from "../settings.module.css";
import type { FormDraft } from "./api";
import styles from "./Forms.module.css";
import type { FormRule } from "./model";
import { RuleEditor } from "./RuleEditor";

interface Props {
  draft: FormDraft;
  onChange: (change: Partial<FormDraft>) => void;
}

/** Which fields appear or must be filled in when others hold something. */
export function RulesPart({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const { rules } = draft;
  const set = (next: FormRule[]) => onChange({ rules: next });
  const first = draft.fields[0];
  const add = () =>
    set([
      ...rules,
      {
        all: true,
        conditions: [{ field: first?.key ?? "", operator: "FILLED", value: null }],
        action: "SHOW",
        fields: [],
      },
    ]);
  return (
    <div className={settings.form}>
      {rules.length === 0 && (
        <Section>
          <EmptyState icon={IconArrowsSplit2} title={t("forms.noRules")} text={t("forms.noRulesText")} />
        </Section>
      )}
      {rules.map((rule, index) => (
        <RuleEditor
          key={index}
          number={index + 1}
          rule={rule}
          fields={draft.fields}
          onChange={(next) => set(rules.map((one, at) => (at === index ? next : one)))}
          onRemove={() => set(rules.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        onClick={add}
        disabled={first === undefined}
        className={styles.start}
      >
        {t("forms.addRule")}
      </Button>
    </div>
  );
}

import { IconPlus, IconTrash, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { MultiSelect, Select, TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import styles from "./Forms.module.css";
import { ACTIONS, comparesWithText, type Condition, type FormField, type FormRule, operatorsOf } from "./model";

interface Props {
  number: number;
  rule: FormRule;
  fields: FormField[];
  onChange: (rule: FormRule) => void;
  onRemove: () => void;
}

/** One rule: if these fields …, then show, hide or require those. */
export function RuleEditor({ number, rule, fields, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const set = (change: Partial<FormRule>) => onChange({ ...rule, ...change });
  const setCondition = (index: number, next: Condition) =>
    set({ conditions: rule.conditions.map((one, at) => (at === index ? next : one)) });
  return (
    <Section
      title={t("forms.rule", { n: number })}
      actions={
        <IconButton label={t("forms.removeRule", { n: number })} onClick={onRemove}>
          <IconTrash size={16} stroke={1.6} />
        </IconButton>
      }
    >
      <div className={styles.rule}>
        <span className={styles.word}>{t("forms.if")}</span>
        {rule.conditions.length > 1 && (
          <Segmented
            label={t("forms.howMany")}
            value={rule.all ? "all" : "any"}
            onChange={(value) => set({ all: value === "all" })}
            data={[
              { value: "all", label: t("forms.all") },
              { value: "any", label: t("forms.any") },
            ]}
          />
        )}
        {rule.conditions.map((condition, index) => (
          <ConditionRow
            key={index}
            condition={condition}
            fields={fields}
            onChange={(next) => setCondition(index, next)}
            onRemove={
              rule.conditions.length === 1
                ? undefined
                : () => set({ conditions: rule.conditions.filter((_, at) => at !== index) })
            }
          />
        ))}
        <Button
          variant="subtle"
          size="xs"
          className={styles.start}
          leftSection={<IconPlus size={14} />}
          onClick={() =>
            set({
              conditions: [...rule.conditions, { field: fields[0]?.key ?? "", operator: "FILLED", value: null }],
            })
          }
        >
          {t("forms.addCondition")}
        </Button>
        <span className={styles.word}>{t("forms.then")}</span>
        <div className={styles.condition}>
          <Select
            aria-label={t("forms.action")}
            allowDeselect={false}
            data={ACTIONS.map((action) => ({ value: action, label: t(`forms.actions.${action}`) }))}
            value={rule.action}
            onChange={(action) => {
              if (action !== null) set({ action });
            }}
          />
          <MultiSelect
            className={styles.wide}
            aria-label={t("forms.ruleFields")}
            placeholder={rule.fields.length === 0 ? t("forms.ruleFields") : undefined}
            data={choices(
              fields.filter((field) => field.kind !== "HIDDEN"),
              rule.fields,
              (key) => t("forms.goneField", { key }),
            )}
            value={rule.fields}
            onChange={(keys) => set({ fields: keys })}
          />
        </div>
      </div>
    </Section>
  );
}

/** The fields there are, and those the rule still names although they are gone. */
function choices(fields: FormField[], named: string[], gone: (key: string) => string) {
  const known = fields.map((field) => ({ value: field.key, label: field.label.slice(0, 80) }));
  const lost = named.filter((key) => key !== "" && !fields.some((field) => field.key === key));
  return [...known, ...lost.map((key) => ({ value: key, label: gone(key) }))];
}

interface ConditionProps {
  condition: Condition;
  fields: FormField[];
  onChange: (condition: Condition) => void;
  onRemove: (() => void) | undefined;
}

function ConditionRow({ condition, fields, onChange, onRemove }: ConditionProps) {
  const { t } = useTranslation();
  const field = fields.find((one) => one.key === condition.field);
  const operators = operatorsOf(field?.kind);
  const choosing =
    field !== undefined &&
    field.options.length > 0 &&
    (condition.operator === "EQUALS" || condition.operator === "NOT_EQUALS");
  return (
    <div className={styles.condition}>
      <Select
        className={styles.wide}
        aria-label={t("forms.conditionField")}
        allowDeselect={false}
        data={choices(fields, [condition.field], (key) => t("forms.goneField", { key }))}
        value={condition.field}
        onChange={(key) => {
          if (key !== null) onChange({ field: key, operator: "FILLED", value: null });
        }}
      />
      <Select
        aria-label={t("forms.operator")}
        allowDeselect={false}
        data={operators.map((operator) => ({ value: operator, label: t(`forms.operators.${operator}`) }))}
        value={condition.operator}
        onChange={(operator) => {
          if (operator !== null) onChange({ ...condition, operator, value: null });
        }}
      />
      {comparesWithText(condition.operator) &&
        (choosing ? (
          <Select
            aria-label={t("forms.value")}
            data={field.options}
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
        ) : (
          <TextInput
            aria-label={t("forms.value")}
            placeholder={t("forms.value")}
            type={field?.kind === "DATE" ? "date" : "text"}
            value={condition.value ?? ""}
            onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
          />
        ))}
      {onRemove !== undefined && (
        <IconButton label={t("forms.removeCondition")} onClick={onRemove}>
          <IconX size={16} stroke={1.6} />
        </IconButton>
      )}
    </div>
  );
}

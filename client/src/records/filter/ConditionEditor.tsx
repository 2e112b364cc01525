import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { Select } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import type { ListField } from "../fields";
import styles from "./FilterPanel.module.css";
import type { Condition } from "./model";
import { begun, operatorsOf, valued } from "./operators";
import { ValueEditor } from "./ValueEditor";

interface Props {
  kind: Kind;
  fields: ListField[];
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** One condition: which field, how it is compared, with what. */
export function ConditionEditor({ kind, fields, condition, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const field = fields.find(({ code }) => code === condition.field);
  const operators = field ? operatorsOf(field) : [];
  // what came in an address may compare in ways nobody is offered
  const offered = operators.includes(condition.op) ? operators : [condition.op, ...operators];
  return (
    <div className={styles.condition}>
      <Select
        className={styles.field}
        aria-label={t("records.filter.field")}
        searchable
        allowDeselect={false}
        maxDropdownHeight={280}
        data={fields.map(({ code, label }) => ({ value: code, label }))}
        value={condition.field}
        onChange={(code) => {
          const next = fields.find((one) => one.code === code);
          if (next) onChange(begun(next));
        }}
      />
      <Select
        className={styles.op}
        aria-label={t("records.filter.operator")}
        allowDeselect={false}
        data={offered.map((op) => ({ value: op, label: t(`records.filter.op.${op}`) }))}
        value={condition.op}
        onChange={(op) => {
          if (field && op !== null) onChange(valued({ ...condition, op }, field));
        }}
      />
      <div className={styles.value}>
        {field && <ValueEditor kind={kind} field={field} condition={condition} onChange={onChange} />}
      </div>
      <IconButton label={t("records.filter.remove", { name: field?.label ?? condition.field })} onClick={onRemove}>
        <IconX size={15} />
      </IconButton>
    </div>
  );
}

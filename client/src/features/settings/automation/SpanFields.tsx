import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Select, TextInput } from "@/ui/forms";
import { type Span, UNITS } from "./api";
import { numberOf } from "./draft";
import styles from "./Automation.module.css";

interface Props {
  label: string;
  span: Span;
  error: string | undefined;
  onChange: (span: Span) => void;
}

/** How long: a number and its unit. What is no number counts as nothing, and is refused when it is saved. */
export function SpanFields({ label, span, error, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(span.after === 0 ? "" : String(span.after));
  return (
    <div className={styles.span}>
      <TextInput
        label={label}
        inputMode="numeric"
        value={typed}
        error={error}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange({ ...span, after: numberOf(event.currentTarget.value) ?? 0 });
        }}
      />
      <Select
        label={t("automation.unit")}
        allowDeselect={false}
        data={UNITS.map((unit) => ({ value: unit, label: t(`automation.units.${unit}`) }))}
        value={span.unit}
        onChange={(unit) => unit !== null && onChange({ ...span, unit })}
      />
    </div>
  );
}

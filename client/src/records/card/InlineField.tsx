import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Select, Textarea, TextInput } from "@/ui/forms";
import styles from "./InlineField.module.css";
import { useDraft } from "./useDraft";

interface Shell {
  label: string;
  readOnly?: boolean | undefined;
}

/** A field that only shows. */
export function ShownField({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      <span className={styles.shown}>{children}</span>
    </div>
  );
}

interface TextProps extends Shell {
  value: string | null;
  /** A promise that fails brings back what was typed. */
  onSave: (value: string | null) => unknown;
  type?: "text" | "date" | "amount";
  multiline?: boolean;
  /** What is shown instead of the bare value. */
  shown?: ReactNode;
  maxLength?: number;
  /** What stands there instead of a button with the value; it opens the field itself. */
  closed?: ((open: () => void) => ReactNode) | undefined;
}

/** A text that becomes a field when it is clicked; Enter or leaving saves, Escape takes back. */
export function InlineText({
  label,
  value,
  onSave,
  readOnly,
  type = "text",
  multiline,
  shown,
  maxLength = 255,
  closed,
}: TextProps) {
  const { t } = useTranslation();
  const { draft, seen, error, write, leave, leaveFor } = useDraft<string, Pick<TextProps, "value" | "onSave">>({
    value,
    onSave,
  });
  if (draft === undefined) {
    const open = () => write(value ?? "");
    return (
      <div className={styles.field}>
        <span className={styles.label}>{label}</span>
        {closed?.(open) ?? (
          <button
            type="button"
            className={styles.value}
            disabled={readOnly}
            aria-label={t("records.editField", { field: label, value: value ?? t("common.none") })}
            data-empty={value === null}
            onClick={open}
          >
            {shown ?? value ?? "–"}
          </button>
        )}
      </div>
    );
  }
  const next = draft.trim() === "" ? null : draft.trim();
  // what came back is sent again although it is what stood there first: that may be what was decided for
  const untouched = next === value || (next === seen.value && error === undefined);
  const save = () => leaveFor(untouched ? undefined : seen.onSave(next));
  const common = {
    size: "xs" as const,
    // what comes back must not take the focus from where somebody has gone on
    autoFocus: error === undefined,
    error: next === value ? undefined : error,
    "aria-label": label,
    value: draft,
    maxLength,
    onBlur: save,
  };
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      {multiline === true ? (
        <Textarea
          {...common}
          maxLength={100_000}
          autosize
          minRows={3}
          maxRows={14}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.stopPropagation();
              leave();
            }
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
          }}
        />
      ) : (
        <TextInput
          {...common}
          type={type === "date" ? "date" : "text"}
          inputMode={type === "amount" ? "decimal" : undefined}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.stopPropagation();
              leave();
            }
            if (event.key === "Enter") save();
          }}
        />
      )}
    </div>
  );
}

interface SelectProps extends Shell {
  value: number | null;
  options: { id: number; name: string }[];
  onSave: (value: number | null) => void;
  clearable?: boolean;
}

export function InlineSelect({ label, value, options, onSave, readOnly, clearable = false }: SelectProps) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<Pick<SelectProps, "value" | "onSave">>();
  const name = options.find((option) => option.id === value)?.name ?? null;
  if (seen === undefined) {
    return (
      <div className={styles.field}>
        <span className={styles.label}>{label}</span>
        <button
          type="button"
          className={styles.value}
          disabled={readOnly}
          aria-label={t("records.editField", { field: label, value: name ?? t("common.none") })}
          data-empty={name === null}
          onClick={() => setSeen({ value, onSave })}
        >
          {name ?? "–"}
        </button>
      </div>
    );
  }
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      <Select
        size="xs"
        aria-label={label}
        autoFocus
        defaultDropdownOpened
        searchable
        clearable={clearable}
        data={options.map((option) => ({ value: String(option.id), label: option.name }))}
        value={value === null ? null : String(value)}
        onChange={(next) => {
          setSeen(undefined);
          const id = next === null ? null : Number(next);
          if (id !== value) seen.onSave(id);
        }}
        onDropdownClose={() => setSeen(undefined)}
      />
    </div>
  );
}

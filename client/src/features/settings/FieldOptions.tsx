import { IconPlus, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { moved } from "@/lib/order";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { Reorder } from "@/ui/Reorder";
import styles from "./fields.module.css";
import type { OptionDraft } from "./fieldsApi";

interface Props {
  options: OptionDraft[];
  error?: string | undefined;
  /** Records may have options that are taken away. */
  known: boolean;
  onChange: (options: OptionDraft[]) => void;
}

/** What a list offers: named, ordered, taken away. Enter adds the next. */
export function FieldOptions({ options, error, known, onChange }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLFieldSetElement>(null);
  const added = useRef(false);
  // rows keep their identity while they are moved and named
  const [keys, setKeys] = useState(() => options.map((_, index) => index));
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    list.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus();
  }, [options.length]);
  const rows = options.map((option, index) => ({ option, index, key: keys[index] ?? index }));
  function add() {
    setKeys([...keys, Math.max(-1, ...keys) + 1]);
    onChange([...options, { label: "" }]);
    added.current = true;
  }
  return (
    <fieldset className={styles.options} ref={list}>
      <legend className={styles.legend}>{t("fields.form.options")}</legend>
      <Reorder
        items={rows}
        keyOf={(row) => row.key}
        nameOf={(row) => row.option.label}
        onMove={(from, to) => {
          setKeys(moved(keys, from, to));
          onChange(moved(options, from, to));
        }}
      >
        {({ option, index }, handle) => (
          <div className={styles.option}>
            {handle}
            <TextInput
              className={styles.optionName}
              aria-label={t("fields.form.option", { n: index + 1 })}
              maxLength={100}
              value={option.label}
              onChange={(event) => {
                const label = event.currentTarget.value;
                onChange(options.map((one, at) => (at === index ? { ...one, label } : one)));
              }}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                if (option.label.trim() !== "") add();
              }}
            />
            <IconButton
              label={t("fields.form.removeOption", { name: option.label })}
              disabled={options.length === 1}
              onClick={() => {
                setKeys(keys.filter((_, at) => at !== index));
                onChange(options.filter((_, at) => at !== index));
              }}
            >
              <IconX size={16} stroke={1.6} />
            </IconButton>
          </div>
        )}
      </Reorder>
      <Button variant="subtle" color="gray" size="xs" leftSection={<IconPlus size={14} />} onClick={add}>
        {t("fields.form.addOption")}
      </Button>
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      {known && <p className={styles.hint}>{t("fields.form.optionsStay")}</p>}
    </fieldset>
  );
}

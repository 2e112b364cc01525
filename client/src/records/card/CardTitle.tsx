import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./CardTitle.module.css";

interface Props {
  value: string;
  /** Absent where the title is made of other fields, or may not be changed. */
  onSave?: ((title: string) => void) | undefined;
}

/** The title of a card. A click changes it; Enter or leaving saves, Escape takes back. */
export function CardTitle({ value, onSave }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string>();
  if (draft !== undefined && onSave) {
    const save = () => {
      const title = draft.trim();
      if (title !== "" && title !== value) onSave(title);
      setDraft(undefined);
    };
    return (
      <h1 className={styles.title}>
        <input
          className={styles.input}
          aria-label={t("records.field.title")}
          autoFocus
          maxLength={500}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === "Enter") save();
            if (event.key === "Escape") {
              event.stopPropagation();
              setDraft(undefined);
            }
          }}
        />
      </h1>
    );
  }
  return (
    <h1 className={styles.title}>
      {onSave ? (
        <button type="button" className={styles.shown} title={t("common.edit")} onClick={() => setDraft(value)}>
          {value}
        </button>
      ) : (
        value
      )}
    </h1>
  );
}

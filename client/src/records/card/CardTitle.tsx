import { useTranslation } from "react-i18next";
import styles from "./CardTitle.module.css";
import field from "./InlineField.module.css";
import { useDraft } from "./useDraft";

interface Props {
  value: string;
  /** Absent where the title is made of other fields, or may not be changed. */
  onSave?: ((title: string) => unknown) | undefined;
}

/** The title of a card. A click changes it; Enter or leaving saves, Escape takes back. */
export function CardTitle({ value, onSave }: Props) {
  const { t } = useTranslation();
  const { draft, seen, error, write, leave, leaveFor } = useDraft<string, Props>({ value, onSave });
  if (draft !== undefined && onSave) {
    const title = draft.trim();
    const untouched = title === "" || title === value || (title === seen.value && error === undefined);
    const save = () => leaveFor(untouched ? undefined : seen.onSave?.(title));
    return (
      <h1 className={styles.title}>
        <input
          className={styles.input}
          aria-label={t("records.field.title")}
          autoFocus={error === undefined}
          maxLength={500}
          value={draft}
          onChange={(event) => write(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === "Enter") save();
            if (event.key === "Escape") {
              event.stopPropagation();
              leave();
            }
          }}
        />
        {error !== undefined && <span className={field["error"]}>{error}</span>}
      </h1>
    );
  }
  return (
    <h1 className={styles.title}>
      {onSave ? (
        <button type="button" className={styles.shown} title={t("common.edit")} onClick={() => write(value)}>
          {value}
        </button>
      ) : (
        value
      )}
    </h1>
  );
}

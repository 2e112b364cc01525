import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import styles from "./settings.module.css";

interface Props {
  label: string;
  /** What stands there at first. */
  start?: string;
  confirm?: string;
  busy: boolean;
  error?: string | undefined;
  onSubmit: (name: string) => void;
  onCancel: () => void;
}

/** One field for the name of something, new or not. */
export function NewName({ label, start = "", confirm, busy, error, onSubmit, onCancel }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(start);
  const ready = name.trim() !== "";
  return (
    <form
      className={styles.newName}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onSubmit(name.trim());
      }}
    >
      <TextInput
        aria-label={label}
        placeholder={label}
        autoFocus
        value={name}
        error={error}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
        }}
      />
      <Button type="submit" loading={busy} disabled={!ready}>
        {confirm ?? t("common.create")}
      </Button>
      <Button variant="subtle" color="gray" onClick={onCancel}>
        {t("common.cancel")}
      </Button>
    </form>
  );
}

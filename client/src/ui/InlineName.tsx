import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import styles from "./InlineName.module.css";

interface Props {
  label: string;
  value: string;
  /** Called with a trimmed name that is new and not empty. */
  onCommit: (value: string) => void;
  error?: string | undefined;
}

/** A name that is edited where it stands: Enter or leaving the field keeps it, Escape brings the old one back. */
export function InlineName({ label, value, onCommit, error }: Props) {
  const [draft, setDraft] = useState<string | null>(null);

  function commit() {
    const name = draft?.trim() ?? "";
    setDraft(null);
    if (name !== "" && name !== value) onCommit(name);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key === "Escape") setDraft(null);
  }

  return (
    <TextInput
      aria-label={label}
      classNames={{ input: styles.input, root: styles.root }}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
      error={error}
    />
  );
}

import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMode } from "@/lib/mode";
import { TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { placesOf } from "../shell/navigation";
import styles from "./CommandPalette.module.css";
import { type Entry, usePaletteEntries } from "./usePaletteEntries";

/** Go to a page, find a record, run a command: one field, arrows and Enter. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const entries = usePaletteEntries(text, placesOf(useMode()));
  const current = Math.min(chosen, entries.length - 1);

  function run(entry: Entry) {
    onClose();
    if (entry.to !== undefined) void navigate({ to: entry.to });
    entry.run?.();
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      setChosen((current + step + entries.length) % entries.length);
    }
    const entry = entries[current];
    if (event.key === "Enter" && entry) {
      event.preventDefault();
      run(entry);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="10dvh"
      padding={0}
      size={560}
      title={undefined}
      aria-label={t("shell.palette")}
    >
      <TextInput
        variant="unstyled"
        size="md"
        className={styles.input}
        placeholder={t("shell.palettePlaceholder")}
        aria-label={t("shell.palette")}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={entries.length > 0 ? `${listId}-${current}` : undefined}
        value={text}
        data-autofocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={t("shell.palette")} className={styles.list}>
        {entries.map((entry, index) => (
          <li
            key={entry.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === current}
            className={styles.entry}
            onMouseMove={() => setChosen(index)}
            onClick={() => run(entry)}
          >
            <entry.icon size={17} stroke={1.6} />
            <span className={styles.name}>{entry.label}</span>
            <span className={styles.detail}>{entry.detail}</span>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className={styles.nothing}>{t("common.noResults")}</p>}
    </Modal>
  );
}

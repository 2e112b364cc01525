import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { withTexts } from "@/lib/later";
import { toast } from "@/ui/toasts";
import type { CellEdit } from "./columns";
import styles from "./RecordList.module.css";

interface Props<T> {
  record: T;
  label: string;
  edit: CellEdit<T>;
  onChange: (change: Record<string, unknown>) => void;
  onClose: () => void;
}

/** The field a cell turns into: Enter or leaving it saves, Escape takes back. */
export function CellEditor<T>({ label, edit, onClose, ...now }: Props<T>) {
  // as it was when the editor opened: what somebody else changes meanwhile is not taken for seen
  const [{ record, onChange }] = useState(now);
  const { t } = useTranslation();
  return edit.as === "choice" ? (
    <Choice
      label={label}
      options={edit.options}
      clearable={edit.clearable === true}
      value={edit.value(record)}
      onClose={onClose}
      onPick={(id) => onChange(edit.change(id))}
    />
  ) : (
    <Line
      label={label}
      as={edit.as}
      value={edit.value(record)}
      onClose={onClose}
      onSave={(text) => {
        const change = edit.change(text, record);
        if (change !== null) onChange(change);
        else
          void withTexts(() => Promise.resolve()).then(() =>
            toast(t("fields.notANumber", { text }), { tone: "error" }),
          );
      }}
    />
  );
}

interface LineProps {
  label: string;
  value: string;
  as: "text" | "amount" | "date" | "number";
  onSave: (text: string) => void;
  onClose: () => void;
}

function Line({ label, value, as, onSave, onClose }: LineProps) {
  const [text, setText] = useState(value);
  const left = useRef(false);
  function leave(save: boolean) {
    if (left.current) return;
    left.current = true;
    if (save && text.trim() !== value) onSave(text.trim());
    onClose();
  }
  return (
    <input
      className={styles.editor}
      aria-label={label}
      autoFocus
      type={as === "date" ? "date" : "text"}
      inputMode={as === "amount" ? "decimal" : as === "number" ? "numeric" : undefined}
      maxLength={500}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => leave(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") leave(true);
        if (event.key === "Escape") leave(false);
      }}
      onClick={(event) => event.stopPropagation()}
    />
  );
}

interface ChoiceProps {
  label: string;
  value: number | null;
  options: { id: number; name: string }[];
  clearable: boolean;
  onPick: (id: number | null) => void;
  onClose: () => void;
}

function Choice({ label, value, options, clearable, onPick, onClose }: ChoiceProps) {
  const { t } = useTranslation();
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    // Opens the list at once. Not every browser lets a page do so; then a second click opens it.
    try {
      select.current?.showPicker();
    } catch {
      select.current?.focus();
    }
  }, []);
  return (
    <select
      ref={select}
      className={styles.editor}
      aria-label={label}
      autoFocus
      value={value ?? ""}
      onChange={(event) => {
        const id = event.currentTarget.value === "" ? null : Number(event.currentTarget.value);
        onClose();
        if (id !== value) onPick(id);
      }}
      onBlur={onClose}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onClose();
      }}
      onClick={(event) => event.stopPropagation()}
    >
      {(clearable || value === null) && <option value="">{t("common.none")}</option>}
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

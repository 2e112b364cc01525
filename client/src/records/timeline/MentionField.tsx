import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/lib/dictionaries";
import { useSession } from "@/lib/session";
import { Textarea } from "@/ui/forms";
import { PersonMark } from "@/ui/PersonMark";
import styles from "./MentionField.module.css";
import { fits, type Mention, typedName, withName } from "./mentions";

interface Props {
  label: string;
  placeholder?: string;
  autoFocus?: boolean;
  maxRows?: number;
  value: string;
  readOnly?: boolean;
  onChange: (text: string) => void;
  /** Somebody was chosen; whether the name stays in the text is another matter. */
  onMention: (mention: Mention) => void;
}

const MOST = 6;

/** Ctrl+Enter or ⌘+Enter, unless it has just chosen somebody. */
export const saves = (event: KeyboardEvent) =>
  event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented;

/** A field for a note in which @ offers colleagues: arrow keys and Enter choose, or a click. */
export function MentionField({
  label,
  placeholder,
  autoFocus,
  maxRows = 12,
  value,
  readOnly,
  onChange,
  onMention,
}: Props) {
  const { t } = useTranslation();
  const { user } = useSession();
  const users = useUsers();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const found =
    typed === undefined
      ? []
      : users.filter((one) => one.active && one.id !== user.id && fits(typed, one.name)).slice(0, MOST);
  const open = found.length > 0;

  function look() {
    const element = field.current;
    setTyped(element ? typedName(element.value, element.selectionStart) : undefined);
    setAt(0);
  }

  function choose(mention: Mention) {
    const element = field.current;
    if (!element) return;
    const next = withName(value, element.selectionStart, mention.name);
    onChange(next.text);
    onMention({ id: mention.id, name: mention.name });
    setTyped(undefined);
    element.focus();
    // after the new text is there
    requestAnimationFrame(() => element.setSelectionRange(next.caret, next.caret));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!open) return;
    const chosen = found[at];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setTyped(undefined);
    }
  }

  return (
    <div className={styles.field}>
      <Textarea
        ref={field}
        aria-label={label}
        placeholder={placeholder}
        autosize
        minRows={2}
        maxRows={maxRows}
        data-autofocus={autoFocus}
        autoFocus={autoFocus}
        value={value}
        readOnly={readOnly}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          look();
        }}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          if (event.key === "ArrowLeft" || event.key === "ArrowRight") look();
        }}
        onClick={look}
        onBlur={() => setTyped(undefined)}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(open && { "aria-controls": id, "aria-activedescendant": `${id}-${at}` })}
      />
      {open && (
        <ul id={id} role="listbox" aria-label={t("planning.people")} className={styles.people}>
          {found.map((one, index) => (
            <li
              key={one.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={styles.person}
              // or the field would lose its focus, and the list would be gone before the click
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(one)}
            >
              <PersonMark name={one.name} size={22} />
              {one.name}
            </li>
          ))}
        </ul>
      )}
      <span role="status" className={styles.spoken}>
        {open && t("planning.peopleFound", { count: found.length })}
      </span>
    </div>
  );
}

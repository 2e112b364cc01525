import { useNavigate } from "@tanstack/react-router";
import { IconSearch, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, Suspense, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMode } from "@/lib/mode";
import { later } from "@/lib/later";
import { StageBadge } from "@/records/list/StageBadge";
import { UnstyledButton } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import { placesOf } from "../shell/navigation";
import { takeTyped } from "../shell/typedAhead";
import styles from "./CommandPalette.module.css";
import { type Entry, type Hit, usePaletteEntries } from "./usePaletteEntries";

const ActivityDialog = later(() => import("./ActivityDialog").then((m) => m.ActivityDialog));

interface Props {
  onClose: () => void;
  onKeys: () => void;
}

/** Find a record, go to a page, run a command: one field, arrows and Enter. On the phone it is the search screen. */
export function CommandPalette({ onClose, onKeys }: Props) {
  const [picking, setPicking] = useState(false);
  const [subject, setSubject] = useState<Hit>();
  if (subject !== undefined) {
    return (
      <Suspense>
        <ActivityDialog subject={subject} onClose={onClose} />
      </Suspense>
    );
  }
  return (
    <Palette
      key={String(picking)}
      onClose={onClose}
      onKeys={onKeys}
      onPlan={picking ? undefined : () => setPicking(true)}
      onPick={picking ? setSubject : undefined}
    />
  );
}

interface PaletteProps extends Props {
  /** Starts planning an activity: then a record is picked. */
  onPlan: (() => void) | undefined;
  /** What happens with a record instead of going to it. */
  onPick: ((hit: Hit) => void) | undefined;
}

function Palette({ onClose, onKeys, onPlan, onPick }: PaletteProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = usePhone();
  const listId = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const [entered, setEntered] = useState(false);
  const { groups, searching, settled } = usePaletteEntries(text, placesOf(useMode()), { onKeys, onPlan, onPick });
  const entries = groups.flatMap((group) => group.entries);
  const current = Math.min(chosen, entries.length - 1);
  const entry = entries[current];
  const ready = settled(entry);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current]);

  function run(entry: Entry) {
    if (entry.stays !== true) onClose();
    if (entry.to !== undefined) void navigate({ to: entry.to });
    // after closing: what it opens takes the palette's place
    entry.run?.();
  }

  // whoever types quickly is ahead of the list, and means what it will begin with
  const runEntered = useEffectEvent(() => entry && run(entry));
  useEffect(() => {
    if (entered && ready) runEntered();
  }, [entered, ready]);

  function onKeyDown(event: KeyboardEvent) {
    const target = {
      ArrowDown: (current + 1) % Math.max(entries.length, 1),
      ArrowUp: (current - 1 + entries.length) % Math.max(entries.length, 1),
      PageDown: entries.length - 1,
      PageUp: 0,
    }[event.key];
    if (target !== undefined && entries.length > 0) {
      event.preventDefault();
      setChosen(target);
      setEntered(false);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      if (!ready) setEntered(true);
      else if (entry) run(entry);
    }
  }

  const label = onPick ? t("shell.activityFor") : t("shell.palette");
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      fullScreen={phone}
      yOffset="10dvh"
      padding={0}
      size={640}
      title={undefined}
      aria-label={label}
      classNames={{ body: styles.body }}
    >
      <div className={styles.head}>
        <IconSearch size={18} stroke={1.7} className={styles.glass} aria-hidden />
        <TextInput
          variant="unstyled"
          size="md"
          className={styles.input}
          placeholder={
            onPick ? t("shell.activityForHint") : phone ? t("shell.paletteHint") : t("shell.palettePlaceholder")
          }
          aria-label={label}
          role="combobox"
          aria-expanded={entries.length > 0}
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={entries.length > 0 ? `${listId}-${current}` : undefined}
          enterKeyHint="go"
          autoComplete="off"
          spellCheck={false}
          value={text}
          data-autofocus
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(0);
            setEntered(false);
          }}
          onKeyDown={onKeyDown}
          onFocus={() => {
            const typed = takeTyped();
            if (typed === undefined) return;
            setText(typed.text);
            setEntered(typed.entered);
          }}
        />
        <UnstyledButton className={styles.close} onClick={onClose} aria-label={t("common.close")}>
          <IconX size={18} stroke={1.7} />
        </UnstyledButton>
      </div>
      <div id={listId} role="listbox" aria-label={label} className={styles.list} ref={list} tabIndex={-1}>
        {groups.map((group) => (
          <div key={group.key} role="group" aria-labelledby={`${listId}-${group.key}`}>
            <div id={`${listId}-${group.key}`} className={styles.heading} role="presentation">
              {group.title}
            </div>
            {group.entries.map((entry) => (
              <Row
                key={entry.key}
                id={`${listId}-${entries.indexOf(entry)}`}
                entry={entry}
                selected={entries.indexOf(entry) === current}
                onMove={() => setChosen(entries.indexOf(entry))}
                onRun={() => run(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      {entries.length === 0 && !searching && <p className={styles.nothing}>{t("common.noResults")}</p>}
      <p role="status" className={styles.spoken}>
        {searching ? "" : t("shell.found", { count: entries.length })}
      </p>
      {!phone && (
        <footer className={styles.foot} aria-hidden>
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {t("shell.footMove")}
          </span>
          <span>
            <kbd>↵</kbd> {t("shell.footOpen")}
          </span>
          <span>
            <kbd>Esc</kbd> {t("shell.footClose")}
          </span>
          <span className={styles.footEnd}>
            <kbd>?</kbd> {t("shell.keys.title")}
          </span>
        </footer>
      )}
    </Modal>
  );
}

interface RowProps {
  id: string;
  entry: Entry;
  selected: boolean;
  onMove: () => void;
  onRun: () => void;
}

function Row({ id, entry, selected, onMove, onRun }: RowProps) {
  return (
    <div id={id} role="option" aria-selected={selected} className={styles.entry} onMouseMove={onMove} onClick={onRun}>
      <entry.icon size={17} stroke={1.6} />
      <span className={styles.text} data-closed={entry.closed}>
        <span className={styles.name}>{entry.label}</span>
        {entry.context !== "" && <span className={styles.context}>{entry.context}</span>}
      </span>
      <span className={styles.detail}>
        {entry.stage ? <StageBadge stage={entry.stage} /> : entry.detail}
        {entry.keys !== undefined && <kbd className={styles.keys}>{entry.keys}</kbd>}
      </span>
    </div>
  );
}

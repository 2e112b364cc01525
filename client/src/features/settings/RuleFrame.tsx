import { IconArrowRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./RuleFrame.module.css";
import settings from "./settings.module.css";

interface Props {
  name: string;
  when: string;
  then: string;
  /** What the arrow between the two says aloud. */
  thenWord: string;
  /** How it stands, beside its name. */
  badges: ReactNode;
  /** To move it by. */
  handle: ReactNode;
  menu: ReactNode;
  /** It rests. */
  off?: boolean;
  testId: string;
  onEdit: () => void;
  /** What more there is to say below its sentence. */
  children?: ReactNode;
}

/** A rule of a list: its name, which opens it, and what it says in a sentence. */
export function RuleFrame({ name, when, then, thenWord, badges, handle, menu, off, testId, onEdit, children }: Props) {
  return (
    <div className={`${styles.rule} ${off === true ? styles.off : ""}`} data-testid={testId}>
      <span className={settings.handlePlace}>{handle}</span>
      <div className={styles.main}>
        <span className={styles.name}>
          <button type="button" onClick={onEdit}>
            {name}
          </button>
          {badges}
        </span>
        <p className={styles.sentence}>
          {when} <IconArrowRight className={styles.arrow} size={14} stroke={1.8} aria-label={thenWord} /> {then}
        </p>
        {children}
      </div>
      {menu}
    </div>
  );
}

import type { ReactNode } from "react";
import { Checkbox } from "@/ui/forms";
import styles from "./Conversion.module.css";

interface Props {
  title: string;
  /** Absent for a part that is not chosen but only set. */
  checked?: boolean;
  /** The check cannot be taken away, since something has to be made. */
  locked?: boolean;
  onToggle?: () => void;
  children?: ReactNode;
}

/** One of the things that a lead becomes. */
export function Part({ title, checked, locked = false, onToggle, children }: Props) {
  const shown = checked !== false;
  return (
    <section className={styles.part} aria-label={title} data-off={!shown}>
      {checked === undefined ? (
        <h2 className={styles.title}>{title}</h2>
      ) : (
        <Checkbox
          classNames={{ label: styles.title }}
          label={title}
          checked={checked}
          disabled={locked}
          onChange={onToggle}
        />
      )}
      {shown && children !== undefined && <div className={styles.content}>{children}</div>}
    </section>
  );
}

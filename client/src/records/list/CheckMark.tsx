import { IconCheck } from "@tabler/icons-react";
import styles from "./CheckMark.module.css";

/** A box with or without its tick; whoever stands around it says what it means. */
export function CheckMark({ checked }: { checked: boolean }) {
  return (
    <span className={styles.box} data-checked={checked} aria-hidden="true">
      {checked && <IconCheck size={12} stroke={3} />}
    </span>
  );
}

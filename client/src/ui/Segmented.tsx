import { type ReactNode, useId } from "react";
import styles from "./Segmented.module.css";

interface Props<V extends string> {
  /** Read aloud for the whole group. */
  label: string;
  value: V;
  onChange: (value: V) => void;
  data: { value: V; label: string; icon?: ReactNode }[];
  /** Takes the whole width, all parts alike. */
  full?: boolean;
  /** On the phone only the icons are shown; names stay for those who listen. */
  icons?: boolean;
}

/** A few choices side by side, one of them taken. Radio buttons for keyboard and screen reader. */
export function Segmented<V extends string>({ label, value, onChange, data, full = false, icons = false }: Props<V>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.group} data-full={full} data-icons={icons}>
      {data.map((one) => (
        <label key={one.value} className={styles.part}>
          <input
            type="radio"
            className={styles.input}
            name={name}
            checked={one.value === value}
            onChange={() => onChange(one.value)}
          />
          {one.icon}
          <span className={styles.text}>{one.label}</span>
        </label>
      ))}
    </div>
  );
}

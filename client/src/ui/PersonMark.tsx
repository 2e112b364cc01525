import styles from "./PersonMark.module.css";

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const first = words[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return (first.slice(0, 1) + last.slice(0, 1)).toUpperCase();
}

const HUES = 8;

function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}

interface Props {
  name: string;
  size?: number;
  /** What those who listen are told, where the name does not stand nearby or in a label. */
  spoken?: string;
}

/** A person as two letters in a circle, always in the same tint. */
export function PersonMark({ name, size = 22, spoken }: Props) {
  return (
    <span
      className={styles.mark}
      data-hue={hueOf(name)}
      style={{ width: size, height: size, fontSize: size * 0.4 }}
      title={name}
      {...(spoken === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": spoken })}
    >
      {initials(name)}
    </span>
  );
}

/** A person's mark and name in one line. */
export function PersonName({ name }: { name: string }) {
  if (name === "") return null;
  return (
    <span className={styles.person}>
      <PersonMark name={name} size={20} />
      <span className={styles.name}>{name}</span>
    </span>
  );
}

import styles from "./Dot.module.css";

/** The colour of a stage. */
export function Dot({ color }: { color: string }) {
  return <span className={styles.dot} style={{ background: color }} />;
}

import type { Stage } from "@/lib/api/payloads";
import styles from "./StageBadge.module.css";

/** A stage by its colour and name. */
export function StageBadge({ stage }: { stage: Stage | undefined }) {
  if (stage === undefined) return null;
  return (
    <span className={styles.badge}>
      <span className={styles.dot} style={{ background: stage.color }} />
      <span className={styles.name}>{stage.name}</span>
    </span>
  );
}

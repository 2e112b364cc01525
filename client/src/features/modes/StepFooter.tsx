import type { ReactNode } from "react";
import styles from "./ModeFlow.module.css";

/** The buttons of a step; they stay in sight while the step scrolls. Refusals stand right above them. */
export function StepFooter({ above, children }: { above?: ReactNode; children: ReactNode }) {
  return (
    <footer className={styles.footer}>
      {above}
      <div className={styles.buttons}>{children}</div>
    </footer>
  );
}

import type { ReactNode } from "react";
import styles from "./PageFrame.module.css";

interface Props {
  title: string;
  /** One or two sentences under the title. */
  intro?: ReactNode;
  /** Leads one level up, before the title. */
  back?: ReactNode;
  /** Beside the title: what can be done with the whole page. */
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** A page that is read from top to bottom: settings, reports. Boards and lists fill their window themselves. */
export function PageFrame({ title, intro, back, actions, wide = false, children }: Props) {
  return (
    <div className={styles.page} data-wide={wide}>
      <header className={styles.head}>
        {back !== undefined && <div className={styles.back}>{back}</div>}
        <div className={styles.titles}>
          <h1 className={styles.title}>{title}</h1>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
        {intro !== undefined && <p className={styles.intro}>{intro}</p>}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  title?: string | undefined;
  text?: ReactNode;
  actions?: ReactNode;
  /** Rows reach to the border; otherwise the content has room around it. */
  flush?: boolean;
  children: ReactNode;
}

/** A titled part of a page, framed. */
export function Section({ title, text, actions, flush = false, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      {(title !== undefined || actions !== undefined) && (
        <div className={styles.sectionHead}>
          <div>
            {title !== undefined && <h2 className={styles.sectionTitle}>{title}</h2>}
            {text !== undefined && <p className={styles.sectionText}>{text}</p>}
          </div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      <div className={styles.panel} data-flush={flush}>
        {children}
      </div>
    </section>
  );
}

import { Button, Skeleton } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";
import { Delayed } from "./Delayed";
import styles from "./states.module.css";

interface EmptyProps {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  title: string;
  /** Teaches the next step. */
  text?: string | undefined;
  children?: ReactNode;
}

/** Nothing here yet. */
export function EmptyState({ icon: Icon, title, text, children }: EmptyProps) {
  return (
    <div className={styles.state}>
      <Icon size={32} stroke={1.4} />
      <p className={styles.title}>{title}</p>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {children}
    </div>
  );
}

/** Something could not be loaded: what, why, and a way to try again. */
export function ErrorState({
  title,
  error,
  retry,
}: {
  title: string;
  error: unknown;
  retry?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.state} role="alert">
      <IconAlertTriangle size={32} stroke={1.4} />
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{problemText(t, error)}</p>
      {retry && (
        <Button variant="default" onClick={retry}>
          {t("common.retry")}
        </Button>
      )}
    </div>
  );
}

/** Grey lines where rows will be; only after a short wait. */
export function RowSkeletons({ rows = 8, height = 20 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <Delayed>
      <div className={styles.skeletons} role="status" aria-busy aria-label={t("common.loading")}>
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} height={height} width={`${92 - ((row * 17) % 38)}%`} />
        ))}
      </div>
    </Delayed>
  );
}

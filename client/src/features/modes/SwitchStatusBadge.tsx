import { useTranslation } from "react-i18next";
import type { SwitchStatus } from "@/lib/api/payloads";
import styles from "./SwitchStatusBadge.module.css";

const TONES: Record<SwitchStatus, "busy" | "good" | "warn" | "plain"> = {
  RUNNING: "busy",
  UNDOING: "busy",
  PAUSED: "warn",
  DONE: "good",
  DONE_WITH_ERRORS: "warn",
  CANCELLED: "plain",
  UNDONE: "plain",
};

export function SwitchStatusBadge({ status }: { status: SwitchStatus }) {
  const { t } = useTranslation();
  return (
    <span className={styles.badge} data-tone={TONES[status]}>
      {t(`modes.status.${status}`)}
    </span>
  );
}

import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import styles from "./AttentionBar.module.css";
import { openModeDialog } from "./dialogStore";

/** The plan does not include classic mode any more; nothing is lost, and the way out is the switch. */
export function PlanNote() {
  const { t } = useTranslation();
  return (
    <div className={styles.bar} role="note">
      <IconAlertTriangle size={17} stroke={1.8} />
      <span className={styles.text}>
        <strong>{t("modes.planLostTitle")}</strong> {t("modes.planLostText")}
      </span>
      <Button size="xs" variant="default" onClick={openModeDialog}>
        {t("modes.planLostSwitch")}
      </Button>
    </div>
  );
}

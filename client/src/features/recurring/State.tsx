import { useTranslation } from "react-i18next";
import { Badge } from "@/ui/display";
import type { RecurringDeal } from "./api";
import styles from "./Recurring.module.css";

const COLORS = { ACTIVE: "green", PAUSED: "gray", ENDED: "gray" };

/** Whether it goes on, and what keeps it from it. */
export function State({ template }: { template: RecurringDeal }) {
  const { t } = useTranslation();
  const { state, obstacle } = template;
  return (
    <span className={styles.state}>
      <Badge variant="light" color={COLORS[state]}>
        {t(`recurring.states.${state}`)}
      </Badge>
      {obstacle !== null && state === "ACTIVE" && (
        <Badge variant="light" color="red">
          {t("recurring.heldUp")}
        </Badge>
      )}
    </span>
  );
}

import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import styles from "./Unseen.module.css";

/** Stands for a name that one may not see. */
export function Unseen() {
  const { t } = useTranslation();
  return (
    <span className={styles.unseen} title={t("common.unseenWhy")}>
      <IconLock size={13} stroke={1.7} aria-hidden />
      {t("common.unseen")}
    </span>
  );
}

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./controls";
import styles from "./DialogFoot.module.css";

interface Props {
  onCancel: () => void;
  /** The button that does what the dialog is for. */
  children: ReactNode;
}

/** The last line of a dialog: leave it as it was, or do it. */
export function DialogFoot({ onCancel, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.foot}>
      <Button variant="default" onClick={onCancel}>
        {t("common.cancel")}
      </Button>
      {children}
    </div>
  );
}

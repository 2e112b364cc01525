import { useTranslation } from "react-i18next";
import type { Activity } from "./api";
import styles from "./Colours.module.css";

/** The colour of an activity, where it has one of its own. */
export function ColourDot({ colour }: Pick<Activity, "colour">) {
  const { t } = useTranslation();
  if (!colour) return null;
  const word = t("records.inColour", { colour: t(`records.colours.${colour}`) });
  return (
    <span className={`${styles.tint} ${styles.dot}`} data-colour={colour} role="img" aria-label={word} title={word} />
  );
}

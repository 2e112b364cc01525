import { useTranslation } from "react-i18next";
import { mail, telephone } from "@/lib/links";
import type { Reason } from "./api";
import styles from "./Duplicates.module.css";

/** Beyond this two records are almost certainly the same. */
const CERTAIN = 85;

/** How alike records are, and what they have in common. */
export function Reasons({ score, reasons }: { score: number; reasons: Reason[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.reasons}>
      <span className={styles.score} data-certain={score >= CERTAIN}>
        {t(score >= CERTAIN ? "duplicates.veryProbable" : "duplicates.probable")} · {score}
      </span>
      {reasons.map((reason) => (
        <span key={reason.common} className={styles.reason}>
          {t(`duplicates.common.${reason.common}`)}
          {reason.common === "EMAIL" && (
            <>
              {" "}
              <a href={mail(reason.value)}>{reason.value}</a>
            </>
          )}
          {reason.common === "PHONE" && (
            <>
              {" "}
              <a href={telephone(reason.value.replace(/^d:/, ""))}>{reason.value.replace(/^d:/, "")}</a>
            </>
          )}
        </span>
      ))}
    </div>
  );
}

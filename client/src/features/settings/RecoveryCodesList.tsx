import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import styles from "./security.module.css";
import settings from "./settings.module.css";

/** Recovery codes, shown this once: to be printed or kept in a password manager. */
export function RecoveryCodesList({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={settings.form}>
      <Alert color="yellow">{t("security.codesOnce")}</Alert>
      <ul className={styles.codes} aria-label={t("security.codes")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={`${settings.buttons} ${settings.end}`}>
        <Button
          variant="default"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`Weiche\n${codes.join("\n")}\n`)}`}
          download="weiche-codes.txt"
        >
          {t("security.download")}
        </Button>
        <Button onClick={onClose}>{t("security.kept")}</Button>
      </div>
    </div>
  );
}

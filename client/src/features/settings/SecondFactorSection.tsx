import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { FactorChange, type FactorVerb } from "./FactorChange";
import { FactorSetup } from "./FactorSetup";
import { secondFactorQuery } from "./securityApi";
import styles from "./settings.module.css";

/** A code of the phone beside the password. */
export function SecondFactorSection() {
  const { t } = useTranslation();
  const formats = useFormats();
  const factor = useQuery(secondFactorQuery);
  const [open, setOpen] = useState<"setup" | FactorVerb>();
  const since = factor.data?.since ?? null;
  const left = factor.data?.recoveryCodesLeft ?? 0;
  return (
    <Section title={t("security.factor")} text={t("security.factorText")}>
      {factor.isPending && <RowSkeletons rows={1} />}
      {factor.isError && (
        <ErrorState title={t("problems.title")} error={factor.error} retry={() => void factor.refetch()} />
      )}
      {factor.isSuccess && since === null && (
        <div className={styles.form}>
          <span>{t("security.factorOff")}</span>
          <div>
            <Button onClick={() => setOpen("setup")}>{t("security.setUp")}</Button>
          </div>
        </div>
      )}
      {since !== null && (
        <div className={styles.form}>
          <span>
            {t("security.factorOn", { when: formats.date(since) })} {t("security.codesLeft", { count: left })}
          </span>
          <div className={styles.buttons}>
            <Button variant="default" onClick={() => setOpen("renew")}>
              {t("security.renewCodes")}
            </Button>
            <Button variant="default" onClick={() => setOpen("remove")}>
              {t("security.remove")}
            </Button>
          </div>
        </div>
      )}
      {open === "setup" && <FactorSetup onClose={() => setOpen(undefined)} />}
      {(open === "renew" || open === "remove") && <FactorChange verb={open} onClose={() => setOpen(undefined)} />}
    </Section>
  );
}

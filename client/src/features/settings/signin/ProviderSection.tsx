import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { CopyField } from "@/ui/CopyField";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import styles from "../settings.module.css";
import { ProviderForm } from "./ProviderForm";
import { providerQuery } from "./providerApi";

/** Signing in with what people have at their company anyway. */
export function ProviderSection() {
  const { t } = useTranslation();
  const settings = useQuery(providerQuery);
  const [adding, setAdding] = useState(false);
  const provider = settings.data?.provider ?? null;
  return (
    <Section title={t("provider.title")} text={t("provider.text")}>
      {settings.isPending && <RowSkeletons rows={2} />}
      {settings.isError && (
        <ErrorState title={t("problems.title")} error={settings.error} retry={() => void settings.refetch()} />
      )}
      {settings.data !== undefined && (
        <div className={styles.form}>
          {provider === null && !adding ? (
            <div>
              <Button onClick={() => setAdding(true)}>{t("provider.setUp")}</Button>
            </div>
          ) : (
            <>
              <CopyField
                label={t("provider.redirectUri")}
                description={t("provider.redirectUriHint")}
                value={settings.data.redirectUri}
              />
              <ProviderForm key={provider?.issuer ?? ""} provider={provider} onDone={() => setAdding(false)} />
              {provider !== null && (
                <CopyField
                  label={t("provider.signInUrl")}
                  description={t("provider.signInUrlHint")}
                  value={provider.signInUrl}
                />
              )}
            </>
          )}
        </div>
      )}
    </Section>
  );
}

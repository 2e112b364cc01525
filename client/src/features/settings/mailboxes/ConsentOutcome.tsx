import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Texts } from "@/lib/i18n/texts";
import { Alert } from "@/ui/display";

type Outcome = keyof Texts["mail"]["consent"];

/** What came of the way to a provider; it sends the browser back here with a word. */
export function ConsentOutcome() {
  const { t } = useTranslation();
  const [shown, setShown] = useState(() => new URLSearchParams(window.location.search).get("consent"));
  if (shown === null) return null;
  const well = shown === "connected";
  return (
    <Alert
      color={well ? "green" : "red"}
      role={well ? "status" : "alert"}
      withCloseButton
      closeButtonLabel={t("common.close")}
      onClose={() => {
        setShown(null);
        // or it would be said again when the page is read anew
        window.history.replaceState(window.history.state, "", window.location.pathname);
      }}
    >
      {t(`mail.consent.${shown as Outcome}`, { defaultValue: t("mail.consent.declined") })}
    </Alert>
  );
}

import { useTranslation } from "react-i18next";
import { PageFrame } from "@/ui/PageFrame";
import { PasskeysSection } from "./PasskeysSection";
import { PasswordSection } from "./PasswordSection";
import { SecondFactorSection } from "./SecondFactorSection";
import { SessionsSection } from "./SessionsSection";

/** How one signs in, and where one is signed in. */
export function SecurityPage() {
  const { t } = useTranslation();
  return (
    <PageFrame title={t("settings.section.security.name")} intro={t("security.intro")}>
      <PasswordSection />
      <SecondFactorSection />
      <PasskeysSection />
      <SessionsSection />
    </PageFrame>
  );
}

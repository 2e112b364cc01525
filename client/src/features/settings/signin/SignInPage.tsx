import { useTranslation } from "react-i18next";
import { PageFrame } from "@/ui/PageFrame";
import { ProviderSection } from "./ProviderSection";
import { RuleSection } from "./RuleSection";

/** How people of the account sign in. */
export function SignInPage() {
  const { t } = useTranslation();
  return (
    <PageFrame title={t("settings.section.signIn.name")} intro={t("provider.intro")}>
      <RuleSection />
      <ProviderSection />
    </PageFrame>
  );
}

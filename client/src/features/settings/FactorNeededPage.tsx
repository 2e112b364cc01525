import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { PageFrame } from "@/ui/PageFrame";
import { useSignOut } from "@/ui/useSignOut";
import { SecondFactorSection } from "./SecondFactorSection";
import { secondFactorQuery } from "./securityApi";
import styles from "./settings.module.css";

/** Where somebody lands who must have a second factor and has none: nothing else is open to them. */
export function FactorNeededPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const ready = (useQuery(secondFactorQuery).data?.since ?? null) !== null;
  const signOut = useSignOut();
  const goOn = async () => {
    // who one is and what one may do is read anew
    queryClient.clear();
    await navigate({ href: "/", replace: true });
  };
  return (
    <main>
      <PageFrame title={t("signInRule.neededTitle")} intro={t("signInRule.neededText")}>
        <SecondFactorSection />
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => void signOut()}>
            {t("shell.signOut")}
          </Button>
          {ready && <Button onClick={() => void goOn()}>{t("security.next")}</Button>}
        </div>
      </PageFrame>
    </main>
  );
}

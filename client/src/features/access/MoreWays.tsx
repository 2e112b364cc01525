import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { passkeysPossible } from "@/lib/passkeys";
import type { Session } from "@/lib/session";
import { PasskeyButton } from "./PasskeyButton";
import { waysQuery } from "./ways";

/** Under the sign-in: what to do without the password. */
export function MoreWays({ enter }: { enter: (session: Session) => Promise<void> }) {
  const { t } = useTranslation();
  const ways = useQuery(waysQuery).data;
  return (
    <>
      {passkeysPossible() && <PasskeyButton enter={enter} />}
      {ways?.passwordReset === true && <a href="/forgotten">{t("reset.forgotten")}</a>}
    </>
  );
}

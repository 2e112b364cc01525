import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { waysQuery } from "./ways";

/** Under the sign-in: what to do without the password. */
export function MoreWays() {
  const { t } = useTranslation();
  const ways = useQuery(waysQuery).data;
  if (ways?.passwordReset !== true) return null;
  return <a href="/forgotten">{t("reset.forgotten")}</a>;
}

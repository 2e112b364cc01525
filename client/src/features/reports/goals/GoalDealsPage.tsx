import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useSession } from "@/lib/session";
import { ListBehind } from "../ListBehind";
import styles from "../Reports.module.css";
import { type ReportSearch, whoseOf } from "../url";
import { goalDealsQuery } from "./api";

/** The deals a goal has counted: as many as it says. */
export function GoalDealsPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const { currency } = useSession().account;
  const search: ReportSearch = useSearch({ strict: false });
  const { PIPELINE, back } = search;
  const only = { ...whoseOf(search), ...(PIPELINE !== undefined && { PIPELINE }) };
  const found = useInfiniteQuery(goalDealsQuery(search.goal ?? "0", search.from, only));
  return (
    <ListBehind
      title={t("goals.deals")}
      intro={(total) => t("goals.found", { count: total })}
      back={
        back?.startsWith("/reports/dashboards") === true
          ? { to: back, label: t("dashboards.title") }
          : { to: "/reports/goals", label: t("goals.title") }
      }
      found={found}
      failed={t("goals.failed")}
      empty={{ title: t("goals.noDeals"), text: t("goals.noDealsText") }}
    >
      {(deal) => (
        <li key={deal.id} className={styles.item}>
          <div className={styles.itemMain}>
            <Link to={addressOfRecord("deals", deal.id)}>{deal.title}</Link>
            <span className={styles.itemParts}>{userName(deal.responsibleId)}</span>
          </div>
          <span className={styles.fate} data-fate="WON">
            {t("reports.fate.WON")}
          </span>
          <span className={styles.itemMoney}>
            {deal.revenue === null ? "" : formats.money({ value: deal.revenue, currency })}
          </span>
          <time className={styles.itemTime} dateTime={deal.closedAt}>
            {formats.dateTime(deal.closedAt)}
          </time>
        </li>
      )}
    </ListBehind>
  );
}

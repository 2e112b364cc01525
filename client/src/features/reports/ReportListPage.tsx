import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { useSources, useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useSession } from "@/lib/session";
import { ADVICE } from "./advice";
import { type CountedInquiry, countedQuery } from "./api";
import { ListBehind } from "./ListBehind";
import styles from "./Reports.module.css";
import { useReportUrl, whoseOf } from "./url";
import { useWords } from "./useWords";

/** What the pages are called whose numbers lead here; all others are dashboards. */
const BACK: Record<string, "goals.title" | "reports.advice.title"> = {
  "/reports/goals": "goals.title",
  [ADVICE]: "reports.advice.title",
};

/** The inquiries behind a number: as many as it said. */
export function ReportListPage() {
  const { t } = useTranslation();
  const { search, asked, key, of, only, back } = useReportUrl();
  const words = useWords();
  const found = useInfiniteQuery(countedQuery({ ...only, ...asked, key, of, within: search.within }));
  const toReport = { by: asked.by, from: asked.from, to: asked.to, touch: asked.touch, ...whoseOf(asked) };
  return (
    <ListBehind
      title={t(`reports.measure.${of}`)}
      intro={(total) =>
        [
          words.days(asked),
          ...(key !== undefined && asked.by === "MONTH" ? [words.named("MONTH", key, null)] : []),
          ...(search.within === undefined ? [] : [t("reports.cohorts.after", { after: search.within })]),
          t("reports.found", { count: total }),
        ].join(" · ")
      }
      back={
        back === undefined
          ? { to: "/reports", search: toReport, label: t(`reports.by.${asked.by}`) }
          : { to: back, label: t(BACK[back] ?? "dashboards.title") }
      }
      found={found}
      failed={t("reports.failed")}
      empty={{ title: t("reports.listEmpty"), text: t("reports.listEmptyText") }}
    >
      {(inquiry) => <Counted key={inquiry.id} inquiry={inquiry} />}
    </ListBehind>
  );
}

function Counted({ inquiry }: { inquiry: CountedInquiry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const { currency } = useSession().account;
  const source = useSources().find((one) => one.id === inquiry.sourceId)?.name;
  const name = inquiry.title ?? inquiry.personName ?? inquiry.companyTitle ?? t("reports.nameless");
  const to =
    inquiry.dealId !== null
      ? addressOfRecord("deals", inquiry.dealId)
      : inquiry.leadId !== null
        ? addressOfRecord("leads", inquiry.leadId)
        : undefined;
  const who = [inquiry.title === null ? null : inquiry.personName, inquiry.companyTitle];
  const parts = [
    ...who,
    t(`inbox.channel.${inquiry.channel}` as "inbox.channel.FORM"),
    source,
    userName(inquiry.responsibleId),
  ].filter((part) => part !== null && part !== undefined && part !== "");
  return (
    <li className={styles.item}>
      <div className={styles.itemMain}>
        {to === undefined ? <span>{name}</span> : <Link to={to}>{name}</Link>}
        <span className={styles.itemParts}>{parts.join(" · ")}</span>
      </div>
      <span className={styles.fate} data-fate={inquiry.fate}>
        {t(`reports.fate.${inquiry.fate}`)}
      </span>
      <span className={styles.itemMoney}>
        {inquiry.revenue === null ? "" : formats.money({ value: inquiry.revenue, currency })}
      </span>
      <time className={styles.itemTime} dateTime={inquiry.receivedAt}>
        {formats.dateTime(inquiry.receivedAt)}
      </time>
    </li>
  );
}

import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowLeft, IconListSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { useSources, useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { type CountedInquiry, countedQuery } from "./api";
import styles from "./Reports.module.css";
import { useReportUrl } from "./url";
import { useWords } from "./useWords";

/** The inquiries behind a number: as many as it said. */
export function ReportListPage() {
  const { t } = useTranslation();
  const { asked, key, of, only, back } = useReportUrl();
  const words = useWords();
  const found = useInfiniteQuery(countedQuery({ ...only, ...asked, key, of }));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const total = found.data?.pages[0]?.total?.value ?? 0;
  return (
    <PageFrame
      title={t(`reports.measure.${of}`)}
      intro={`${words.days(asked)} · ${t("reports.found", { count: total })}`}
      wide
      back={
        back === undefined ? (
          <Link
            to="/reports"
            search={{ by: asked.by, from: asked.from, to: asked.to, touch: asked.touch } as never}
            className={styles.back}
          >
            <IconArrowLeft size={15} aria-hidden /> {t(`reports.by.${asked.by}`)}
          </Link>
        ) : (
          <Link to={back} className={styles.back}>
            <IconArrowLeft size={15} aria-hidden /> {t(back === "/reports/goals" ? "goals.title" : "dashboards.title")}
          </Link>
        )
      }
    >
      {found.isPending && <RowSkeletons />}
      {found.isError && (
        <ErrorState title={t("reports.failed")} error={found.error} retry={() => void found.refetch()} />
      )}
      {found.isSuccess && items.length === 0 && (
        <EmptyState icon={IconListSearch} title={t("reports.listEmpty")} text={t("reports.listEmptyText")} />
      )}
      {items.length > 0 && (
        <Section flush>
          <ul className={styles.list}>
            {items.map((inquiry) => (
              <Counted key={inquiry.id} inquiry={inquiry} />
            ))}
          </ul>
        </Section>
      )}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("reports.more")}
        </Button>
      )}
    </PageFrame>
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

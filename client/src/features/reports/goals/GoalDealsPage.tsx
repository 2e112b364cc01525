import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { IconArrowLeft, IconListSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import styles from "../Reports.module.css";
import type { ReportSearch } from "../url";
import { goalDealsQuery } from "./api";

/** The deals a goal has counted: as many as it says. */
export function GoalDealsPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const { currency } = useSession().account;
  const search: ReportSearch = useSearch({ strict: false });
  const found = useInfiniteQuery(goalDealsQuery(search.goal ?? "0", search.from));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const total = found.data?.pages[0]?.total?.value ?? 0;
  return (
    <PageFrame
      title={t("goals.deals")}
      intro={t("goals.found", { count: total })}
      wide
      back={
        <Link to={"/reports/goals"} className={styles.back}>
          <IconArrowLeft size={15} aria-hidden /> {t("goals.title")}
        </Link>
      }
    >
      {found.isPending && <RowSkeletons />}
      {found.isError && <ErrorState title={t("goals.failed")} error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && (
        <EmptyState icon={IconListSearch} title={t("goals.noDeals")} text={t("goals.noDealsText")} />
      )}
      {items.length > 0 && (
        <Section flush>
          <ul className={styles.list}>
            {items.map((deal) => (
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

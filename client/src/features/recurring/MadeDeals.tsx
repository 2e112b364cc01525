import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { useDealStages } from "@/lib/dictionaries";
import { StageBadge } from "@/records/list/StageBadge";
import { RecordLink } from "@/records/card/RecordLink";
import { Button } from "@/ui/controls";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { madeDealsQuery } from "./api";
import styles from "./Recurring.module.css";

/** The deals of a template that the person may see. */
export function MadeDeals({ id }: { id: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const stages = useDealStages();
  const found = useInfiniteQuery(madeDealsQuery(id));
  if (found.isPending) return <RowSkeletons rows={3} />;
  if (found.data === undefined) {
    return <ErrorState title={t("recurring.failed")} error={found.error} retry={() => void found.refetch()} />;
  }
  const deals = found.data.pages.flatMap((page) => page.items);
  if (deals.length === 0) return <p className={styles.nothing}>{t("recurring.noDeals")}</p>;
  return (
    <>
      <table className={styles.table} aria-label={t("recurring.madeDeals")}>
        <tbody>
          {deals.map((deal) => (
            <tr key={deal.id}>
              <th scope="row">
                <RecordLink kind="deals" id={deal.id}>
                  {deal.title}
                </RecordLink>
                <span className={styles.sub}>{formats.dateTime(deal.createdAt)}</span>
              </th>
              <td className={`${styles.wide} ${styles.number}`}>{formats.money(deal.amount)}</td>
              <td>
                <StageBadge stage={stages.find((one) => one.id === deal.stageId)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.hasNextPage && (
        <p className={styles.nothing}>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t("recurring.more")}
          </Button>
        </p>
      )}
    </>
  );
}

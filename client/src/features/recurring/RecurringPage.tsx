import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconRepeat } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfRecurring } from "@/lib/addresses";
import { useFormats } from "@/lib/formats";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { type RecurringDeal, recurringQuery } from "./api";
import styles from "./Recurring.module.css";
import { State } from "./State";
import { useRhythm } from "./useRhythm";

/** The templates of which deals are made again and again. */
export function RecurringPage() {
  const { t } = useTranslation();
  const allowed = useSession().account.recurringDealsAllowed !== false;
  return (
    <PageFrame title={t("recurring.title")} intro={t("recurring.intro")} wide>
      {!allowed && <Alert color="yellow">{t("recurring.obstacles.PLAN")}</Alert>}
      <Templates />
    </PageFrame>
  );
}

function Templates() {
  const { t } = useTranslation();
  const found = useInfiniteQuery(recurringQuery);
  if (found.isPending) return <RowSkeletons />;
  // a part that could not be read leaves what is there
  if (found.data === undefined) {
    return <ErrorState title={t("recurring.failed")} error={found.error} retry={() => void found.refetch()} />;
  }
  const templates = found.data.pages.flatMap((page) => page.items);
  if (templates.length === 0) {
    return <EmptyState icon={IconRepeat} title={t("recurring.noneTitle")} text={t("recurring.noneText")} />;
  }
  return (
    <>
      <Section flush>
        <table className={styles.table} aria-label={t("recurring.title")}>
          <thead>
            <tr>
              <th scope="col">{t("recurring.name")}</th>
              <th scope="col" className={styles.wide}>
                {t("recurring.schedule")}
              </th>
              <th scope="col" className={styles.wide}>
                {t("recurring.next")}
              </th>
              <th scope="col" className={`${styles.wide} ${styles.number}`}>
                {t("recurring.made")}
              </th>
              <th scope="col">{t("recurring.state")}</th>
            </tr>
          </thead>
          <tbody>
            {templates.map((template) => (
              <Row key={template.id} template={template} />
            ))}
          </tbody>
        </table>
      </Section>
      {found.hasNextPage && (
        <Button
          variant="default"
          className={styles.more}
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("recurring.more")}
        </Button>
      )}
    </>
  );
}

function Row({ template }: { template: RecurringDeal }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rhythm = useRhythm()(template.schedule);
  const next = template.nextOn === null ? "–" : formats.date(template.nextOn);
  return (
    <tr>
      <th scope="row">
        <Link to={addressOfRecurring(template.id)} className={styles.name}>
          {template.title}
        </Link>
        {template.customerName !== null && <span className={styles.sub}>{template.customerName}</span>}
        <span className={styles.narrow}>
          {rhythm}
          <br />
          {t("recurring.facts", { next, count: template.made })}
        </span>
      </th>
      <td className={styles.wide}>{rhythm}</td>
      <td className={styles.wide}>{next}</td>
      <td className={`${styles.wide} ${styles.number}`}>{formats.number(template.made)}</td>
      <td>
        <State template={template} />
      </td>
    </tr>
  );
}

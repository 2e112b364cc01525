import { useQuery } from "@tanstack/react-query";
import { IconChartBar } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMode } from "@/lib/mode";
import type { ChartHandle } from "@/ui/chart/Chart";
import { PageFrame } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { DIMENSIONS, fileAddress, reportQuery } from "./api";
import { Charts } from "./Charts";
import { ExportMenu } from "./ExportMenu";
import { KeyFigures } from "./KeyFigures";
import { PeriodChoice } from "./PeriodChoice";
import { ReportTable } from "./ReportTable";
import { ReportTabs } from "./ReportTabs";
import styles from "./Reports.module.css";
import { useReportUrl } from "./url";
import { useWords } from "./useWords";

/** What the numbers say of the inquiries of a period. */
export function ReportsPage() {
  const { t } = useTranslation();
  const url = useReportUrl();
  const words = useWords();
  const chart = useRef<ChartHandle>(null);
  const classic = useMode()?.mode === "CLASSIC";
  const found = useQuery(reportQuery({ ...url.asked, compare: url.compare }));
  const report = found.data;
  const empty = report?.total.numbers.inquiries === 0;

  return (
    <PageFrame
      title={t("reports.title")}
      intro={t("reports.intro")}
      wide
      actions={
        <ExportMenu
          address={(format) => fileAddress(url.asked, format)}
          chart={chart}
          empty={report === undefined || empty}
          name="report"
        />
      }
    >
      <ReportTabs part="inquiries" />
      <nav className={styles.chips} aria-label={t("reports.which")}>
        {DIMENSIONS.map((by) => (
          <button
            key={by}
            type="button"
            className={styles.chip}
            aria-current={by === url.asked.by || undefined}
            onClick={() => url.change({ by })}
          >
            {t(`reports.by.${by}`)}
          </button>
        ))}
      </nav>
      <PeriodChoice />
      {found.isPending && <RowSkeletons />}
      {found.isError && (
        <ErrorState title={t("reports.failed")} error={found.error} retry={() => void found.refetch()} />
      )}
      {report !== undefined && empty && (
        <EmptyState
          icon={IconChartBar}
          title={t("reports.emptyTitle", { days: words.days(report.period) })}
          text={t(classic ? "reports.emptyClassic" : "reports.emptySimple")}
        />
      )}
      {report !== undefined && !empty && (
        <div className={styles.report} data-stale={found.isPlaceholderData}>
          <KeyFigures report={report} asked={url.asked} />
          <Charts
            report={report}
            asked={url.asked}
            show={url.show}
            handle={chart}
            onShow={(show) => url.change({ show })}
          />
          <ReportTable report={report} asked={url.asked} />
        </div>
      )}
    </PageFrame>
  );
}

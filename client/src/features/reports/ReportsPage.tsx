import { useQuery } from "@tanstack/react-query";
import { IconChartBar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMode } from "@/lib/mode";
import { PageFrame } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { DIMENSIONS, fileAddress, reportQuery } from "./api";
import { Charts } from "./Charts";
import { Cohorts } from "./Cohorts";
import { ExportMenu } from "./ExportMenu";
import { KeyFigures } from "./KeyFigures";
import { PeriodChoice } from "./PeriodChoice";
import { PictureContext, usePictures } from "./picture";
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
  const { pictures, add } = usePictures();
  const classic = useMode()?.mode === "CLASSIC";
  const found = useQuery(reportQuery({ ...url.asked, compare: url.compare }));
  const report = found.data;
  const empty = report?.total.numbers.inquiries === 0;

  return (
    <PageFrame
      title={t("reports.title")}
      intro={t("reports.intro")}
      wide
      actions={<ExportMenu address={(format) => fileAddress(url.asked, format)} pictures={pictures} name="report" />}
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
        <div className={styles.report} aria-busy={found.isPlaceholderData}>
          <KeyFigures report={report} asked={url.asked} />
          <PictureContext value={add}>
            <Charts report={report} asked={url.asked} show={url.show} onShow={(show) => url.change({ show })} />
          </PictureContext>
          <ReportTable report={report} asked={url.asked} />
          {url.asked.by === "MONTH" && <Cohorts asked={url.asked} />}
        </div>
      )}
    </PageFrame>
  );
}

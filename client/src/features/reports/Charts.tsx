import { useNavigate } from "@tanstack/react-router";
import { Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { later } from "@/lib/later";
import type { ChartData } from "@/ui/chart/option";
import { Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import type { Asked, Measure, Point, Report } from "./api";
import { CourseTable } from "./CourseTable";
import { barRows, countOf } from "./figures";
import { hasBegun } from "./periods";
import { usePicture } from "./picture";
import { marksOf, pointList } from "./points";
import styles from "./Reports.module.css";
import type { ListLink } from "./Tiles";
import { listLink } from "./url";
import { useWords } from "./useWords";

const Chart = later(() => import("@/ui/chart/Chart").then((m) => m.Chart));
const SHOWN: Measure[] = ["INQUIRIES", "QUALIFIED", "WON", "LOST", "JUNK"];
const BAR = 34;

interface Props {
  report: Report;
  asked: Asked;
  show: Measure;
  onShow: (show: Measure) => void;
}

/** One measure over the time and by key, with the figures as a table behind. */
export function Charts({ report, asked, show, onShow }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const formats = useFormats();
  const navigate = useNavigate();
  const name = t(`reports.measure.${show}`);
  const course = t("reports.over", { name });
  const byKey = t("dashboards.figureBy", { figure: name, by: t(`reports.one.${report.by}`) });
  const linePicture = usePicture(course);
  const barsPicture = usePicture(byKey);
  const today = formats.today();

  const line = useMemo((): ChartData => {
    const values = (points: Point[]) =>
      points.filter(({ begin }) => hasBegun(begin, today)).map((point) => countOf(point.numbers, show));
    const names = (points: Point[]) => points.map((point) => formats.date(point.begin));
    return {
      shape: "line",
      names: names(report.line),
      values: values(report.line),
      label: name,
      format: (value) => formats.number(value),
      marks: marksOf(t, report),
      ...(report.previousLine.length > 0 && {
        before: {
          names: names(report.previousLine),
          values: values(report.previousLine),
          label: t("reports.before"),
        },
      }),
    };
  }, [report, show, name, today, formats, t]);

  const keyed = useMemo(() => barRows(report), [report]);
  const bars = useMemo(
    (): ChartData => ({
      shape: "bars",
      names: keyed.map((row) => words.named(report.by, row.key ?? "", row.name)),
      values: keyed.map((row) => countOf(row.numbers, show)),
      label: name,
      format: (value) => formats.number(value),
    }),
    [report, keyed, show, name, formats, words],
  );

  function open(list: ListLink | undefined) {
    if (list !== undefined) void navigate(list as never);
  }

  function barList(place: number): ListLink | undefined {
    const row = keyed[place];
    return row === undefined || countOf(row.numbers, show) === 0 ? undefined : listLink(asked, show, row.key);
  }

  return (
    <Section
      title={course}
      text={
        words.days(report.period) + (report.previous ? ` · ${t("reports.before")}: ${words.days(report.previous)}` : "")
      }
    >
      <div className={styles.charts}>
        <div className={styles.measures}>
          <Segmented
            label={t("reports.measureChoice")}
            value={show}
            onChange={onShow}
            data={SHOWN.map((measure) => ({ value: measure, label: t(`reports.measure.${measure}`) }))}
          />
        </div>
        <Suspense fallback={<div className={styles.chartPlace} />}>
          <Chart
            label={t("reports.lineLabel", { name })}
            data={line}
            height={240}
            onPick={(place, series) => open(pointList(report, asked, show, place, series, today))}
            handle={linePicture}
          />
          <Chart
            label={t("reports.barsLabel", { name, by: t(`reports.by.${report.by}`) })}
            data={bars}
            height={bars.names.length * BAR + 40}
            onPick={(place) => open(barList(place))}
            handle={barsPicture}
          />
        </Suspense>
        <CourseTable report={report} asked={asked} show={show} />
      </div>
    </Section>
  );
}

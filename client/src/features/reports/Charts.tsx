import { useNavigate } from "@tanstack/react-router";
import { type Ref, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { later } from "@/lib/later";
import type { ChartHandle } from "@/ui/chart/Chart";
import type { ChartData } from "@/ui/chart/option";
import { Table } from "@/ui/display";
import { Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import type { Asked, Measure, Point, Report } from "./api";
import { countOf } from "./figures";
import { hasBegun } from "./periods";
import styles from "./Reports.module.css";
import { listLink } from "./url";
import { useWords } from "./useWords";

const Chart = later(() => import("@/ui/chart/Chart").then((m) => m.Chart));
const SHOWN: Measure[] = ["INQUIRIES", "QUALIFIED", "WON", "LOST", "JUNK"];
const MOST_BARS = 12;
const BAR = 34;

interface Props {
  report: Report;
  asked: Asked;
  show: Measure;
  onShow: (show: Measure) => void;
  handle: Ref<ChartHandle>;
}

/** One measure over the time and by key, with the figures as a table behind. */
export function Charts({ report, asked, show, onShow, handle }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const formats = useFormats();
  const navigate = useNavigate();
  const name = t(`reports.measure.${show}`);

  const line = useMemo((): ChartData => {
    const today = formats.dayOf(new Date());
    const values = (points: Point[]) =>
      points.filter(({ begin }) => hasBegun(begin, today)).map((point) => countOf(point.numbers, show));
    const names = (points: Point[]) => points.map((point) => formats.date(point.begin));
    const place = (on: string) => report.line.findLastIndex((point) => point.begin <= on);
    return {
      shape: "line",
      names: names(report.line),
      values: values(report.line),
      label: name,
      format: (value) => formats.number(value),
      marks: report.marks.map((mark) => ({ place: place(mark.on), label: t(`reports.mark.${mark.to}`) })),
      ...(report.previousLine.length > 0 && {
        before: {
          names: names(report.previousLine),
          values: values(report.previousLine),
          label: t("reports.before"),
        },
      }),
    };
  }, [report, show, name, formats, t]);

  const bars = useMemo((): ChartData => {
    const keyed = report.rows.slice(0, MOST_BARS);
    return {
      shape: "bars",
      names: keyed.map((row) => words.named(report.by, row.key ?? "", row.name)),
      values: keyed.map((row) => countOf(row.numbers, show)),
      label: name,
      format: (value) => formats.number(value),
    };
  }, [report, show, name, formats, words]);

  function openPoint(place: number) {
    const from = report.line[place]?.begin;
    if (from === undefined) return;
    const next = report.line[place + 1]?.begin;
    const to = next === undefined ? asked.to : dayBefore(next);
    void navigate(listLink({ ...asked, from: from < asked.from ? asked.from : from, to }, show, null) as never);
  }

  return (
    <Section
      title={t("reports.over", { name })}
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
          <Chart label={t("reports.lineLabel", { name })} data={line} height={240} onPick={openPoint} handle={handle} />
          <Chart
            label={t("reports.barsLabel", { name, by: t(`reports.by.${report.by}`) })}
            data={bars}
            height={bars.names.length * BAR + 40}
            onPick={(place) => void navigate(listLink(asked, show, report.rows[place]?.key ?? null) as never)}
          />
        </Suspense>
        <details className={styles.behind}>
          <summary>{t("reports.asTable")}</summary>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t(`reports.unit.${report.unit}`)}</Table.Th>
                <Table.Th scope="col">{name}</Table.Th>
                <Table.Th scope="col">{t("reports.before")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {report.line.map((point, place) => (
                <Table.Tr key={point.begin}>
                  <Table.Td>{formats.date(point.begin)}</Table.Td>
                  <Table.Td>{formats.number(countOf(point.numbers, show))}</Table.Td>
                  <Table.Td>{before(report.previousLine[place])}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </details>
      </div>
    </Section>
  );

  function before(point: Point | undefined): string {
    return point === undefined ? "–" : formats.number(countOf(point.numbers, show));
  }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

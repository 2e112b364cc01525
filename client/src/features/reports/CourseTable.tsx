import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Series } from "@/ui/chart/option";
import { Table } from "@/ui/display";
import type { Asked, Measure, Report } from "./api";
import { countOf } from "./figures";
import { marksOf, pointList } from "./points";
import styles from "./Reports.module.css";

interface Props {
  report: Report;
  asked: Asked;
  show: Measure;
}

/** The course in figures: what the picture shows and where its points lead, for the keyboard and for those who listen. */
export function CourseTable({ report, asked, show }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const marks = marksOf(t, report);
  return (
    <details className={styles.behind}>
      <summary>{t("reports.asTable")}</summary>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(`reports.unit.${report.unit}`)}</Table.Th>
            <Table.Th scope="col">{t(`reports.measure.${show}`)}</Table.Th>
            {report.previousLine.length > 0 && <Table.Th scope="col">{t("reports.before")}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.line.map((point, place) => (
            <Table.Tr key={point.begin}>
              <Table.Th scope="row">
                {formats.date(point.begin)}
                {marks
                  .filter((mark) => mark.place === place)
                  .map((mark) => (
                    <small key={mark.label} className={styles.small}>
                      {mark.label}
                    </small>
                  ))}
              </Table.Th>
              <Figure report={report} asked={asked} show={show} place={place} series="values" />
              {report.previousLine.length > 0 && (
                <Figure report={report} asked={asked} show={show} place={place} series="before" />
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}

function Figure({ report, asked, show, place, series }: Props & { place: number; series: Series }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const point = (series === "values" ? report.line : report.previousLine)[place];
  if (point === undefined) return <Table.Td>–</Table.Td>;
  const shown = formats.number(countOf(point.numbers, show));
  const list = pointList(report, asked, show, place, series, formats.today());
  return (
    <Table.Td>
      {list === undefined ? (
        shown
      ) : (
        <Link
          to={list.to}
          search={list.search as never}
          className={styles.number}
          aria-label={t("reports.openList", {
            name: `${formats.date(point.begin)}, ${t(`reports.measure.${show}`)}`,
            value: shown,
          })}
        >
          {shown}
        </Link>
      )}
    </Table.Td>
  );
}

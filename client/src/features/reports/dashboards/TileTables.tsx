import { Link } from "@tanstack/react-router";
import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Series } from "@/ui/chart/option";
import type { Report, Row } from "../api";
import { marksOf } from "../points";
import { useWords } from "../useWords";
import type { Tile } from "./api";
import styles from "./Dashboards.module.css";
import { figureOf, listBehind, listedBy, ordered, pointBehind, written } from "./figureOf";
import type { InquiryFigure } from "./figures";
import { useTileWords } from "./useTileWords";

interface Props {
  dashboardId: number;
  tile: Tile;
  /** Of the tile. */
  figure: InquiryFigure;
  report: Report;
}

interface NumberProps {
  name: string;
  row: Row;
  figure: InquiryFigure;
  /** Absent where there is no list of just what is counted. */
  search: unknown;
  report: Report;
}

function NumberCell({ name, row, figure, search, report }: NumberProps) {
  const { t } = useTranslation();
  const words = useWords();
  const shown = written(words, report, row.numbers, figure);
  return (
    <td>
      {search !== undefined && figureOf(row.numbers, figure) ? (
        <Link
          to="/reports/list"
          search={search as never}
          aria-label={t("reports.openList", { name: `${name}, ${t(`dashboards.figure.${figure}`)}`, value: shown })}
        >
          {shown}
        </Link>
      ) : (
        <span className={styles.nothing}>{shown}</span>
      )}
    </td>
  );
}

/** Scrolls within its tile, by the keyboard as well. */
export function TileFrame({ tile, children }: PropsWithChildren<{ tile: Tile }>) {
  const { t } = useTranslation();
  const tiles = useTileWords();
  return (
    <div
      className={styles.scroll}
      tabIndex={0}
      role="region"
      aria-label={t("dashboards.asTable", { title: tiles.title(tile) })}
    >
      <table className={styles.table}>{children}</table>
    </div>
  );
}

/** A row for each key. */
export function RowsTable({ dashboardId, tile, figure, report, figures }: Props & { figures: InquiryFigure[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const cells = (row: Row, name: string) =>
    figures.map((column) => (
      <NumberCell
        key={column}
        name={name}
        row={row}
        figure={column}
        report={report}
        search={listBehind({ ...tile, listed: listedBy(column) }, row, dashboardId)}
      />
    ));
  return (
    <TileFrame tile={tile}>
      <thead>
        <tr>
          <th scope="col">{t(`reports.one.${report.by}`)}</th>
          {figures.map((column) => (
            <th key={column} scope="col">
              {t(`dashboards.figure.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ordered(report, figure).map((row) => {
          const name = words.named(report.by, row.key ?? "", row.name);
          return (
            <tr key={row.key}>
              <th scope="row">{name}</th>
              {cells(row, name)}
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("reports.together")}</th>
          {cells(report.total, t("reports.together"))}
        </tr>
      </tfoot>
    </TileFrame>
  );
}

/** A row for each point of the line, beside what it was before. */
export function PointsTable({ dashboardId, tile, figure, report }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const today = formats.today();
  const marks = marksOf(t, report);
  const cell = (place: number, series: Series) => {
    const point = (series === "values" ? report.line : report.previousLine)[place];
    return point === undefined ? (
      <td>–</td>
    ) : (
      <NumberCell
        name={formats.date(point.begin)}
        row={{ ...report.total, numbers: point.numbers }}
        figure={figure}
        report={report}
        search={pointBehind(tile, figure, report, dashboardId, place, series, today)}
      />
    );
  };
  return (
    <TileFrame tile={tile}>
      <thead>
        <tr>
          <th scope="col">{t(`reports.unit.${report.unit}`)}</th>
          <th scope="col">{t(`dashboards.figure.${figure}`)}</th>
          <th scope="col">{t("reports.before")}</th>
        </tr>
      </thead>
      <tbody>
        {report.line.map((point, place) => (
          <tr key={point.begin}>
            <th scope="row">
              {[
                formats.date(point.begin),
                ...marks.filter((mark) => mark.place === place).map(({ label }) => label),
              ].join(" · ")}
            </th>
            {cell(place, "values")}
            {cell(place, "before")}
          </tr>
        ))}
      </tbody>
    </TileFrame>
  );
}

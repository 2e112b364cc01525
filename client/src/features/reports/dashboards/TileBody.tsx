import { Link, useNavigate } from "@tanstack/react-router";
import { type Ref, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { ChartHandle } from "@/ui/chart/Chart";
import type { ChartData, Series } from "@/ui/chart/option";
import type { Report } from "../api";
import { growth } from "../figures";
import { hasBegun } from "../periods";
import { marksOf } from "../points";
import { useWords } from "../useWords";
import type { Tile } from "./api";
import { ChartOfTile } from "./ChartOfTile";
import styles from "./Dashboards.module.css";
import { falling, figureOf, listBehind, ordered, pointBehind, written } from "./figureOf";
import { PointsTable, RowsTable } from "./TileTables";
import type { InquiryFigure } from "./figures";
import { useTileWords } from "./useTileWords";
import { useSees } from "@/lib/session";

interface Props {
  dashboardId: number;
  tile: Tile;
  figure: InquiryFigure;
  report: Report;
  /** A chart is shown as the table of its figures. */
  asTable: boolean;
  handle: Ref<ChartHandle>;
}

/** What a tile shows of inquiries; every number and every mark opens the list behind it. */
export function TileBody(props: Props) {
  const { tile, figure, asTable } = props;
  const seesAmounts = useSees("AMOUNT");
  if (tile.shape === "NUMBER") return <BigNumber {...props} />;
  if (tile.shape === "TABLE") return <RowsTable {...props} figures={columnsOf(figure, seesAmounts)} />;
  if (asTable) return tile.shape === "BARS" ? <RowsTable {...props} figures={[figure]} /> : <PointsTable {...props} />;
  return <TileChart {...props} />;
}

function columnsOf(figure: InquiryFigure, seesAmounts: boolean): InquiryFigure[] {
  const more: InquiryFigure[] = ["INQUIRIES", "WON", "REVENUE"];
  return [figure, ...more.filter((one) => one !== figure && (one !== "REVENUE" || seesAmounts))].slice(0, 3);
}

function BigNumber({ dashboardId, tile, figure, report }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const tiles = useTileWords();
  const { numbers, previous } = report.total;
  const shown = written(words, report, numbers, figure);
  const now = figureOf(numbers, figure);
  const change =
    now === undefined ? undefined : growth(now, previous === null ? undefined : figureOf(previous, figure));
  const better = change !== undefined && (falling(figure) ? change < 0 : change > 0);
  return (
    <div className={styles.number}>
      <Link
        to="/reports/list"
        search={listBehind(tile, report.total, dashboardId) as never}
        className={styles.value}
        aria-label={t("reports.openList", { name: tiles.title(tile), value: shown })}
      >
        {shown}
      </Link>
      <span
        className={styles.change}
        data-tone={change === undefined || change === 0 ? "same" : better ? "good" : "bad"}
      >
        {change !== undefined && t("dashboards.change", { change: words.growth(change) })}
      </span>
    </div>
  );
}

function TileChart({ dashboardId, tile, figure, report, handle }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const formats = useFormats();
  const navigate = useNavigate();
  const bars = tile.shape === "BARS";
  const rows = useMemo(() => ordered(report, figure), [report, figure]);
  const draw = useCallback(
    (shown: typeof rows): ChartData => {
      const format = (value: number) =>
        figure === "WON_RATE"
          ? words.percent(value)
          : figure === "ANSWER_TIME"
            ? words.time(value)
            : formats.number(value);
      const label = t(`dashboards.figure.${figure}`);
      const today = formats.today();
      return bars
        ? {
            shape: "bars",
            names: shown.map((row) => words.named(report.by, row.key ?? "", row.name)),
            values: shown.map((row) => figureOf(row.numbers, figure) ?? 0),
            label,
            format,
          }
        : {
            shape: "line",
            names: report.line.map((point) => formats.date(point.begin)),
            values: report.line
              .filter(({ begin }) => hasBegun(begin, today))
              .map((point) => figureOf(point.numbers, figure) ?? 0),
            label,
            format,
            before: {
              names: report.previousLine.map((point) => formats.date(point.begin)),
              values: report.previousLine.map((point) => figureOf(point.numbers, figure) ?? 0),
              label: t("reports.before"),
            },
            marks: marksOf(t, report),
          };
    },
    [bars, report, figure, words, formats, t],
  );

  function open(at: number, series: Series) {
    const search = bars
      ? listBehind(tile, rows[at] ?? report.total, dashboardId)
      : pointBehind(tile, figure, report, dashboardId, at, series, formats.today());
    if (search !== undefined) void navigate({ to: "/reports/list", search } as never);
  }

  return <ChartOfTile tile={tile} rows={rows} draw={draw} onPick={open} handle={handle} />;
}

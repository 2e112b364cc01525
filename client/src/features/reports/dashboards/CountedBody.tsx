import { Link, useNavigate } from "@tanstack/react-router";
import { type Ref, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { ChartHandle } from "@/ui/chart/Chart";
import type { ChartData } from "@/ui/chart/option";
import type { Counted, Tile } from "./api";
import { ChartOfTile } from "./ChartOfTile";
import { CountedTable } from "./CountedTable";
import { cellOf, changeOf, coursed, listOf, valueOf, writtenCell, writtenValue } from "./counted";
import styles from "./Dashboards.module.css";
import type { RecordFigure } from "./figures";
import { useCountedNames } from "./useCountedNames";
import { useTileWords } from "./useTileWords";
import { useWords } from "../useWords";

interface Props {
  dashboardId: number;
  tile: Tile;
  figure: RecordFigure;
  counted: Counted;
  /** A chart is shown as the table of its figures. */
  asTable: boolean;
  handle: Ref<ChartHandle>;
}

/** What a tile shows of leads, deals, stages and people; every number and every mark opens the list behind it. */
export function CountedBody(props: Props) {
  const { tile, asTable } = props;
  if (tile.shape === "NUMBER") return <BigNumber {...props} />;
  if (tile.shape === "TABLE" || asTable) return <CountedTable {...props} />;
  return <CountedChart {...props} />;
}

function BigNumber({ dashboardId, tile, figure, counted }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const name = useTileWords().title(tile);
  const cell = cellOf(counted.total);
  const shown = writtenCell(words, figure, counted.currency, cell);
  const list = listOf(cell, dashboardId);
  const { change, tone } = changeOf(figure, cell);
  const missing = cell?.withoutRate ?? 0;
  return (
    <div className={styles.number}>
      {list === undefined ? (
        <span className={styles.value}>{shown}</span>
      ) : (
        <Link
          to={list.to}
          search={list.search as never}
          className={styles.value}
          aria-label={t("reports.openList", { name, value: shown })}
        >
          {shown}
        </Link>
      )}
      <span className={styles.change} data-tone={tone}>
        {change !== undefined && t("dashboards.change", { change: words.growth(change) })}
        {missing > 0 && ` ${t("reports.withoutRate", { count: missing })}`}
      </span>
    </div>
  );
}

function CountedChart({ dashboardId, tile, figure, counted, handle }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const nameOf = useCountedNames(counted);
  const navigate = useNavigate();
  const thisMonth = useFormats().today().slice(0, 7);
  const line = tile.shape === "LINE";
  const rows = useMemo(() => coursed(counted, tile.shape), [counted, tile.shape]);
  const draw = useCallback(
    (shown: typeof rows): ChartData => ({
      shape: line && shown.length > 1 ? "line" : "bars",
      names: shown.map(nameOf),
      values: shown.filter(({ key }) => !line || (key ?? "") <= thisMonth).map((row) => valueOf(cellOf(row)) ?? 0),
      label: t(`dashboards.figure.${figure}`),
      format: (value) => writtenValue(words, figure, counted.currency, value),
    }),
    [line, thisMonth, nameOf, figure, counted.currency, words, t],
  );
  function open(at: number) {
    const row = rows[at];
    const list = row && listOf(cellOf(row), dashboardId);
    if (list !== undefined) void navigate(list as never);
  }

  return <ChartOfTile tile={tile} rows={rows} draw={draw} onPick={open} handle={handle} />;
}

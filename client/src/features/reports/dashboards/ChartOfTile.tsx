import { type Ref, Suspense, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { later } from "@/lib/later";
import type { ChartHandle } from "@/ui/chart/Chart";
import type { ChartData, Series } from "@/ui/chart/option";
import type { Tile } from "./api";
import styles from "./Dashboards.module.css";
import { barsIn, useHeight } from "./useHeight";
import { useTileWords } from "./useTileWords";

const Chart = later(() => import("@/ui/chart/Chart").then((m) => m.Chart));

interface Props<Row> {
  tile: Tile;
  rows: Row[];
  /** Kept from one drawing to the next: a chart is drawn anew when it changes. */
  draw: (rows: Row[]) => ChartData;
  onPick: (at: number, series: Series) => void;
  handle: Ref<ChartHandle>;
}

/** A chart as high as its tile has room for; bars that have none stand in the table of the tile. */
export function ChartOfTile<Row>({ tile, rows, draw, onPick, handle }: Props<Row>) {
  const { t } = useTranslation();
  const name = useTileWords().title(tile);
  const place = useRef<HTMLDivElement>(null);
  const height = useHeight(place);
  const room = tile.shape === "BARS" ? barsIn(height) : rows.length;
  const data = useMemo(() => draw(rows.slice(0, room)), [draw, rows, room]);
  const left = rows.length - room;
  return (
    <>
      <div ref={place} className={styles.chart}>
        {height > 0 && (
          <Suspense>
            <Chart
              label={t("dashboards.chartLabel", { name })}
              data={data}
              height={height}
              onPick={onPick}
              handle={handle}
            />
          </Suspense>
        )}
      </div>
      {height > 0 && left > 0 && <p className={styles.left}>{t("dashboards.moreRows", { count: left })}</p>}
    </>
  );
}

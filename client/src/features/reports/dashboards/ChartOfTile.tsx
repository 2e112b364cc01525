import { type Ref, type RefObject, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { later } from "@/lib/later";
import type { ChartHandle } from "@/ui/chart/Chart";
import type { ChartData, Series } from "@/ui/chart/option";
import type { Tile } from "./api";
import styles from "./Dashboards.module.css";
import { useTileWords } from "./useTileWords";

const Chart = later(() => import("@/ui/chart/Chart").then((m) => m.Chart));

interface Props {
  tile: Tile;
  data: ChartData;
  /** What its height is measured of. */
  place: RefObject<HTMLDivElement | null>;
  height: number;
  /** So many rows have no room; the table of the tile has them. */
  left?: number;
  onPick: (at: number, series: Series) => void;
  handle: Ref<ChartHandle>;
}

/** A chart as high as its tile has room for. */
export function ChartOfTile({ tile, data, place, height, left = 0, onPick, handle }: Props) {
  const { t } = useTranslation();
  const name = useTileWords().title(tile);
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

import { useNavigate } from "@tanstack/react-router";
import { Suspense } from "react";
import { later } from "@/lib/later";
import type { ChartData, Series } from "@/ui/chart/option";
import { usePicture } from "../picture";
import styles from "../Reports.module.css";
import type { ListLink } from "../Tiles";

const Chart = later(() => import("@/ui/chart/Chart").then((m) => m.Chart));
const LINE = 240;
const BAR = 34;
const ROOM = 40;

interface Props {
  /** Read aloud instead of the picture. */
  label: string;
  data: ChartData;
  /** Where a point or bar leads, by its place and by what it belongs to. */
  listOf: (place: number, series: Series) => ListLink | undefined;
  /** What it is called when it is saved as a picture. */
  picture: string;
}

/** A chart whose points lead to the lists behind them. */
export function Trend({ label, data, listOf, picture }: Props) {
  const navigate = useNavigate();
  const handle = usePicture(picture);
  const height = data.shape === "line" ? LINE : data.names.length * (data.before ? BAR * 1.4 : BAR) + ROOM;
  return (
    <>
      {data.before !== undefined && (
        <ul className={styles.legend}>
          <li>{data.label}</li>
          <li data-tone={data.before.lost === true ? "lost" : data.before.won === true ? "won" : "before"}>
            {data.before.label}
          </li>
        </ul>
      )}
      <Suspense fallback={<div className={styles.chartPlace} />}>
        <Chart
          label={label}
          data={data}
          height={height}
          handle={handle}
          onPick={(place, series) => {
            const list = listOf(place, series);
            if (list !== undefined) void navigate(list as never);
          }}
        />
      </Suspense>
    </>
  );
}

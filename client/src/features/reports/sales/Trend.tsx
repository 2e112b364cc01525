import { useNavigate } from "@tanstack/react-router";
import { Suspense, useContext } from "react";
import { later } from "@/lib/later";
import type { ChartData } from "@/ui/chart/option";
import { PictureContext } from "../picture";
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
  /** Where a point or bar leads, by its place. */
  listOf: (place: number) => ListLink | undefined;
  /** The one that is saved as the picture of the page. */
  pictured?: boolean;
}

/** A chart whose points lead to the lists behind them. */
export function Trend({ label, data, listOf, pictured = false }: Props) {
  const navigate = useNavigate();
  const picture = useContext(PictureContext);
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
          handle={pictured ? picture : undefined}
          onPick={(place) => {
            const list = listOf(place);
            if (list !== undefined) void navigate(list as never);
          }}
        />
      </Suspense>
    </>
  );
}

import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type ECharts, init, use as register } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import styles from "./Chart.module.css";
import { type ChartData, optionOf, type Series, seriesOf } from "./option";
import { readColours } from "./colours";

register([BarChart, LineChart, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, CanvasRenderer]);

/** What others may ask of a chart. */
export interface ChartHandle {
  /** As a picture, twice as fine as on the screen. */
  picture: () => string;
}

interface Props {
  /** Read aloud instead of the picture; the figures stand in a table beside it. */
  label: string;
  data: ChartData;
  height: number;
  /** Somebody chose a point or bar, by its place and by what it belongs to. */
  onPick?: (place: number, series: Series) => void;
  handle?: Ref<ChartHandle>;
}

/** A chart in the colours of the theme. It moves only for those who like that. */
export function Chart({ label, data, height, onPick, handle }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const picked = useRef(onPick);
  const [colours, setColours] = useState(readColours);
  useEffect(() => {
    picked.current = onPick;
  }, [onPick]);

  useEffect(() => {
    const node = box.current;
    if (node === null) return;
    const made = init(node, undefined, { renderer: "canvas" });
    chart.current = made;
    made.on("click", ({ dataIndex, seriesIndex }) => picked.current?.(dataIndex, seriesOf(seriesIndex)));
    const sizes = new ResizeObserver(() => made.resize());
    sizes.observe(node);
    const themes = new MutationObserver(() => setColours(readColours()));
    themes.observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] });
    return () => {
      sizes.disconnect();
      themes.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    chart.current?.setOption({ ...optionOf(data, colours), animation: !still }, { notMerge: true });
  }, [data, colours]);

  useImperativeHandle(handle, () => ({
    picture: () => chart.current?.getDataURL({ pixelRatio: 2, backgroundColor: colours.surface }) ?? "",
  }));

  return <div ref={box} role="img" aria-label={label} className={styles.chart} style={{ height }} />;
}

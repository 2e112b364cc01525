import type { EChartsCoreOption } from "echarts/core";
import type { Colours } from "./colours";

/** Which of the two of a chart a point or bar belongs to. */
export type Series = "values" | "before";

/** @param index as the library counts them */
export function seriesOf(index: number | undefined): Series {
  return index === 1 ? "before" : "values";
}

/** One line or row of bars over named places. */
export interface ChartData {
  shape: "line" | "bars";
  names: string[];
  /** Fewer than names where the last of them are still to come. */
  values: number[];
  label: string;
  /** The same before, fainter; or those of them that were won or lost, in their colour. */
  before?: { values: number[]; names: string[]; label: string; lost?: boolean; won?: boolean } | undefined;
  /** Something that happened at a place. */
  marks?: { place: number; label: string; faint?: boolean }[];
  format: (value: number) => string;
}

interface Hovered {
  dataIndex: number;
  seriesIndex: number;
  value: number;
}

/** Names are words of people: none of them becomes markup. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function tooltip(data: ChartData) {
  return (hovered: Hovered[]) =>
    hovered
      .map(({ seriesIndex, dataIndex, value }) => {
        const before = seriesOf(seriesIndex) === "before";
        const name = (before ? data.before?.names : data.names)?.[dataIndex] ?? "";
        return `${escaped(name)}<br><b>${escaped(data.format(value))}</b> ${escaped(before ? (data.before?.label ?? "") : data.label)}`;
      })
      .join("<br>");
}

/** Closer to each other, as a share of the width, the words of two marks would lie on each other. */
const NEAR = 0.3;
/** So close to an end words stand at one side of their mark, or they would be cut off. */
const EDGE = 0.2;

/** Where the words of marks stand. Of those that are close to each other the latest has words; the table has all. */
function marked(marks: NonNullable<ChartData["marks"]>, places: number) {
  const at = (place: number) => place / Math.max(1, places - 1);
  const sorted = marks.toSorted((one, other) => one.place - other.place);
  return sorted.map((mark, index) => {
    const next = sorted[index + 1];
    return {
      ...mark,
      show: next === undefined || at(next.place) - at(mark.place) > NEAR,
      align: at(mark.place) < EDGE ? "left" : at(mark.place) > 1 - EDGE ? "right" : "center",
    };
  });
}

export function optionOf(data: ChartData, colours: Colours): EChartsCoreOption {
  const bars = data.shape === "bars";
  const second = data.before?.lost === true ? colours.danger : data.before?.won === true ? colours.ok : colours.soft;
  const text = { color: colours.muted, fontFamily: colours.font, fontSize: 11 };
  const places = {
    type: "category",
    data: data.names,
    boundaryGap: bars,
    inverse: bars,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.border } },
    axisLabel: { ...text, hideOverlap: true, ...(bars && { width: 130, overflow: "truncate" }) },
  };
  const amounts = {
    type: "value",
    minInterval: 1,
    splitLine: { lineStyle: { color: colours.border } },
    axisLabel: { ...text, formatter: data.format, hideOverlap: true },
  };
  return {
    grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
    textStyle: { fontFamily: colours.font },
    tooltip: {
      trigger: "axis",
      backgroundColor: colours.surface,
      borderColor: colours.border,
      textStyle: { color: colours.text, fontFamily: colours.font, fontSize: 12 },
      formatter: tooltip(data),
    },
    xAxis: bars ? amounts : places,
    yAxis: bars ? places : amounts,
    series: [
      {
        type: bars ? "bar" : "line",
        data: data.values,
        barMaxWidth: 18,
        showSymbol: data.values.length < 32,
        symbolSize: 6,
        cursor: "pointer",
        itemStyle: { color: colours.accent, ...(bars && { borderRadius: [0, 3, 3, 0] }) },
        lineStyle: { width: 2, color: colours.accent },
        ...(!bars && { areaStyle: { color: colours.accent, opacity: 0.08 } }),
        ...(!bars &&
          data.marks && {
            markLine: {
              symbol: "none",
              silent: true,
              lineStyle: { color: colours.warn, type: "dashed" },
              label: { color: colours.warn, fontSize: 11, formatter: ({ name }: { name: string }) => name },
              data: marked(data.marks, data.names.length).map(({ place, label, faint, show, align }) => ({
                xAxis: place,
                name: label,
                label: { show, align, ...(faint === true && { color: colours.muted }) },
                ...(faint === true && { lineStyle: { color: colours.soft, type: "dotted" } }),
              })),
            },
          }),
      },
      ...(data.before === undefined
        ? []
        : [
            {
              type: bars ? "bar" : "line",
              data: data.before.values,
              barMaxWidth: 18,
              showSymbol: false,
              symbolSize: 6,
              cursor: "pointer",
              itemStyle: { color: second, ...(bars && { borderRadius: [0, 3, 3, 0] }) },
              lineStyle: { width: 1.5, type: second === colours.soft ? "dashed" : "solid", color: second },
            },
          ]),
    ],
  };
}

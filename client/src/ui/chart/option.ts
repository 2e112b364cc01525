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
              data: data.marks.map((mark) => ({
                xAxis: mark.place,
                name: mark.label,
                ...(mark.faint === true && {
                  lineStyle: { color: colours.soft, type: "dotted" },
                  label: { color: colours.muted },
                }),
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

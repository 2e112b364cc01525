import { expect, it } from "vitest";
import type { Colours } from "./colours";
import { type ChartData, optionOf, seriesOf } from "./option";

const colours = { soft: "soft", warn: "warn", accent: "accent", danger: "danger" } as Colours;
const data: ChartData = {
  shape: "line",
  names: ["a", "b"],
  values: [1, 2],
  label: "now",
  before: { names: ["x", "y"], values: [3, 4], label: "before" },
  format: String,
};

interface Drawn {
  data: number[];
  markLine?: {
    data: { xAxis: number; name: string; label: { show: boolean; align: string }; lineStyle?: { type: string } }[];
  };
}

it("what is drawn at a place of the library's rows is what its name says", () => {
  const series = optionOf(data, colours)["series"] as Drawn[];
  expect(series.map((one, index) => [seriesOf(index), one.data])).toEqual([
    ["values", data.values],
    ["before", data.before?.values],
  ]);
});

it("a mark of what was undone is fainter than one that holds", () => {
  const marks = [
    { place: 0, label: "holds" },
    { place: 1, label: "undone", faint: true },
  ];
  const [first] = optionOf({ ...data, marks }, colours)["series"] as Drawn[];
  expect(first?.markLine?.data.map((mark) => mark.lineStyle?.type)).toEqual([undefined, "dotted"]);
});

it("of marks that lie close to each other the latest is called by its name, and none runs off the edge", () => {
  const marks = [
    { place: 0, label: "begin" },
    { place: 50, label: "switched" },
    { place: 50, label: "taken back" },
    { place: 99, label: "now" },
  ];
  const names = Array.from({ length: 100 }, (_, day) => String(day));
  const [first] = optionOf({ ...data, names, marks }, colours)["series"] as Drawn[];
  const named = first?.markLine?.data.filter(({ label }) => label.show).map(({ name, label }) => [name, label.align]);
  expect(named).toEqual([
    ["begin", "left"],
    ["taken back", "center"],
    ["now", "right"],
  ]);
  expect(first?.markLine?.data.map(({ xAxis }) => xAxis)).toEqual([0, 50, 50, 99]);
});

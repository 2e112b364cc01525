import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Section } from "@/ui/PageFrame";
import type { Whose } from "../api";
import { type Cell, FigureTable } from "../FigureTable";
import { figureOf, type SalesRow, salesQuery } from "./api";
import { listAt } from "./links";
import { Trend } from "./Trend";
import { useSalesWords } from "./useSalesWords";

const COLUMNS = ["OPEN_DEALS", "openAmount", "expected"] as const;
const MOST_MONTHS = 24;

/** What the open deals are expected to bring, by the month somebody expects them to be closed. */
export function Forecast({ asked }: { asked: { from: string; to: string; PIPELINE?: string | undefined } & Whose }) {
  const { t } = useTranslation();
  const words = useSalesWords();
  const thisMonth = useFormats().today().slice(0, 7);
  const report = useQuery(salesQuery({ ...asked, by: "EXPECTED", of: ["OPEN_DEALS"] })).data;
  if (report === undefined || report.rows.length === 0) return null;
  const { currency } = report;
  const dated = report.rows.filter((row) => row.key !== "none").slice(0, MOST_MONTHS);
  const names = dated.map((row) => name(row));

  function name(row: SalesRow): string {
    const month = words.named("EXPECTED", row.key ?? "", row.name);
    return row.key !== "none" && (row.key ?? "") < thisMonth ? t("sales.past", { month }) : month;
  }

  function listOf(row: SalesRow | undefined) {
    return row && listAt(row.list, figureOf(row.figures, "OPEN_DEALS").count, { of: "OPEN_DEALS" });
  }

  function cells(row: SalesRow): Cell[] {
    const { count, amount, expected } = figureOf(row.figures, "OPEN_DEALS");
    const list = listOf(row);
    return [
      { shown: words.number(count), value: count, list },
      { shown: words.amount(amount, currency), value: Number(amount), list },
      { shown: words.amount(expected, currency), value: Number(expected), list },
    ];
  }

  return (
    <Section title={t("sales.forecast")} text={t("sales.forecastText")} flush={dated.length === 0}>
      {dated.length > 0 && (
        <Trend
          picture={t("sales.forecast")}
          label={t("sales.forecastLabel")}
          data={{
            shape: "bars",
            names,
            values: dated.map((row) => Number(figureOf(row.figures, "OPEN_DEALS").expected)),
            label: t("sales.column.expected"),
            before: {
              names,
              values: dated.map((row) => Number(figureOf(row.figures, "OPEN_DEALS").amount)),
              label: t("sales.column.openAmount"),
            },
            format: (value) => words.amountShort(String(value), currency),
          }}
          listOf={(place) => listOf(dated[place])}
        />
      )}
      <FigureTable
        label={t("sales.forecast")}
        of={t("sales.one.EXPECTED")}
        ordered
        columns={COLUMNS.map((key) => ({
          key,
          name: t(`sales.column.${key}`),
          help: t(`sales.columnHelp.${key}`),
        }))}
        rows={report.rows.map((row) => ({
          key: row.key ?? "",
          name: name(row),
          order: row.key ?? "",
          cells: cells(row),
        }))}
        total={cells(report.total)}
      />
    </Section>
  );
}

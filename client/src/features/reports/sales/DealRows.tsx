import { useTranslation } from "react-i18next";
import { Section } from "@/ui/PageFrame";
import { type Cell, FigureTable } from "../FigureTable";
import { figureOf, type SalesMeasure, type SalesReport, type SalesRow } from "./api";
import { COUNTED_DEALS, rateOf } from "./deals";
import { listAt } from "./links";
import { useSalesWords } from "./useSalesWords";
import { useSees } from "@/lib/session";

const COLUMNS = [
  "DEALS",
  "WON",
  "wonAmount",
  "winRate",
  "LOST",
  "lostAmount",
  "DEALS_STILL_OPEN",
  "openAmount",
] as const;
const AMOUNTS: readonly string[] = ["wonAmount", "lostAmount", "openAmount"];

/** Deals in figures, a row for each key. */
export function DealRows({ report }: { report: SalesReport }) {
  const { t } = useTranslation();
  return (
    <Section title={t(`sales.dealsBy.${report.by as "MONTH"}`)} text={t("sales.tableText")} flush>
      <DealTable report={report} />
    </Section>
  );
}

export function DealTable({ report }: { report: SalesReport }) {
  const { t } = useTranslation();
  const words = useSalesWords();
  const seesAmounts = useSees("AMOUNT");
  const columns = COLUMNS.filter((column) => seesAmounts || !AMOUNTS.includes(column));

  function cells({ figures, list }: SalesRow): Cell[] {
    const amount = (measure: SalesMeasure): Cell => {
      const figure = figureOf(figures, measure);
      const behind = listAt(list, figure.count, { of: measure });
      return { shown: words.amount(figure.amount, report.currency), value: Number(figure.amount), list: behind };
    };
    return columns.map((column) => {
      if (column === "winRate") {
        const rate = rateOf(figures);
        const behind = listAt(list, figureOf(figures, "WON").count, { of: "WON" });
        return { shown: words.percent(rate), value: rate ?? -1, list: behind };
      }
      if (column === "wonAmount") return amount("WON");
      if (column === "lostAmount") return amount("LOST");
      if (column === "openAmount") return amount("DEALS_STILL_OPEN");
      const { count } = figureOf(figures, column);
      return { shown: words.number(count), value: count, list: listAt(list, count, { of: column }) };
    });
  }

  const counted = (row: SalesRow) => COUNTED_DEALS.some((measure) => figureOf(row.figures, measure).count > 0);
  const by = report.by as "MONTH";
  return (
    <FigureTable
      label={t(`sales.dealsBy.${by}`)}
      of={t(`sales.one.${by}`)}
      ordered={report.by === "MONTH"}
      columns={columns.map((key) => ({
        key,
        name: t(`sales.column.${key}`),
        help: t(`sales.columnHelp.${key}`),
      }))}
      rows={report.rows.filter(counted).map((row) => ({
        key: row.key ?? "",
        name: words.named(report.by, row.key ?? "", row.name),
        order: report.by === "MONTH" ? (row.key ?? "") : undefined,
        cells: cells(row),
      }))}
      total={cells(report.total)}
    />
  );
}

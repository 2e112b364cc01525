import { useTranslation } from "react-i18next";
import { Section } from "@/ui/PageFrame";
import type { Asked, Measure, Numbers, Report, Row } from "./api";
import { countOf, growth, share } from "./figures";
import { type Cell, FigureTable } from "./FigureTable";
import { listLink } from "./url";
import { useWords } from "./useWords";
import { useSees } from "@/lib/session";

const COLUMNS = [
  "INQUIRIES",
  "FOLLOW_UPS",
  "QUALIFIED",
  "qualifiedRate",
  "WON",
  "rate",
  "revenue",
  "answer",
  "LOST",
  "OPEN",
  "JUNK",
  "junkShare",
] as const;
type Column = (typeof COLUMNS)[number];

type Rate = "qualifiedRate" | "rate" | "junkShare";

const RATES: Record<Rate, (numbers: Numbers) => number | undefined> = {
  qualifiedRate: ({ qualified, cases }) => share(qualified, cases),
  rate: ({ won, cases }) => share(won, cases),
  junkShare: ({ junk, inquiries }) => share(junk, inquiries),
};

function isRate(column: Column): column is Rate {
  return column in RATES;
}

function valueOf(numbers: Numbers, column: Column): number {
  if (isRate(column)) return RATES[column](numbers) ?? -1;
  if (column === "revenue") return Number(numbers.revenue);
  if (column === "answer") return numbers.answerSeconds ?? Number.MAX_VALUE;
  return countOf(numbers, column);
}

/** Which inquiries a number is made of. */
function listed(column: Column): Measure {
  if (column === "rate" || column === "revenue") return "WON";
  if (column === "qualifiedRate") return "QUALIFIED";
  if (column === "junkShare") return "JUNK";
  return column === "answer" ? "ANSWERED" : column;
}

/** The report in figures, a row for each key. */
export function ReportTable({ report, asked }: { report: Report; asked: Asked }) {
  const { t } = useTranslation();
  const words = useWords();
  const seesAmounts = useSees("AMOUNT");
  const columns = COLUMNS.filter((column) => column !== "revenue" || seesAmounts);

  function shown(numbers: Numbers, column: Column): string {
    if (isRate(column)) return words.percent(RATES[column](numbers));
    if (column === "revenue") return words.amount(numbers.revenue, report.currency);
    return column === "answer" ? words.time(numbers.answerSeconds) : words.number(countOf(numbers, column));
  }

  const cells = ({ key, numbers, previous }: Row): Cell[] =>
    columns.map((column) => {
      const change =
        column === "INQUIRIES" && previous !== null ? growth(numbers.inquiries, previous.inquiries) : undefined;
      return {
        shown: shown(numbers, column),
        value: valueOf(numbers, column),
        small: change === undefined ? undefined : words.growth(change),
        list: countOf(numbers, listed(column)) === 0 ? undefined : listLink(asked, listed(column), key),
      };
    });

  return (
    <Section title={t("reports.tableTitle", { by: t(`reports.by.${report.by}`) })} text={t("reports.tableText")} flush>
      <FigureTable
        label={t("reports.table")}
        of={t(`reports.one.${report.by}`)}
        columns={columns.map((key) => ({
          key,
          name: t(`reports.column.${key}`),
          help: t(`reports.columnHelp.${key}`),
        }))}
        rows={report.rows.map((row) => ({
          key: row.key ?? "",
          name: words.named(report.by, row.key ?? "", row.name),
          order: report.by === "MONTH" ? (row.key ?? "") : undefined,
          cells: cells(row),
        }))}
        total={cells(report.total)}
        ordered={report.by === "MONTH"}
      />
    </Section>
  );
}

import { Link } from "@tanstack/react-router";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { UnstyledButton } from "@/ui/controls";
import { Section } from "@/ui/PageFrame";
import type { Asked, Measure, Numbers, Report, Row } from "./api";
import { countOf, growth, share } from "./figures";
import { Help } from "./Help";
import styles from "./Reports.module.css";
import { listSearch } from "./url";
import { useWords } from "./useWords";

type Column =
  "INQUIRIES" | "FOLLOW_UPS" | "QUALIFIED" | "WON" | "rate" | "revenue" | "answer" | "LOST" | "OPEN" | "JUNK";
const COLUMNS: Column[] = [
  "INQUIRIES",
  "FOLLOW_UPS",
  "QUALIFIED",
  "WON",
  "rate",
  "revenue",
  "answer",
  "LOST",
  "OPEN",
  "JUNK",
];

function valueOf(numbers: Numbers, column: Column): number {
  if (column === "rate") return share(numbers.won, numbers.cases) ?? -1;
  if (column === "revenue") return Number(numbers.revenue);
  if (column === "answer") return numbers.answerSeconds ?? Number.MAX_VALUE;
  return countOf(numbers, column);
}

/** Which inquiries a number is made of. */
function listed(column: Column): Measure {
  if (column === "rate" || column === "revenue") return "WON";
  return column === "answer" ? "ANSWERED" : column;
}

/** A row for each key; every number leads to its list. Sorted by whatever column somebody chooses. */
export function ReportTable({ report, asked }: { report: Report; asked: Asked }) {
  const { t } = useTranslation();
  const words = useWords();
  const [sort, setSort] = useState<{ column: Column | "name"; down: boolean }>(
    report.by === "MONTH" ? { column: "name", down: false } : { column: "INQUIRIES", down: true },
  );
  const name = (row: Row) => words.named(report.by, row.key ?? "", row.name);
  const { column, down } = sort;
  const rows = [...report.rows].sort((one, other) => {
    const order =
      column === "name"
        ? report.by === "MONTH"
          ? (one.key ?? "").localeCompare(other.key ?? "")
          : name(one).localeCompare(name(other))
        : valueOf(one.numbers, column) - valueOf(other.numbers, column);
    return down ? -order : order;
  });
  const head = (of: Column | "name", text: string) => (
    <UnstyledButton
      className={styles.sort}
      onClick={() => setSort({ column: of, down: column === of ? !down : of !== "name" })}
    >
      {text}
      {column === of && (down ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />)}
    </UnstyledButton>
  );
  const sorted = (of: Column | "name") => (column === of ? (down ? "descending" : "ascending") : undefined);
  return (
    <Section title={t("reports.tableTitle", { by: t(`reports.by.${report.by}`) })} text={t("reports.tableText")} flush>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t("reports.table")}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" aria-sort={sorted("name")}>
                {head("name", t(`reports.one.${report.by}`))}
              </th>
              {COLUMNS.map((of) => (
                <th key={of} scope="col" aria-sort={sorted(of)} className={styles.right}>
                  {head(of, t(`reports.column.${of}`))}
                  <Help name={t(`reports.column.${of}`)} text={t(`reports.columnHelp.${of}`)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{name(row)}</th>
                {COLUMNS.map((of) => (
                  <Cell key={of} row={row} column={of} report={report} asked={asked} name={name(row)} />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("reports.together")}</th>
              {COLUMNS.map((of) => (
                <Cell
                  key={of}
                  row={report.total}
                  column={of}
                  report={report}
                  asked={asked}
                  name={t("reports.together")}
                />
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}

interface CellProps {
  row: Row;
  column: Column;
  report: Report;
  asked: Asked;
  name: string;
}

function Cell({ row, column, report, asked, name }: CellProps) {
  const { t } = useTranslation();
  const words = useWords();
  const numbers = row.numbers;
  const shown =
    column === "rate"
      ? words.percent(share(numbers.won, numbers.cases))
      : column === "revenue"
        ? words.money(report, numbers.revenue)
        : column === "answer"
          ? words.time(numbers.answerSeconds)
          : words.number(countOf(numbers, column));
  const nothing = countOf(numbers, listed(column)) === 0;
  const change =
    column === "INQUIRIES" && row.previous !== null ? growth(numbers.inquiries, row.previous.inquiries) : undefined;
  return (
    <td className={styles.right}>
      {nothing ? (
        <span className={styles.nothing}>{shown}</span>
      ) : (
        <Link
          to="/reports/list"
          search={listSearch(asked, listed(column), row.key) as never}
          className={styles.number}
          aria-label={t("reports.openList", { name: `${name}, ${t(`reports.column.${column}`)}`, value: shown })}
        >
          {shown}
        </Link>
      )}
      {change !== undefined && <small className={styles.small}>{words.growth(change)}</small>}
    </td>
  );
}

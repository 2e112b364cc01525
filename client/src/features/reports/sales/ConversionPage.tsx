import { useQuery } from "@tanstack/react-query";
import { IconTargetArrow } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { EmptyState } from "@/ui/states";
import { share } from "../figures";
import { type Cell, FigureTable } from "../FigureTable";
import { hasBegun } from "../periods";
import { Tiles } from "../Tiles";
import { useReportUrl } from "../url";
import {
  type Figures,
  figureOf,
  type SalesMeasure,
  type SalesReport,
  type SalesRow,
  salesFile,
  salesQuery,
} from "./api";
import { markLabel } from "../points";
import { listAt, monthsOf, rowList } from "./links";
import { PartFrame } from "./PartFrame";
import { Trend } from "./Trend";
import { useSalesWords } from "./useSalesWords";

const COUNTED: SalesMeasure[] = ["LEADS", "CONVERTED", "CONVERTED_BY_SWITCH", "LEADS_LOST", "LEADS_STILL_OPEN"];
const COLUMNS = [
  "LEADS",
  "CONVERTED",
  "conversion",
  "toConversion",
  "LEADS_LOST",
  "LEADS_STILL_OPEN",
  "CONVERTED_BY_SWITCH",
] as const;
const CUSTOMERS = ["ALL", "FIRST", "REPEAT"] as const;
const KEYS = ["MONTH", "SOURCE", "RESPONSIBLE"] as const;
const SHOWN = { values: "LEADS", before: "CONVERTED" } as const;
const MOST_BARS = 12;

/** What becomes of leads: all of them, those of new and of known customers. */
export function ConversionPage() {
  const { t } = useTranslation();
  const { search, days, whose, compare, change } = useReportUrl();
  const by = KEYS.find((one) => one === search.by) ?? "MONTH";
  const customer = CUSTOMERS.find((one) => one === search.CUSTOMER) ?? "ALL";
  const asked = { by, of: COUNTED, ...days, ...whose, CUSTOMER: customer === "ALL" ? undefined : customer };
  const found = useQuery(salesQuery({ ...asked, compare }));
  const customers = useQuery(salesQuery({ by: "CUSTOMER", of: COUNTED, ...days, ...whose }));
  return (
    <PartFrame
      part="leads"
      found={found}
      file={(format) => salesFile(asked, format)}
      comparing
      choice={
        <>
          <Segmented
            label={t("sales.customers")}
            value={customer}
            onChange={(chosen) => change({ CUSTOMER: chosen === "ALL" ? undefined : chosen })}
            data={CUSTOMERS.map((value) => ({ value, label: t(`sales.customer.${value}`) }))}
          />
          <Segmented
            label={t("sales.by")}
            value={by}
            onChange={(chosen) => change({ by: chosen })}
            data={KEYS.map((value) => ({ value, label: t(`sales.byKey.${value}`) }))}
          />
        </>
      }
    >
      {(report) =>
        figureOf(report.total.figures, "LEADS").count === 0 ? (
          <EmptyState
            icon={IconTargetArrow}
            title={t("sales.noLeads")}
            text={t(report.mode === "SIMPLE" ? "sales.noLeadsInSimple" : "sales.longerPeriod")}
          />
        ) : (
          <>
            <Whole row={report.total} />
            <OverKeys report={report} />
            <Rows report={report} />
            {customers.data !== undefined && customer === "ALL" && <Rows report={customers.data} />}
          </>
        )
      }
    </PartFrame>
  );
}

const rateOf = (figures: Figures) => share(figureOf(figures, "CONVERTED").count, figureOf(figures, "LEADS").count);

function Whole({ row }: { row: SalesRow }) {
  const { t } = useTranslation();
  const words = useSalesWords();
  const { figures, previous } = row;
  const count = (measure: SalesMeasure, falling = false) => ({
    key: measure,
    name: t(`sales.column.${measure as "LEADS"}`),
    help: t(`sales.columnHelp.${measure as "LEADS"}`),
    shown: words.number(figureOf(figures, measure).count),
    value: figureOf(figures, measure).count,
    before: previous === null ? undefined : figureOf(previous, measure).count,
    falling,
    list: listAt(row.list, figureOf(figures, measure).count, { of: measure }),
  });
  const converted = figureOf(figures, "CONVERTED");
  return (
    <Tiles
      tiles={[
        count("LEADS"),
        { ...count("CONVERTED"), below: t("sales.ofAll", { share: words.percent(rateOf(figures)) }) },
        {
          key: "toConversion",
          name: t("sales.column.toConversion"),
          help: t("sales.columnHelp.toConversion"),
          shown: words.time(converted.medianSeconds),
          below: t("sales.mean", { time: words.time(converted.meanSeconds) }),
          value: converted.medianSeconds ?? undefined,
          before: previous === null ? undefined : (figureOf(previous, "CONVERTED").medianSeconds ?? undefined),
          falling: true,
          list: listAt(row.list, converted.count, { of: "CONVERTED" }),
        },
        {
          ...count("LEADS_LOST", true),
          below: t("sales.ofAll", {
            share: words.percent(share(figureOf(figures, "LEADS_LOST").count, figureOf(figures, "LEADS").count)),
          }),
        },
        count("LEADS_STILL_OPEN"),
      ]}
    />
  );
}

function OverKeys({ report }: { report: SalesReport }) {
  const { t } = useTranslation();
  const words = useSalesWords();
  const today = useFormats().today();
  const months = report.by === "MONTH";
  const byKey = new Map(report.rows.map((row) => [row.key ?? "", row]));
  const keys = months
    ? monthsOf(report.period)
    : [...report.rows]
        .sort((one, other) => figureOf(other.figures, "LEADS").count - figureOf(one.figures, "LEADS").count)
        .slice(0, MOST_BARS)
        .map((row) => row.key ?? "");
  const names = keys.map((key) => words.named(report.by, key, byKey.get(key)?.name ?? null));
  const shown = months ? keys.filter((month) => hasBegun(month, today)) : keys;
  const title = t("sales.leadsOver", { by: t(`sales.byKey.${report.by as "MONTH"}`) });
  const values = (measure: SalesMeasure) => shown.map((key) => figureOf(byKey.get(key)?.figures ?? {}, measure).count);
  return (
    <Section title={title} text={words.days(report.period)}>
      <Trend
        picture={title}
        label={t("sales.leadsLabel")}
        data={{
          shape: months && keys.length > 1 ? "line" : "bars",
          names,
          values: values(SHOWN.values),
          label: t("sales.column.LEADS"),
          before: { names, values: values(SHOWN.before), label: t("sales.column.CONVERTED"), won: true },
          marks: months
            ? report.marks.map((mark) => ({
                place: keys.indexOf(mark.on.slice(0, 7)),
                label: markLabel(t, mark),
                faint: mark.undone,
              }))
            : [],
          format: words.number,
        }}
        listOf={(place, series) => rowList(byKey.get(keys[place] ?? ""), SHOWN, series)}
      />
    </Section>
  );
}

function Rows({ report }: { report: SalesReport }) {
  const { t } = useTranslation();
  const words = useSalesWords();

  function cells({ figures, list }: SalesRow): Cell[] {
    return COLUMNS.map((column) => {
      const converted = figureOf(figures, "CONVERTED");
      if (column === "conversion") {
        const rate = rateOf(figures);
        const behind = listAt(list, converted.count, { of: "CONVERTED" });
        return { shown: words.percent(rate), value: rate ?? -1, list: behind };
      }
      if (column === "toConversion") {
        const behind = listAt(list, converted.count, { of: "CONVERTED" });
        return { shown: words.time(converted.medianSeconds), value: converted.medianSeconds ?? -1, list: behind };
      }
      const { count } = figureOf(figures, column);
      return { shown: words.number(count), value: count, list: listAt(list, count, { of: column }) };
    });
  }

  const title = t(`sales.conversionBy.${report.by as "MONTH"}`);
  return (
    <Section title={title} text={t("sales.tableText")} flush>
      <FigureTable
        label={title}
        of={t(`sales.one.${report.by as "MONTH"}`)}
        ordered={report.by === "MONTH"}
        columns={COLUMNS.map((key) => ({
          key,
          name: t(`sales.column.${key}`),
          help: t(`sales.columnHelp.${key}`),
        }))}
        rows={report.rows.map((row) => ({
          key: row.key ?? "",
          name: words.named(report.by, row.key ?? "", row.name),
          order: report.by === "MONTH" ? (row.key ?? "") : undefined,
          cells: cells(row),
        }))}
        total={cells(report.total)}
      />
    </Section>
  );
}

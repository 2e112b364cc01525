import { useQuery } from "@tanstack/react-query";
import { IconBriefcase } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useReadablePipelines } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { Select } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { EmptyState } from "@/ui/states";
import { hasBegun } from "../periods";
import { markLabel } from "../points";
import styles from "../Reports.module.css";
import { type Tile, Tiles } from "../Tiles";
import { useReportUrl } from "../url";
import {
  type Figures,
  figureOf,
  type SalesMeasure,
  type SalesReport,
  type SalesRow,
  salesFile,
  salesQuery,
  WITHOUT_RATE,
} from "./api";
import { DealRows, DealTable } from "./DealRows";
import { COUNTED_DEALS, rateOf } from "./deals";
import { Forecast } from "./Forecast";
import { listAt, monthsOf, rowList } from "./links";
import { LossReasons } from "./LossReasons";
import { PartFrame } from "./PartFrame";
import { Trend } from "./Trend";
import { useSalesWords } from "./useSalesWords";
import { useSees } from "@/lib/session";

const KEYS = ["MONTH", "PIPELINE", "RESPONSIBLE", "SOURCE", "CUSTOMER"] as const;
const ALL = "all";

/** What was won and lost, why, and what is expected. */
export function DealsPage() {
  const { t } = useTranslation();
  const { search, days, whose, compare, change } = useReportUrl();
  const seesAmounts = useSees("AMOUNT");
  const pipelines = useReadablePipelines();
  const by = KEYS.find((one) => one === search.by) ?? "MONTH";
  const PIPELINE = search.PIPELINE;
  const asked = { ...days, ...whose, PIPELINE };
  const found = useQuery(salesQuery({ ...asked, by: "MONTH", of: [...COUNTED_DEALS, "OPEN_DEALS"], compare }));
  const keyed = useQuery({ ...salesQuery({ ...asked, by, of: COUNTED_DEALS }), enabled: by !== "MONTH" });
  return (
    <PartFrame
      part="deals"
      found={found}
      file={(format) => salesFile({ ...asked, by, of: [...COUNTED_DEALS, "OPEN_DEALS"] }, format)}
      comparing
      choice={
        <>
          <Select
            aria-label={t("sales.pipeline")}
            allowDeselect={false}
            data={[
              { value: ALL, label: t("sales.allPipelines") },
              ...pipelines.map((one) => ({ value: String(one.id), label: one.name })),
            ]}
            value={PIPELINE ?? ALL}
            onChange={(chosen) => change({ PIPELINE: chosen === ALL || chosen === null ? undefined : chosen })}
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
        report.rows.length === 0 ? (
          <EmptyState icon={IconBriefcase} title={t("sales.noDeals")} text={t("sales.longerPeriod")} />
        ) : (
          <>
            <Whole row={report.total} currency={report.currency} />
            <OverMonths report={report} table={by !== "MONTH"} />
            <DealRows report={by === "MONTH" ? report : (keyed.data ?? report)} />
            <LossReasons asked={asked} lost={figureOf(report.total.figures, "LOST").count} />
            {seesAmounts && <Forecast asked={asked} />}
          </>
        )
      }
    </PartFrame>
  );
}

function Whole({ row, currency }: { row: SalesRow; currency: string }) {
  const { t } = useTranslation();
  const words = useSalesWords();
  const seesAmounts = useSees("AMOUNT");
  const { figures, previous } = row;
  const before = (of: (figures: Figures) => number | undefined) => (previous === null ? undefined : of(previous));
  const withoutRate = (of: SalesMeasure): Tile["aside"] => {
    const count = figureOf(figures, of).withoutRate;
    if (count === 0) return undefined;
    return { shown: t("reports.withoutRate", { count }), list: listAt(row.list, count, { of, ...WITHOUT_RATE }) };
  };
  const tile = (measure: SalesMeasure, key: "wonAmount" | "lostAmount" | "openAmount", falling = false): Tile => {
    const figure = figureOf(figures, measure);
    return {
      key,
      name: t(`sales.column.${key}`),
      help: t(`sales.columnHelp.${key}`),
      shown: words.amountShort(figure.amount, currency),
      below: t("sales.deals", { count: figure.count }),
      aside: withoutRate(measure),
      value: Number(figure.amount),
      before: before((then) => Number(figureOf(then, measure).amount)),
      falling,
      list: listAt(row.list, figure.count, { of: measure }),
    };
  };
  /** The same tiles in numbers, for whoever sees no amounts. */
  const counted = (measure: SalesMeasure, falling = false): Tile => {
    const { count } = figureOf(figures, measure);
    return {
      key: measure,
      name: t(measure === "OPEN_DEALS" ? "sales.tile.openNow" : `sales.column.${measure as "WON"}`),
      help: t(`sales.columnHelp.${measure as "WON"}`),
      shown: words.number(count),
      value: measure === "OPEN_DEALS" ? undefined : count,
      before: measure === "OPEN_DEALS" ? undefined : before((then) => figureOf(then, measure).count),
      falling,
      list: listAt(row.list, count, { of: measure }),
    };
  };
  const made = figureOf(figures, "DEALS");
  const open = figureOf(figures, "OPEN_DEALS");
  const won = figureOf(figures, "WON");
  return (
    <Tiles
      tiles={[
        {
          key: "made",
          name: t("sales.tile.deals"),
          help: t("sales.columnHelp.DEALS"),
          shown: words.number(made.count),
          below: seesAmounts ? words.amountShort(made.amount, currency) : undefined,
          value: made.count,
          before: before((then) => figureOf(then, "DEALS").count),
          list: listAt(row.list, made.count, { of: "DEALS" }),
        },
        seesAmounts ? tile("WON", "wonAmount") : counted("WON"),
        {
          key: "winRate",
          name: t("sales.column.winRate"),
          help: t("sales.columnHelp.winRate"),
          shown: words.percent(rateOf(figures)),
          below: t("sales.cycle", { time: words.time(won.medianSeconds) }),
          value: rateOf(figures),
          before: before(rateOf),
          list: listAt(row.list, won.count, { of: "WON" }),
        },
        seesAmounts ? tile("LOST", "lostAmount", true) : counted("LOST", true),
        ...(seesAmounts ? amounts() : [counted("OPEN_DEALS")]),
      ]}
    />
  );

  function amounts(): Tile[] {
    return [
      {
        key: "open",
        name: t("sales.tile.openNow"),
        help: t("sales.columnHelp.OPEN_DEALS"),
        shown: words.amountShort(open.amount, currency),
        below: t("sales.deals", { count: open.count }),
        aside: withoutRate("OPEN_DEALS"),
        list: listAt(row.list, open.count, { of: "OPEN_DEALS" }),
      },
      {
        key: "expected",
        name: t("sales.column.expected"),
        help: t("sales.columnHelp.expected"),
        shown: words.amountShort(open.expected, currency),
        below: t("sales.byChance"),
        list: listAt(row.list, open.count, { of: "OPEN_DEALS" }),
      },
    ];
  }
}

const SHOWN = ["count", "amount"] as const;
const CHARTED = { values: "WON", before: "LOST" } as const;

/** @param table with the figures as a table, where those below are of something else */
function OverMonths({ report, table }: { report: SalesReport; table: boolean }) {
  const { t } = useTranslation();
  const words = useSalesWords();
  const { search, change } = useReportUrl();
  const today = useFormats().today();
  const seesAmounts = useSees("AMOUNT");
  const show = search.show === "amount" && seesAmounts ? "amount" : "count";
  const byKey = new Map(report.rows.map((row) => [row.key ?? "", row]));
  const months = monthsOf(report.period);
  const names = months.map((month) => words.named("MONTH", month, null));
  const values = (measure: SalesMeasure) =>
    months
      .filter((month) => hasBegun(month, today))
      .map((month) => {
        const figure = figureOf(byKey.get(month)?.figures ?? {}, measure);
        return show === "count" ? figure.count : Number(figure.amount);
      });
  return (
    <Section
      title={t("sales.wonAndLost")}
      text={words.days(report.period)}
      actions={
        seesAmounts && (
          <Segmented
            label={t("reports.measureChoice")}
            value={show}
            onChange={(chosen) => change({ show: chosen })}
            data={SHOWN.map((value) => ({ value, label: t(`sales.show.${value}`) }))}
          />
        )
      }
    >
      <Trend
        picture={t("sales.wonAndLost")}
        label={t("sales.wonLabel")}
        data={{
          shape: months.length > 1 ? "line" : "bars",
          names,
          values: values(CHARTED.values),
          label: t("sales.column.WON"),
          before: { names, values: values(CHARTED.before), label: t("sales.column.LOST"), lost: true },
          marks: report.marks.map((mark) => ({
            place: months.indexOf(mark.on.slice(0, 7)),
            label: markLabel(t, mark),
            faint: mark.undone,
          })),
          format: (value) =>
            show === "count" ? words.number(value) : words.amountShort(String(value), report.currency),
        }}
        listOf={(place, series) => rowList(byKey.get(months[place] ?? ""), CHARTED, series)}
      />
      {table && (
        <details className={styles.behind}>
          <summary>{t("reports.asTable")}</summary>
          <DealTable report={report} />
        </details>
      )}
    </Section>
  );
}

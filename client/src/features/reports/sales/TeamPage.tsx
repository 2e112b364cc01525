import { useQuery } from "@tanstack/react-query";
import { IconUsersGroup } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOf } from "@/lib/api/client";
import { Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { EmptyState } from "@/ui/states";
import { growth, share } from "../figures";
import { type Cell, FigureTable } from "../FigureTable";
import { type Tile, Tiles } from "../Tiles";
import { useReportUrl } from "../url";
import { TEAM_MEASURES, type TeamMeasure, type TeamReport, type TeamRow, teamQuery, WITHOUT_RATE } from "./api";
import { listAt } from "./links";
import { PartFrame } from "./PartFrame";
import { Trend } from "./Trend";
import { useSalesWords } from "./useSalesWords";
import { useSees } from "@/lib/session";

const COLUMNS = [
  "OPEN_LEADS",
  "OPEN_DEALS",
  "OVERDUE",
  "COMPLETED",
  "INQUIRIES",
  "ANSWERED",
  "answer",
  "WON",
  "revenue",
] as const;
const MOST_BARS = 20;

/** Who has how much to do, and what became of it. */
export function TeamPage() {
  const { t } = useTranslation();
  const { days, whose, compare } = useReportUrl();
  const found = useQuery(teamQuery({ ...days, ...whose, compare }));
  return (
    <PartFrame
      part="team"
      found={found}
      comparing
      file={(format) => addressOf(`/reports/team/rows.${format}`, { ...days, ...whose })}
    >
      {(report) =>
        report.rows.length === 0 ? (
          <EmptyState icon={IconUsersGroup} title={t("sales.noTeam")} text={t("sales.longerPeriod")} />
        ) : (
          <>
            <Whole row={report.total} currency={report.currency} />
            <Bars report={report} />
            <Rows report={report} />
          </>
        )
      }
    </PartFrame>
  );
}

function Whole({ row, currency }: { row: TeamRow; currency: string }) {
  const { t } = useTranslation();
  const seesAmounts = useSees("AMOUNT");
  const words = useSalesWords();
  const tile = (key: (typeof COLUMNS)[number], of: TeamMeasure, shown: string, below?: string) => ({
    key,
    name: t(`sales.team.${key}`),
    help: t(`sales.teamHelp.${key}`),
    shown,
    below,
    list: listAt(row.lists[of], row.counts[of]),
  });
  const { counts, previous } = row;
  const answered = t("reports.answered", { share: words.percent(share(counts.ANSWERED, counts.INQUIRIES)) });
  return (
    <Tiles
      tiles={[
        tile("OPEN_LEADS", "OPEN_LEADS", words.number(counts.OPEN_LEADS)),
        tile("OPEN_DEALS", "OPEN_DEALS", words.number(counts.OPEN_DEALS)),
        tile("OVERDUE", "OVERDUE", words.number(counts.OVERDUE)),
        {
          ...tile("COMPLETED", "COMPLETED", words.number(counts.COMPLETED)),
          value: counts.COMPLETED,
          before: previous?.counts.COMPLETED,
        },
        {
          ...tile("answer", "ANSWERED", words.time(row.answerSeconds), answered),
          value: row.answerSeconds ?? undefined,
          before: previous?.answerSeconds ?? undefined,
          falling: true,
        },
        seesAmounts ? revenue() : tile("WON", "WON", words.number(counts.WON)),
      ]}
    />
  );

  function revenue(): Tile {
    return {
      ...tile("revenue", "WON", words.amountShort(row.revenue, currency), t("sales.deals", { count: counts.WON })),
      value: Number(row.revenue),
      before: previous === null ? undefined : Number(previous.revenue),
      aside:
        row.withoutRate > 0
          ? {
              shown: t("reports.withoutRate", { count: row.withoutRate }),
              list: listAt(row.lists.WON, row.withoutRate, WITHOUT_RATE),
            }
          : undefined,
    };
  }
}

function useNames() {
  const words = useSalesWords();
  return (row: TeamRow) => words.named("RESPONSIBLE", row.key ?? "", row.name);
}

function Bars({ report }: { report: TeamReport }) {
  const { t } = useTranslation();
  const words = useSalesWords();
  const nameOf = useNames();
  const { search, change } = useReportUrl();
  const show = TEAM_MEASURES.find((one) => one === search.show) ?? "OPEN_DEALS";
  const rows = [...report.rows].sort((one, other) => other.counts[show] - one.counts[show]).slice(0, MOST_BARS);
  return (
    <Section title={t(`sales.team.${show}`)} text={t(`sales.teamHelp.${show}`)}>
      <Segmented
        label={t("reports.measureChoice")}
        value={show}
        onChange={(chosen) => change({ show: chosen })}
        data={TEAM_MEASURES.map((value) => ({ value, label: t(`sales.team.${value}`) }))}
      />
      <Trend
        picture={t(`sales.team.${show}`)}
        label={t("sales.teamLabel", { name: t(`sales.team.${show}`) })}
        data={{
          shape: "bars",
          names: rows.map(nameOf),
          values: rows.map((row) => row.counts[show]),
          label: t(`sales.team.${show}`),
          format: words.number,
        }}
        listOf={(place) => {
          const row = rows[place];
          return row && listAt(row.lists[show], row.counts[show]);
        }}
      />
    </Section>
  );
}

function Rows({ report }: { report: TeamReport }) {
  const { t } = useTranslation();
  const words = useSalesWords();
  const nameOf = useNames();
  const seesAmounts = useSees("AMOUNT");
  const columns = COLUMNS.filter((column) => column !== "revenue" || seesAmounts);

  function cells(row: TeamRow): Cell[] {
    return columns.map((column) => {
      if (column === "answer") {
        const behind = listAt(row.lists.ANSWERED, row.counts.ANSWERED);
        return { shown: words.time(row.answerSeconds), value: row.answerSeconds ?? -1, list: behind };
      }
      if (column === "revenue") {
        const behind = listAt(row.lists.WON, row.counts.WON);
        return { shown: words.amount(row.revenue, report.currency), value: Number(row.revenue), list: behind };
      }
      const count = row.counts[column];
      const change = growth(count, row.previous?.counts[column]);
      return {
        shown: words.number(count),
        value: count,
        small: change === undefined ? undefined : words.growth(change),
        list: listAt(row.lists[column], count),
      };
    });
  }

  return (
    <Section title={t("sales.part.team")} text={t("sales.tableText")} flush>
      <FigureTable
        label={t("sales.part.team")}
        of={t("sales.one.RESPONSIBLE")}
        columns={columns.map((key) => ({
          key,
          name: t(`sales.team.${key}`),
          help: t(`sales.teamHelp.${key}`),
        }))}
        rows={report.rows.map((row) => ({ key: row.key ?? "", name: nameOf(row), cells: cells(row) }))}
        total={cells(report.total)}
      />
    </Section>
  );
}

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { usePipelines, useSources, useUserName } from "@/lib/dictionaries";
import { useWords } from "../useWords";
import type { Only, TileDraft } from "./api";
import { BREAKDOWNS, type By, type Figure, isOfInquiries, topicOf } from "./figures";

/** What a figure means: the words of the reports. */
const HELP = {
  INQUIRIES: "reports.help.inquiries",
  CASES: "reports.columnHelp.CASES",
  ANSWERED: "reports.columnHelp.ANSWERED",
  QUALIFIED: "reports.help.qualified",
  WON: "reports.columnHelp.WON",
  LOST: "reports.columnHelp.LOST",
  OPEN: "reports.columnHelp.OPEN",
  JUNK: "reports.columnHelp.JUNK",
  REVENUE: "reports.help.revenue",
  WON_RATE: "reports.columnHelp.rate",
  ANSWER_TIME: "reports.help.answer",
  DEALS_NEW: "sales.columnHelp.DEALS",
  DEALS_WON: "sales.columnHelp.WON",
  DEALS_WON_AMOUNT: "sales.columnHelp.wonAmount",
  DEALS_WIN_RATE: "sales.columnHelp.winRate",
  DEALS_CYCLE: "dashboards.cycleHelp",
  DEALS_LOST: "sales.columnHelp.LOST",
  DEALS_LOST_AMOUNT: "sales.columnHelp.lostAmount",
  DEALS_OPEN: "sales.columnHelp.OPEN_DEALS",
  DEALS_OPEN_AMOUNT: "sales.columnHelp.openAmount",
  DEALS_EXPECTED: "sales.columnHelp.expected",
  LEADS_NEW: "sales.columnHelp.LEADS",
  LEADS_CONVERTED: "sales.columnHelp.CONVERTED",
  LEADS_CONVERSION: "sales.columnHelp.conversion",
  LEADS_CONVERSION_TIME: "sales.columnHelp.toConversion",
  LEADS_BY_SWITCH: "sales.columnHelp.CONVERTED_BY_SWITCH",
  LEADS_LOST: "sales.columnHelp.LEADS_LOST",
  LEADS_STILL_OPEN: "sales.columnHelp.LEADS_STILL_OPEN",
  LEADS_OPEN: "sales.teamHelp.OPEN_LEADS",
  DEAL_STAGE_REACHED: "sales.columnHelp.REACHED",
  DEAL_STAGE_STANDING: "sales.columnHelp.STANDING",
  DEAL_STAGE_LOST: "sales.columnHelp.LOST_THERE",
  DEAL_STAGE_TIME: "sales.columnHelp.median",
  LEAD_STAGE_REACHED: "sales.columnHelp.REACHED",
  LEAD_STAGE_STANDING: "sales.columnHelp.STANDING",
  LEAD_STAGE_LOST: "sales.columnHelp.LOST_THERE",
  LEAD_STAGE_TIME: "sales.columnHelp.median",
  TEAM_OPEN_LEADS: "sales.teamHelp.OPEN_LEADS",
  TEAM_OPEN_DEALS: "sales.teamHelp.OPEN_DEALS",
  TEAM_OVERDUE: "sales.teamHelp.OVERDUE",
  TEAM_COMPLETED: "sales.teamHelp.COMPLETED",
  TEAM_INQUIRIES: "sales.teamHelp.INQUIRIES",
  TEAM_ANSWER_TIME: "sales.teamHelp.answer",
  TEAM_WON: "sales.teamHelp.WON",
  TEAM_REVENUE: "sales.teamHelp.revenue",
} as const satisfies Record<Figure, string>;

/** What keys are called among leads and deals, where that is another word than among inquiries. */
const OF_RECORDS = ["MONTH", "PIPELINE", "EXPECTED"] as const;

function isOfRecords(by: By): by is (typeof OF_RECORDS)[number] {
  return OF_RECORDS.some((one) => one === by);
}

/** What tiles are called, what they mean, and what narrows them. */
export function useTileWords() {
  const { t } = useTranslation();
  const words = useWords();
  const userName = useUserName();
  const sources = useSources();
  const pipelines = usePipelines();
  return useMemo(() => {
    const figure = (tile: TileDraft) => t(`dashboards.figure.${tile.of}`);
    const byOf = (of: Figure, by: By) =>
      !isOfInquiries(of) && isOfRecords(by) ? t(`sales.one.${by}`) : t(`reports.one.${by as "MONTH"}`);
    const byName = (tile: TileDraft) =>
      byOf(tile.of, tile.shape === "LINE" && !isOfInquiries(tile.of) ? "MONTH" : tile.by);
    const pipelineName = (id: string) => pipelines.find((one) => String(one.id) === id)?.name ?? t("reports.gone");
    return {
      figure,
      byOf,
      byName,
      pipelineName,
      title(tile: TileDraft): string {
        if (tile.title !== null) return tile.title;
        if (tile.shape === "GOAL") return t("goals.one");
        const several = BREAKDOWNS[topicOf(tile.of)].length > 1;
        return several && (tile.shape === "BARS" || tile.shape === "TABLE")
          ? t("dashboards.figureBy", { figure: figure(tile), by: byName(tile) })
          : figure(tile);
      },
      help: (tile: TileDraft) => t(HELP[tile.of]),
      /** Empty when it shows all of the dashboard's period. */
      narrowed(tile: TileDraft): string {
        if (tile.shape === "GOAL") return "";
        const { SOURCE: source, RESPONSIBLE: person, PIPELINE: pipeline, CUSTOMER: customer } = tile.only;
        return [
          tile.span === null ? undefined : t(`dashboards.span.${tile.span}`),
          source === undefined
            ? undefined
            : words.named("SOURCE", source, sources.find((one) => String(one.id) === source)?.name ?? null),
          person === undefined ? undefined : words.named("RESPONSIBLE", person, userName(Number(person))),
          pipeline === undefined ? undefined : pipelineName(pipeline),
          customer === undefined || isOfInquiries(tile.of)
            ? undefined
            : t(`sales.customer.${customer === "REPEAT" ? "REPEAT" : "FIRST"}`),
        ]
          .filter((part) => part !== undefined)
          .join(" · ");
      },
      /** What of the dashboard's filter does not narrow a tile; undefined where all of it does. */
      unapplied(filters: (keyof Only)[]): string | undefined {
        if (filters.length === 0) return undefined;
        const names = filters.map((one) =>
          one === "DEPARTMENT"
            ? t("dashboards.department")
            : isOfRecords(one)
              ? t(`sales.one.${one}`)
              : t(`reports.one.${one}`),
        );
        return t("dashboards.unapplied", { filters: names.join(", ") });
      },
    };
  }, [t, words, userName, sources, pipelines]);
}

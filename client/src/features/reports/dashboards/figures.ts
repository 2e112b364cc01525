import { type Dimension, DIMENSIONS } from "../api";
import type { SalesDimension } from "../sales/api";
import type { Shape } from "./api";

/** The report a figure comes from. */
export const TOPICS = ["INQUIRIES", "DEALS", "LEADS", "DEAL_STAGES", "LEAD_STAGES", "TEAM"] as const;
export type Topic = (typeof TOPICS)[number];

export type Unit = "COUNT" | "MONEY" | "SHARE" | "SECONDS";

export const INQUIRY_FIGURES = [
  "INQUIRIES",
  "CASES",
  "ANSWERED",
  "QUALIFIED",
  "WON",
  "LOST",
  "OPEN",
  "JUNK",
  "REVENUE",
  "WON_RATE",
  "ANSWER_TIME",
] as const;
export type InquiryFigure = (typeof INQUIRY_FIGURES)[number];

interface About {
  topic: Exclude<Topic, "INQUIRIES">;
  unit: Unit;
  /** As it is now, whatever the period. */
  now?: true;
  /** Less is better. */
  falling?: true;
}

/** All that is counted beside inquiries. */
export const RECORD_FIGURES = {
  DEALS_NEW: { topic: "DEALS", unit: "COUNT" },
  DEALS_WON: { topic: "DEALS", unit: "COUNT" },
  DEALS_WON_AMOUNT: { topic: "DEALS", unit: "MONEY" },
  DEALS_WIN_RATE: { topic: "DEALS", unit: "SHARE" },
  DEALS_CYCLE: { topic: "DEALS", unit: "SECONDS", falling: true },
  DEALS_LOST: { topic: "DEALS", unit: "COUNT", falling: true },
  DEALS_LOST_AMOUNT: { topic: "DEALS", unit: "MONEY", falling: true },
  DEALS_OPEN: { topic: "DEALS", unit: "COUNT", now: true },
  DEALS_OPEN_AMOUNT: { topic: "DEALS", unit: "MONEY", now: true },
  DEALS_EXPECTED: { topic: "DEALS", unit: "MONEY", now: true },
  LEADS_NEW: { topic: "LEADS", unit: "COUNT" },
  LEADS_CONVERTED: { topic: "LEADS", unit: "COUNT" },
  LEADS_CONVERSION: { topic: "LEADS", unit: "SHARE" },
  LEADS_CONVERSION_TIME: { topic: "LEADS", unit: "SECONDS", falling: true },
  LEADS_BY_SWITCH: { topic: "LEADS", unit: "COUNT" },
  LEADS_LOST: { topic: "LEADS", unit: "COUNT", falling: true },
  LEADS_STILL_OPEN: { topic: "LEADS", unit: "COUNT" },
  LEADS_OPEN: { topic: "LEADS", unit: "COUNT", now: true },
  DEAL_STAGE_REACHED: { topic: "DEAL_STAGES", unit: "COUNT" },
  DEAL_STAGE_STANDING: { topic: "DEAL_STAGES", unit: "COUNT" },
  DEAL_STAGE_LOST: { topic: "DEAL_STAGES", unit: "COUNT", falling: true },
  DEAL_STAGE_TIME: { topic: "DEAL_STAGES", unit: "SECONDS", falling: true },
  LEAD_STAGE_REACHED: { topic: "LEAD_STAGES", unit: "COUNT" },
  LEAD_STAGE_STANDING: { topic: "LEAD_STAGES", unit: "COUNT" },
  LEAD_STAGE_LOST: { topic: "LEAD_STAGES", unit: "COUNT", falling: true },
  LEAD_STAGE_TIME: { topic: "LEAD_STAGES", unit: "SECONDS", falling: true },
  TEAM_OPEN_LEADS: { topic: "TEAM", unit: "COUNT", now: true },
  TEAM_OPEN_DEALS: { topic: "TEAM", unit: "COUNT", now: true },
  TEAM_OVERDUE: { topic: "TEAM", unit: "COUNT", now: true, falling: true },
  TEAM_COMPLETED: { topic: "TEAM", unit: "COUNT" },
  TEAM_INQUIRIES: { topic: "TEAM", unit: "COUNT" },
  TEAM_ANSWER_TIME: { topic: "TEAM", unit: "SECONDS", falling: true },
  TEAM_WON: { topic: "TEAM", unit: "COUNT" },
  TEAM_REVENUE: { topic: "TEAM", unit: "MONEY" },
} as const satisfies Record<string, About>;
export type RecordFigure = keyof typeof RECORD_FIGURES;

export type Figure = InquiryFigure | RecordFigure;

/** What tiles are broken down by and narrowed to, in the words of all reports. */
export type By = Dimension | SalesDimension;

export const FIGURES: Figure[] = [...INQUIRY_FIGURES, ...(Object.keys(RECORD_FIGURES) as RecordFigure[])];

export function isOfInquiries(figure: Figure): figure is InquiryFigure {
  return !(figure in RECORD_FIGURES);
}

export function aboutOf(figure: RecordFigure): About {
  return RECORD_FIGURES[figure];
}

export function topicOf(figure: Figure): Topic {
  return isOfInquiries(figure) ? "INQUIRIES" : RECORD_FIGURES[figure].topic;
}

export function unitOf(figure: Figure): Unit {
  if (!isOfInquiries(figure)) return RECORD_FIGURES[figure].unit;
  if (figure === "REVENUE") return "MONEY";
  return figure === "WON_RATE" ? "SHARE" : figure === "ANSWER_TIME" ? "SECONDS" : "COUNT";
}

/** How a figure can be shown: a course needs a day that decides, and times of several stages are no time of all. */
export function mayBe(figure: Figure, shape: Shape): boolean {
  if (isOfInquiries(figure)) return true;
  const { topic, unit, now } = aboutOf(figure);
  if (shape === "LINE") return (topic === "DEALS" || topic === "LEADS") && now !== true;
  return !(shape === "NUMBER" && unit === "SECONDS" && (topic === "DEAL_STAGES" || topic === "LEAD_STAGES"));
}

/** What a tile of this topic can be broken down by, the usual one first. */
export const BREAKDOWNS: Record<Topic, By[]> = {
  INQUIRIES: [...DIMENSIONS],
  DEALS: ["MONTH", "SOURCE", "RESPONSIBLE", "PIPELINE", "STAGE", "CUSTOMER", "LOSS_REASON", "EXPECTED"],
  LEADS: ["MONTH", "SOURCE", "RESPONSIBLE", "STAGE", "CUSTOMER", "LOSS_REASON"],
  DEAL_STAGES: ["STAGE"],
  LEAD_STAGES: ["STAGE"],
  TEAM: ["RESPONSIBLE"],
};

export type Narrowable = "SOURCE" | "RESPONSIBLE" | "PIPELINE" | "CUSTOMER";

/** What a tile of this topic can be narrowed to in its dialog. */
export const NARROWS: Record<Topic, Narrowable[]> = {
  INQUIRIES: ["SOURCE", "RESPONSIBLE"],
  DEALS: ["SOURCE", "RESPONSIBLE", "PIPELINE", "CUSTOMER"],
  LEADS: ["SOURCE", "RESPONSIBLE", "CUSTOMER"],
  DEAL_STAGES: ["SOURCE", "RESPONSIBLE", "PIPELINE", "CUSTOMER"],
  LEAD_STAGES: ["SOURCE", "RESPONSIBLE", "CUSTOMER"],
  TEAM: ["RESPONSIBLE"],
};

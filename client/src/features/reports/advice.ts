import type { Advice, Asked, Dimension, Measure, Mode } from "./api";
import type { ListLink } from "./Tiles";
import { listLink } from "./url";

/** Where the adviser is. */
export const ADVICE = "/reports/mode";

export const ADVICE_ROWS = ["leads", "deals", "qualified", "won", "lost", "sortedOut", "winRate"] as const;
export type AdviceRow = (typeof ADVICE_ROWS)[number];

function list(advice: Advice, of: Measure, by: Dimension = "SOURCE", key: string | null = null): ListLink {
  const asked: Asked = { by, ...advice.period, touch: "FIRST" };
  const { to, search } = listLink(asked, of, key);
  return { to, search: { ...search, back: ADVICE } };
}

/** The inquiries a reason was found in; what was sorted out has no list of its own. */
export function listOfReason(advice: Advice, { kind, value }: Advice["reasons"][number]): ListLink | undefined {
  if (value === 0) return undefined;
  switch (kind) {
    case "INQUIRIES_A_MONTH":
      return list(advice, "INQUIRIES");
    case "KNOWN_CUSTOMERS":
      return list(advice, "INQUIRIES", "CUSTOMER", "KNOWN");
    case "SORTED_OUT":
      return undefined;
  }
}

/**
 * With leads every case is one, and those qualified become deals; without, every case is a deal. With leads no list
 * tells what was lost before from what was lost after somebody had qualified it.
 */
const COUNTED: Record<Mode, Partial<Record<AdviceRow, Measure>>> = {
  CLASSIC: { leads: "CASES", deals: "QUALIFIED", qualified: "QUALIFIED", won: "WON", winRate: "WON" },
  SIMPLE: {
    leads: "CASES",
    deals: "CASES",
    qualified: "QUALIFIED",
    won: "WON",
    lost: "LOST",
    sortedOut: "JUNK",
    winRate: "WON",
  },
};

export function listOfRow(advice: Advice, mode: Mode, row: AdviceRow): ListLink | undefined {
  const value = advice[mode === "CLASSIC" ? "classic" : "simple"][row];
  const counted = COUNTED[mode][row];
  if (value === null || value === 0 || counted === undefined) return undefined;
  // what skipped the lead by a rule is counted elsewhere, and no list leaves it out
  const skipped = mode === "CLASSIC" && advice.classic.leads !== advice.simple.deals;
  return skipped && (row === "leads" || row === "deals") ? undefined : list(advice, counted);
}

import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useFormats } from "@/lib/formats";
import { type Asked, DIMENSIONS, MEASURES, type Measure, type Whose } from "./api";
import { daysOf, isSpan, type Span } from "./periods";
import type { ListLink } from "./Tiles";

export interface ReportSearch {
  by?: string;
  span?: string;
  from?: string;
  to?: string;
  touch?: string;
  compare?: string;
  show?: string;
  key?: string;
  of?: string;
  /** Of what was won: until so many months after the inquiry. */
  within?: string;
  /** What the reports of leads and deals are narrowed to, by the words of the server. */
  kind?: string;
  PIPELINE?: string;
  CUSTOMER?: string;
  RESPONSIBLE?: string;
  DEPARTMENT?: string;
  /** Keys by the names of what they narrow, as JSON: of a tile. */
  only?: string;
  /** The page whose number led here. */
  back?: string;
  goal?: string;
}

const DEFAULT_SPAN: Span = "last90";

export function isMeasure(text: string | undefined): text is Measure {
  return MEASURES.some((measure) => measure === text);
}

/** A report is its address: it can be kept, sent and gone back to. */
export function useReportUrl() {
  const search: ReportSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const path = useLocation({ select: (location) => location.pathname });
  const today = useFormats().today();
  const own = search.from !== undefined && search.to !== undefined;
  const span = own ? undefined : isSpan(search.span) ? search.span : DEFAULT_SPAN;
  const days = span === undefined ? { from: search.from ?? today, to: search.to ?? today } : daysOf(span, today);
  const whose = whoseOf(search);
  const asked: Asked = {
    by: DIMENSIONS.find((one) => one === search.by) ?? "SOURCE",
    ...days,
    touch: search.touch === "LAST" ? "LAST" : "FIRST",
    ...whose,
  };
  return {
    search,
    asked,
    days,
    whose,
    /** What stays from one report to another. */
    kept: { ...(own ? days : { span }), ...whose },
    span,
    compare: search.compare !== "no",
    show: isMeasure(search.show) ? search.show : ("INQUIRIES" as const),
    key: search.key,
    only: onlyOf(search.only),
    back: search.back?.startsWith("/reports/") === true ? search.back : undefined,
    of: isMeasure(search.of) ? search.of : ("INQUIRIES" as const),
    change: (next: Partial<Record<keyof ReportSearch, string | undefined>>) =>
      void navigate({ to: path, search: { ...search, ...next }, replace: true } as never),
  };
}

/** Whose figures an address asks for; says nothing of those it does not narrow. */
export function whoseOf({ RESPONSIBLE, DEPARTMENT }: Whose): Whose {
  return {
    ...(RESPONSIBLE !== undefined && { RESPONSIBLE }),
    ...(DEPARTMENT !== undefined && { DEPARTMENT }),
  };
}

function onlyOf(text: string | undefined): Record<string, string> {
  try {
    const only: unknown = JSON.parse(text ?? "{}");
    return typeof only === "object" && only !== null ? (only as Record<string, string>) : {};
  } catch {
    return {};
  }
}

/** Where the inquiries behind a number are shown. */
export function listLink(asked: Asked, of: Measure, key: string | null): ListLink {
  const { by, from, to, touch } = asked;
  return {
    to: "/reports/list",
    search: { by, from, to, touch, of, ...whoseOf(asked), ...(key !== null && { key }) },
  };
}

const OF_LIST = ["by", "from", "to", "touch", "key"];

/** The same as the server says it of a number. */
export function searchOfList(list: string): ReportSearch {
  const said = [...new URL(list, "http://here").searchParams].filter(([name]) => name !== "of");
  const only = Object.fromEntries(said.filter(([name]) => !OF_LIST.includes(name)));
  return {
    ...Object.fromEntries(said.filter(([name]) => OF_LIST.includes(name))),
    ...(Object.keys(only).length > 0 && { only: JSON.stringify(only) }),
  };
}

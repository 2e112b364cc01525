import { useNavigate, useSearch } from "@tanstack/react-router";
import { SPANS, type Narrowing, type Span } from "./api";

export interface DashboardSearch {
  span?: string;
  from?: string;
  to?: string;
  person?: string;
  department?: string;
  source?: string;
  pipeline?: string;
  view?: string;
}

export function isSpan(text: string | undefined): text is Span {
  return SPANS.some((span) => span === text);
}

/** What somebody narrowed a dashboard to stands in its address: it can be kept, sent, and shown on a screen. */
export function useDashboardUrl() {
  const search: DashboardSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const own = search.from !== undefined && search.to !== undefined;
  const narrowing: Narrowing = {
    ...(own ? { from: search.from, to: search.to } : isSpan(search.span) && { span: search.span }),
    ...(search.person !== undefined && { RESPONSIBLE: search.person }),
    ...(search.department !== undefined && { DEPARTMENT: search.department }),
    ...(search.source !== undefined && { SOURCE: search.source }),
    ...(search.pipeline !== undefined && { PIPELINE: search.pipeline }),
  };
  return {
    narrowing,
    narrowed: Object.keys(narrowing).length > 0,
    large: search.view === "large",
    mailings: search.view === "mailings",
    arranging: search.view === "edit",
    change: (next: Partial<Record<keyof DashboardSearch, string | undefined>>) =>
      void navigate({ to: ".", search: { ...search, ...next }, replace: true } as never),
  };
}

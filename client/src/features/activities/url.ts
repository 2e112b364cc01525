import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { isDay } from "@/lib/days";
import { readRecordsUrl } from "@/records/useRecordsUrl";

export const SHOWS = ["columns", "month", "week", "day"] as const;
export type Show = (typeof SHOWS)[number];

/** What the address of the page says; the address is the state. */
export interface ActivitiesUrl {
  show?: Show | undefined;
  /** The day a calendar shows, with its week or month. */
  day?: string | undefined;
  /** Whose: a person's number, or everybody's; absent: one's own. */
  who?: number | "all" | undefined;
}

export function readActivitiesUrl(search: Record<string, unknown>): ActivitiesUrl {
  const who = Number(search["who"]);
  const url: ActivitiesUrl = {
    ...readRecordsUrl(search),
    show: SHOWS.find((show) => show === search["show"]),
    day: isDay(search["day"]) ? search["day"] : undefined,
    who: search["who"] === "all" ? "all" : Number.isInteger(who) && who > 0 ? who : undefined,
  };
  return Object.fromEntries(Object.entries(url).filter(([, value]) => value !== undefined));
}

export function useActivitiesUrl(): [ActivitiesUrl, (change: ActivitiesUrl) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (change: ActivitiesUrl) => {
      void navigate({
        to: ".",
        search: (now: Record<string, unknown>) => readActivitiesUrl({ ...now, ...change }),
        replace: true,
      } as never);
    },
    [navigate],
  );
  return [readActivitiesUrl(search), set];
}

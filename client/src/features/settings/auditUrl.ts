import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { isDay } from "@/lib/days";

/** Which entries are shown; the address is the state. */
export interface AuditFilter {
  action?: string | undefined;
  /** What was changed; kinds of the same name with commas between them. */
  kind?: string | undefined;
  /** The number of whoever did it. */
  actor?: number | undefined;
  /** First and last day. */
  since?: string | undefined;
  until?: string | undefined;
}

const word = (value: unknown) => (typeof value === "string" && /^[a-z][a-z.,-]*$/.test(value) ? value : undefined);
const day = (value: unknown) => (isDay(value) ? value : undefined);

export function readAuditUrl(search: Record<string, unknown>): AuditFilter {
  const actor = Number(search["actor"]);
  const filter: AuditFilter = {
    action: word(search["action"]),
    kind: word(search["kind"]),
    actor: Number.isInteger(actor) && actor > 0 ? actor : undefined,
    since: day(search["since"]),
    until: day(search["until"]),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

export function useAuditUrl(): [AuditFilter, (change: AuditFilter) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (change: AuditFilter) => {
      void navigate({
        to: ".",
        search: (now: Record<string, unknown>) => readAuditUrl({ ...now, ...change }),
        replace: true,
      } as never);
    },
    [navigate],
  );
  return [readAuditUrl(search), set];
}

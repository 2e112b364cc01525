import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Page } from "@/lib/api/page";
import type { KindCode } from "@/lib/kinds";

export type Direction = "INBOUND" | "OUTBOUND";
export type CallState = "RINGING" | "TALKING" | "ANSWERED" | "MISSED" | "DECLINED" | "BUSY" | "FAILED";

export interface About {
  kind: KindCode;
  id: number;
  name: string;
}

/** One call, as far as the telephone system has told of it. */
export interface Call {
  id: number;
  direction: Direction;
  state: CallState;
  /** Null when it was hidden. */
  number: string | null;
  /** As the telephone system knows the other side. */
  name: string | null;
  line: { id: number | null; number: string | null; name: string | null } | null;
  startedAt: string;
  durationSeconds: number | null;
  /** Where the telephone system keeps a recording. */
  recordingUrl: string | null;
  /** One that lies here. */
  recordingHere: boolean;
  responsibleId: number | null;
  /** Who of us spoke. */
  spokeId: number | null;
  activityId: number | null;
  records: About[];
}

export const recordingOf = (call: Call) => `/api/v1/downloads/calls/${call.id}/recording`;

export interface RingingCall {
  call: Call;
  caller: {
    open: { kind: KindCode; id: number; title: string; stage: string; person: string | null }[];
    lastContactAt: string | null;
  };
}

export const callKeys = {
  all: ["calls"] as const,
  ringing: ["calls", "ringing"] as const,
  list: (choice: CallChoice) => ["calls", "list", choice] as const,
  settings: ["settings", "calls"] as const,
};

/** What rings for this person; told by events, and asked for now and then where those do not get through. */
export const ringingQuery = queryOptions({
  queryKey: callKeys.ringing,
  queryFn: async ({ signal }) => (await api.get<Page<RingingCall>>("/calls/ringing", undefined, signal)).items,
  refetchInterval: 120_000,
  // a call that has ended must not come back from what was kept
  gcTime: 0,
});

export interface CallChoice {
  direction: Direction | undefined;
  missed: boolean;
  mine: boolean;
}

export const callsQuery = ({ direction, missed, mine }: CallChoice) =>
  infiniteQueryOptions({
    queryKey: callKeys.list({ direction, missed, mine }),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Call>>(
        "/calls",
        { direction, state: missed ? "MISSED" : undefined, mine: mine || undefined, cursor: pageParam, limit: 50 },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export const linkQuery = queryOptions({
  queryKey: callKeys.settings,
  queryFn: ({ signal }) => api.get<{ link: string | null }>("/calls/settings", undefined, signal),
  staleTime: 300_000,
});

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { addressOf, api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { CrmMode, CrmModeName, ModeOptions, Pipeline, SwitchRun } from "@/lib/api/payloads";
import type { ActivityType } from "@/records/timeline/api";

/** What a rehearsal found to be in the way of some leads, or worth knowing about them. */
export interface RehearsalProblem {
  code: string;
  /** These leads would stay open. */
  blocking: boolean;
  count: number;
  sampleLeadIds: number[];
  /** How many of these leads the reader may not see. */
  unseen: number;
  /** Other options without this problem. */
  remedy: { customers: "BOTH_IF_NAMED" } | null;
}

/** Open activities and what becomes of them. */
export interface ActivityCounts {
  open: number;
  /** Stay open and go along to the deal. */
  kept: number;
  completed: number;
}

/** What is open but neither kept nor completed stays with leads that cannot be converted. */
export interface ActivityFigures extends ActivityCounts {
  types: (ActivityCounts & { type: ActivityType })[];
  /** Who is responsible for most of them. */
  people: (ActivityCounts & { userId: number; name: string })[];
  /** How many are responsible for any. */
  peopleTotal: number;
}

/** What a switch to simple mode would do. It has changed nothing. */
export interface Rehearsal {
  openLeads: number;
  deals: number;
  newContacts: number;
  newCompanies: number;
  matchedContacts: number;
  matchedCompanies: number;
  activitiesKeptOpen: number;
  activitiesCompleted: number;
  activities: ActivityFigures;
  problems: RehearsalProblem[];
  estimatedSeconds: number;
}

export const OUTCOMES = ["CONVERTED", "FAILED", "SKIPPED"] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

/** What became of one lead in a switch. */
export interface Outcome {
  leadId: number;
  leadTitle: string | null;
  /** The reader may not see the lead; so for deal, contact and company. */
  leadHidden: boolean;
  outcome: OutcomeName;
  reason: string | null;
  detail: string | null;
  dealId: number | null;
  dealTitle: string | null;
  dealHidden: boolean;
  contactId: number | null;
  contactName: string | null;
  contactHidden: boolean;
  contactMade: boolean | null;
  companyId: number | null;
  companyTitle: string | null;
  companyHidden: boolean;
  companyMade: boolean | null;
  decidedAt: string;
  /** What the undo of the whole switch did to it; null when there was none. */
  undo: "UNDONE" | "KEPT" | null;
  undoReason: string | null;
  /** When somebody last worked on the deal of a conversion that was kept, and who. */
  touchedAt: string | null;
  touchedBy: string | null;
}

/** Which lines of a report to read. */
export interface OutcomeFilter {
  outcome?: OutcomeName | undefined;
  undo?: "UNDONE" | "KEPT" | undefined;
}

const switchesKey = [...keys.mode, "switches"] as const;
const switchKey = (id: number) => [...switchesKey, id] as const;

export const switchesQuery = queryOptions({
  queryKey: switchesKey,
  queryFn: ({ signal }) => api.get<Page<SwitchRun>>("/crm-mode/switches", undefined, signal),
});

export const switchQuery = (id: number) =>
  queryOptions({
    queryKey: [...switchKey(id), "run"],
    queryFn: ({ signal }) => api.get<SwitchRun>(`/crm-mode/switches/${id}`, undefined, signal),
  });

/** Address of the report as a file for spreadsheets. */
export const outcomesFile = (id: number) => addressOf(`/crm-mode/switches/${id}/outcomes.csv`);

/** Address of what a switch with these options would do to each lead, as a file. */
export const rehearsalFile = ({ customers, pipelineId, keepActivitiesOpen }: ModeOptions) =>
  addressOf("/crm-mode/rehearsals.csv", { customers, pipelineId, keepActivitiesOpen: String(keepActivitiesOpen) });

/** What became of the activities that were open on the leads of a switch. */
export const switchActivitiesQuery = (id: number) =>
  queryOptions({
    queryKey: [...switchKey(id), "activities"],
    queryFn: ({ signal }) =>
      api.get<{ figures: ActivityFigures; balanced: boolean }>(
        `/crm-mode/switches/${id}/activities`,
        undefined,
        signal,
      ),
  });

const OUTCOMES_PER_PAGE = 50;

export const outcomesQuery = (id: number, filter: OutcomeFilter) =>
  infiniteQueryOptions({
    queryKey: [...switchKey(id), "outcomes", filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Outcome>>(
        `/crm-mode/switches/${id}/outcomes`,
        { ...filter, limit: OUTCOMES_PER_PAGE, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** A rehearsal changes nothing, so it is read like data and repeated when the options change. */
export const rehearsalQuery = (options: ModeOptions, epoch: number) =>
  queryOptions({
    queryKey: [...keys.mode, "rehearsal", epoch, options],
    queryFn: ({ signal }) => api.post<Rehearsal>("/crm-mode/rehearsals", { to: "SIMPLE", ...options }, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export function startSwitch(to: CrmModeName, options: ModeOptions | null, expectedEpoch: number): Promise<SwitchRun> {
  return api.post<SwitchRun>(
    "/crm-mode/switches",
    { to, ...options, expectedEpoch },
    { idempotencyKey: newIdempotencyKey() },
  );
}

/** What can be done with a run; each is answered with its new state. */
export type SwitchStep = "pause" | "resume" | "cancel" | "retry-failed" | "undo";

export function steerSwitch(id: number, step: SwitchStep): Promise<SwitchRun> {
  return api.post<SwitchRun>(`/crm-mode/switches/${id}/${step}`);
}

/** Takes one conversion back that the undo of the whole switch had kept. */
export function undoKept(id: number, leadId: number): Promise<unknown> {
  return api.post(`/crm-mode/switches/${id}/outcomes/${leadId}/undo`);
}

export function saveIntake(intake: ModeOptions): Promise<CrmMode> {
  return api.put<CrmMode>("/crm-mode/intake", intake);
}

export function openPipeline(name: string): Promise<Pipeline> {
  return api.post<Pipeline>("/pipelines", { name }, { idempotencyKey: newIdempotencyKey() });
}

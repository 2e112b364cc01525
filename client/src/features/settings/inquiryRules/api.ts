import { queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

/** Channels that bring inquiries; whoever enters a lead by hand has decided already. */
export const CHANNELS = ["FORM", "EMAIL", "CALL", "CHAT", "API", "REST", "IMPORT"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a rule says. A condition without a value is none. */
export interface Draft {
  name: string;
  makes: "LEAD" | "DEAL";
  /** Of its deals; null: as the CRM mode says. */
  pipelineId: number | null;
  channels: Channel[];
  sourceIds: number[];
  formIds: number[];
  /** Whoever takes care of it works there or below. */
  departmentIds: number[];
}

export interface InquiryRule extends Draft {
  id: number;
  version: number;
  sort: number;
}

export interface Count {
  leads: number;
  deals: number;
  /** It depends on who took care of them then. */
  undecided: number;
}

/** What rules would have made of the inquiries of the last thirty days. */
export interface Trial {
  from: string;
  until: string;
  inquiries: number;
  noted: number;
  held: number;
  byHand: number;
  byForm: number;
  now: Count;
  then: Count;
  /** How many each rule decides about. */
  rules: number[];
  sources: { sourceId: number | null; count: Count }[];
}

export const inquiryRulesQuery = queryOptions({
  queryKey: keys.setting("inquiry-rules"),
  queryFn: async ({ signal }) => (await api.get<Page<InquiryRule>>("/inquiry-rules", undefined, signal)).items,
});

function said({ name, makes, pipelineId, channels, sourceIds, formIds, departmentIds }: Draft): Draft {
  return { name, makes, pipelineId, channels, sourceIds, formIds, departmentIds };
}

/** Reads and changes nothing, though it is sent as a POST: a list of rules is too long for an address. */
export const trialQuery = (rules: Draft[]) =>
  queryOptions({
    queryKey: [...keys.setting("inquiry-rules"), "trial", rules.map(said)] as const,
    queryFn: ({ signal }) => api.post<Trial>("/inquiry-rules/trials", { rules: rules.map(said) }, { signal }),
    retry: false,
    staleTime: 30_000,
  });

export const openRule = (draft: Draft) =>
  api.post<InquiryRule>("/inquiry-rules", said(draft), { idempotencyKey: newIdempotencyKey() });

export const changeRule = ({ rule, draft }: { rule: InquiryRule; draft: Draft }) =>
  api.patch<InquiryRule>(`/inquiry-rules/${rule.id}`, said(draft), rule.version);

export const deleteRule = (id: number) => api.delete(`/inquiry-rules/${id}`);

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { KindCode } from "@/lib/kinds";
import type { ConversionRequest } from "./choice";

export interface Candidate {
  id: number;
  /** Null when one may not read the customer. */
  name: string | null;
  /** What is the same: PHONE, EMAIL …; LINKED when the lead belongs to this customer anyway. */
  matchedBy: string[];
}

export interface CustomerPlan {
  willMake: boolean;
  id: number | null;
  name: string | null;
  matchedBy: string[];
  otherCandidates: Candidate[];
}

export interface OpenDeal {
  id: number;
  title: string;
  stageName: string;
  amount: string | null;
  currency: string | null;
}

/** A new record that needs values the lead does not bring along. */
export interface Lacking {
  kind: KindCode;
  fields: { name: string }[];
}

/** What a conversion would do. */
export interface ConversionPlan {
  leadId: number;
  deal: { willMake: boolean; pipelineId: number | null; linkDealId: number | null } | null;
  contact: CustomerPlan | null;
  company: CustomerPlan | null;
  openActivities: number;
  openDealsOfCustomer: OpenDeal[];
  remarks: string[];
  lacking: Lacking[];
}

export interface Converted {
  conversionId: number;
  leadId: number;
  dealId: number | null;
  contactId: number | null;
  companyId: number | null;
}

/** What was made by the conversion and stays all the same, since something else uses it. */
export interface Kept {
  kind: KindCode;
  id: number;
  reason: string;
}

/** The little of a lead that conversion needs to know. */
export interface LeadSummary {
  id: number;
  title: string;
  name: string | null;
  companyTitle: string | null;
  semantics: string;
  responsibleId: number;
  repeat: boolean;
  attention: { reason: string; detail: string | null; switchId: number | null } | null;
  becameDealId: number | null;
  conversionId: number | null;
  conversionUndoable: boolean;
  /** What of CHANGE, DELETE and CONVERT the signed-in person may not do with it. */
  denied?: string[];
}

// A key of its own below the record's: renewed with it, whatever shape others keep of the same lead.
export const leadQuery = (leadId: number) =>
  queryOptions({
    queryKey: [...keys.record("leads", leadId), "conversion"],
    queryFn: ({ signal }) => api.get<LeadSummary>(`/leads/${leadId}`, undefined, signal),
  });

export const planQuery = (leadId: number, request: ConversionRequest) =>
  queryOptions({
    queryKey: [...keys.record("leads", leadId), "conversion-plan", request],
    queryFn: ({ signal }) =>
      api.post<ConversionPlan>(`/leads/${leadId}/conversion`, request, { query: { dryRun: true }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 60_000,
  });

export function convert(leadId: number, request: ConversionRequest, key: string): Promise<Converted> {
  return api.post<Converted>(`/leads/${leadId}/conversion`, request, { idempotencyKey: key });
}

export function undoConversion(conversionId: number): Promise<{ leadId: number; kept: Kept[] }> {
  return api.post(`/conversions/${conversionId}/undo`, undefined, { idempotencyKey: newIdempotencyKey() });
}

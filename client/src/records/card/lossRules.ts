import { useQuery } from "@tanstack/react-query";
import type { LossRule } from "@/lib/api/payloads";
import { lossRulesQuery } from "@/lib/dictionaries";
import type { KindCode } from "@/lib/kinds";

/** Whether a reason must be named when something is lost: a lead, or a deal of this pipeline. */
export function needsReason(rules: LossRule[], kind: KindCode, pipelineId: number | null | undefined): boolean {
  return rules.some((rule) => rule.kind === kind && (kind === "LEAD" || rule.pipelineId === pipelineId));
}

export function useNeedsReason(kind: KindCode, pipelineId: number | null | undefined): boolean {
  return needsReason(useQuery(lossRulesQuery).data ?? [], kind, pipelineId);
}

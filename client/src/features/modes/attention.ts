import type { QueryClient } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { CrmMode, SwitchRun } from "@/lib/api/payloads";

/** The last switch, if it is one that left leads open; others need attention because of inquiries or of an undo. */
export function leftBySwitch(mode: CrmMode): SwitchRun | null {
  const run = mode.lastSwitch;
  return run !== null && (run.failed > 0 || run.status === "CANCELLED") ? run : null;
}

/** What is converted again: every lead that needs attention, whatever made it so. */
export const ALL_ATTENTION = {
  kind: "LEAD",
  action: "CONVERT",
  filter: { all: [{ field: "attention", op: "filled" }] },
} as const;

/** A change of many records, as far as it matters here. */
interface Run {
  id: number;
}

export function retryAttention(): Promise<Run> {
  return api.post<Run>("/bulk-changes", ALL_ATTENTION, { idempotencyKey: newIdempotencyKey() });
}

/** Puts the run among those that the top bar follows: it says what became of it. */
export function follow(client: QueryClient, run: Run): void {
  client.setQueryData<Run[]>(keys.bulkChanges, (runs) => [run, ...(runs ?? []).filter(({ id }) => id !== run.id)]);
}

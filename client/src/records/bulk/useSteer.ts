import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import { type BulkRun, bulkRunsQuery, steerBulkChange } from "./api";

/** Puts a run as it is now among those known; while one is on its way, they are looked at again and again. */
export function note(client: QueryClient, run: BulkRun): void {
  client.setQueryData(bulkRunsQuery.queryKey, (runs) => [run, ...(runs ?? []).filter(({ id }) => id !== run.id)]);
}

/** Stops a run or takes it back. */
export function useSteer(): (id: number, step: "cancel" | "undo") => void {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (id, step) => {
    steerBulkChange(id, step).then(
      (run) => note(client, run),
      (error: unknown) => toast(problemText(t, error), { tone: "error" }),
    );
  };
}

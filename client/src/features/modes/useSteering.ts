import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SwitchRun } from "@/lib/api/payloads";
import { type SwitchStep, steerSwitch, switchQuery } from "./api";
import { renewAll } from "./renew";

/** One step with a run, and everything on the screen renewed after it. */
export function useSteering(run: SwitchRun, onDone?: (next: SwitchRun) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (step: SwitchStep) => steerSwitch(run.id, step),
    async onSuccess(next) {
      queryClient.setQueryData(switchQuery(run.id).queryKey, next);
      onDone?.(next);
      await renewAll(queryClient);
    },
  });
}

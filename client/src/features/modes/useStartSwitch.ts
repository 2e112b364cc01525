import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfKind, addressOfSwitch } from "@/lib/addresses";
import type { CrmMode, CrmModeName, ModeOptions } from "@/lib/api/payloads";
import { isProblem } from "@/lib/api/problem";
import { modeQuery } from "@/lib/mode";
import { toast } from "@/ui/toasts";
import { startSwitch, switchQuery } from "./api";
import { renewAll } from "./renew";
import { isUnfinished } from "./stream";

interface Request {
  mode: CrmMode;
  to: CrmModeName;
  options: ModeOptions;
}

/**
 * Starts a switch. A run that takes time leads to its page; one that is done at once is only announced.
 *
 * @param onStarted before anything else, for example to close the dialog
 */
export function useStartSwitch(onStarted: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });

  return useMutation({
    mutationFn: ({ mode, to, options }: Request) => startSwitch(to, to === "SIMPLE" ? options : null, mode.epoch),
    async onSuccess(run) {
      onStarted();
      queryClient.setQueryData(switchQuery(run.id).queryKey, run);
      void renewAll(queryClient);
      if (isUnfinished(run)) {
        await navigate({ to: addressOfSwitch(run.id) });
        return;
      }
      toast(t(`modes.${run.to}.switched`));
      if (run.to === "SIMPLE" && path.startsWith("/leads")) await navigate({ to: addressOfKind("deals") });
    },
    async onError(error) {
      // What we showed is out of date; the next look must be at the present state.
      if (isProblem(error, "epoch-expired") || isProblem(error, "switch-running")) {
        await queryClient.invalidateQueries({ queryKey: modeQuery.queryKey });
      }
    },
  });
}

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { toast } from "./toasts";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { connection } from "@/lib/connection";
import { problemText } from "@/lib/problemText";
import { adopt } from "@/lib/session";

/** Ends the session, and leaves nothing of this person behind in the browser. */
export function useSignOut(): () => Promise<void> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    const { waiting } = connection();
    // what has not been sent belongs to this person and must not stay behind
    if (waiting > 0 && !confirm(t("shell.unsent", { count: waiting }))) return;
    try {
      await api.delete("/session");
      if (waiting > 0) await (await import("@/lib/offline/queue")).discardAll();
    } catch (error) {
      toast(problemText(t, error), { tone: "error" });
      return;
    }
    // no part of the first screen
    (await import("@/lib/leaving")).leaveNothing();
    queryClient.clear();
    queryClient.setQueryData(keys.session, adopt({ signedIn: false, setupNeeded: false }));
    await router.navigate({ to: "/login" });
  };
}

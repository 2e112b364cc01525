import type { QueryClient } from "@tanstack/react-query";
import type { AnyRouter } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { connection } from "@/lib/connection";
import { leaveNothing } from "@/lib/leaving";
import { problemText } from "@/lib/problemText";
import { adopt } from "@/lib/session";
import { toast } from "./toasts";

/** Ends the session, and leaves nothing of this person behind in the browser. */
export async function signOut(t: TFunction, queryClient: QueryClient, router: AnyRouter): Promise<void> {
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
  leaveNothing();
  queryClient.clear();
  queryClient.setQueryData(keys.session, adopt({ signedIn: false, setupNeeded: false }));
  await router.navigate({ to: "/login" });
}

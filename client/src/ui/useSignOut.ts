import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** Ends the session, and leaves nothing of this person behind in the browser. */
export function useSignOut(): () => Promise<void> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const router = useRouter();
  // no part of the first screen
  return async () => (await import("./signOut")).signOut(t, queryClient, router);
}

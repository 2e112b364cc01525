import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/api/keys";
import type { Kind } from "@/lib/kinds";
import { arrive } from "@/lib/lastUsed";
import type { Session } from "@/lib/session";
import type { RecordsUrl } from "@/records/useRecordsUrl";

interface Arrival {
  cause: "enter" | "stay" | "preload";
  search: RecordsUrl;
  context: { queryClient: QueryClient };
}

/**
 * Whoever comes to a list with an address that says nothing of it finds it as they left it.
 * @returns where they are sent instead
 */
export function bringBack(kind: Kind, { cause, search, context }: Arrival) {
  const session = context.queryClient.getQueryData<Session>(keys.session);
  if (cause !== "enter" || session?.signedIn !== true) return undefined;
  const instead = arrive(session, kind, { ...search });
  return instead && { to: `/${kind}`, search: instead, replace: true };
}

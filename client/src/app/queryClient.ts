import { QueryClient } from "@tanstack/react-query";
import { whenSignedOut } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { ApiProblem } from "@/lib/api/problem";
import type { Session } from "@/lib/session";

const AGAIN = new Set(["offline", "unavailable"]);

/** Repeats only what may succeed a moment later; a refusal stays a refusal. */
function retry(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ApiProblem && AGAIN.has(error.slug);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // "always": without a network what this browser keeps is read, instead of waiting for one
    queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true, networkMode: "always" },
    mutations: { retry: false, networkMode: "always" },
  },
});

/** Somewhere else, or because time was up: whoever signs in again is where they were, with what they had written. */
whenSignedOut(() => {
  if (queryClient.getQueryData<Session>(keys.session)?.signedIn !== true) return;
  location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
});

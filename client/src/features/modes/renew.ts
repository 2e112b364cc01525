import type { QueryClient } from "@tanstack/react-query";

/**
 * Reads everything anew that is on the screen. Nearly all of it depends on the mode: navigation, lists, boards, what a
 * new inquiry becomes. Rehearsals are spared: they cost the server work and are asked for on purpose.
 */
export function renewAll(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => !queryKey.includes("rehearsal") });
}

import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";

interface Door {
  key: string;
  name: string;
}

/** Why the server let nobody in who came back from a provider. */
export const REFUSALS = [
  "gone",
  "away",
  "declined",
  "expired",
  "forged",
  "unverified",
  "domain",
  "unknown",
  "somebody-else",
  "one-factor",
  "inactive",
  "full",
  "busy",
] as const;

const REMEMBERED = "weiche.door";

/** The provider that was used here last; no secret. */
export const knownDoor = () => localStorage.getItem(REMEMBERED);

export const rememberDoor = (key: string) => localStorage.setItem(REMEMBERED, key);

/** A page of the server that leads to the provider. */
export const doorAddress = (key: string, next: string | undefined) =>
  `/oidc/${key}${next === undefined ? "" : `?next=${encodeURIComponent(next)}`}`;

export const doorQuery = (key: string | null) =>
  queryOptions({
    queryKey: ["door", key],
    queryFn: ({ signal }) => api.get<{ door: Door | null }>("/oidc-door", { key }, signal),
    staleTime: Infinity,
  });

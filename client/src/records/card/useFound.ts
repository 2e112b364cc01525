import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

interface Found {
  id: number;
  name?: string | null;
  title?: string;
}

const SHOWN = 12;

export const nameOf = (one: Found) => one.title ?? one.name ?? `#${one.id}`;

/** Contacts or companies whose name, phone or e-mail fits what somebody types. */
export function useFound(kind: "contacts" | "companies", text: string, without: number[] = []) {
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: keys.found(kind, q),
    queryFn: ({ signal }) => api.get<Page<Found>>(`/${kind}`, { q, limit: SHOWN }, signal),
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.items ?? [])
    .filter((one) => !without.includes(one.id))
    .map((one) => ({ value: String(one.id), label: nameOf(one) }));
  return { options, searching: found.isFetching };
}

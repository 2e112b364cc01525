import { queryOptions } from "@tanstack/react-query";
import { api } from "./api/client";
import { keys } from "./api/keys";
import type { Page } from "./api/page";

/** An answer that is ready, brought by what is typed behind a slash. */
export interface CannedAnswer {
  id: number;
  shortcut: string;
  body: string;
}

export const cannedAnswersQuery = queryOptions({
  queryKey: keys.setting("canned-answers"),
  queryFn: async ({ signal }) => (await api.get<Page<CannedAnswer>>("/canned-answers", undefined, signal)).items,
});

import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { isProblem } from "@/lib/api/problem";
import type { Kind } from "@/lib/kinds";
import { withTexts } from "@/lib/later";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import type { Values } from "@/lib/clashes";
import { settle } from "./conflict";
import { overOthers } from "./overOthers";
import { inLists, renew } from "./queries";
import type { BaseRecord } from "./types";

const leftBehind = () => import("./leftBehind");

/** A record with a change; values of custom fields that it does not name stay. */
function changed<T extends BaseRecord>(record: T, change: Record<string, unknown>): T {
  const custom = { ...record.custom, ...(change["custom"] as T["custom"] | undefined) };
  // an amount that leaves its currency to the server cannot be shown before the answer
  const { amount, ...rest } = change as { amount?: { currency?: string } | null };
  const whole = amount === null || amount?.currency !== undefined;
  return { ...record, ...rest, ...(whole && { amount }), custom };
}

/** The lists with a change that the server has not confirmed yet. */
export function withChange<T extends BaseRecord>(
  lists: InfiniteData<Page<T>>,
  id: number,
  change: Record<string, unknown>,
): InfiniteData<Page<T>> {
  if (!lists.pages.some((page) => page.items.some((item) => item.id === id))) return lists;
  return {
    ...lists,
    pages: lists.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === id ? changed(item, change) : item)),
    })),
  };
}

/** Changes fields of a record that somebody looks at. A change by somebody else in between is shown, not overwritten. */
export function useChangeRecord<T extends BaseRecord>(kind: Kind) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const mutation = useMutation({
    meta: { work: kind },
    mutationFn: ({ record, change }: { record: T; change: Values }) => {
      const path = `/${kind}/${record.id}`;
      return overOthers(path, record, change, (version) => api.patch<T>(path, change, version));
    },
    onMutate: ({ record, change }) => {
      const before = client.getQueriesData<InfiniteData<Page<T>>>({ queryKey: keys.lists(kind) });
      for (const [key, lists] of before) client.setQueryData(key, lists && withChange(lists, record.id, change));
      const one = client.getQueryData<T>(keys.record(kind, record.id));
      if (one) client.setQueryData(keys.record(kind, record.id), changed(one, change));
      return { before, one };
    },
    onSuccess: async (answer, { record, change }) => {
      client.setQueryData(keys.record(kind, answer.id), answer);
      inLists(client, kind, answer);
      if (change["responsibleId"] !== undefined && answer.responsibleId !== record.responsibleId) {
        // an offer and no more: without the server there is none
        withTexts(leftBehind)
          .then(({ offerLeftBehind }) => offerLeftBehind(client, t, kind, answer, record.responsibleId))
          .catch(() => undefined);
      }
      await renew(client, kind, true);
    },
    onError: async (error, wanted, seen) => {
      const { record } = wanted;
      for (const [key, lists] of seen?.before ?? []) client.setQueryData(key, lists);
      if (seen?.one) client.setQueryData(keys.record(kind, record.id), seen.one);
      if (isProblem(error, "version-conflict")) {
        await settle(client, t, kind, wanted, mutation.mutate);
      } else toast(problemText(t, error), { tone: "error" });
      // what was read before the change may be older than what others saved meanwhile
      await renew(client, kind, true);
    },
  });
  return mutation;
}

/**
 * Changes fields of the record of a card; how it went is known to whoever waits for it. What it returns belongs to the
 * record as it is now: an editor keeps it from when it opened, so that what others change meanwhile is not overwritten.
 */
export function useSave(kind: Kind, record: BaseRecord): (change: Values) => Promise<unknown> {
  const { mutateAsync } = useChangeRecord(kind);
  return (change) => {
    const saving = mutateAsync({ record, change });
    // a failure is told above; whoever does not wait for it need not catch it
    saving.catch(() => undefined);
    return saving;
  };
}

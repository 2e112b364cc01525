import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import { sendOrSay } from "../kept";
import { overOthers } from "../overOthers";
import { inLists, renew } from "../queries";
import type { StagedRecord } from "../types";

type Lists = InfiniteData<Page<StagedRecord>>;

interface Move {
  record: StagedRecord;
  stageId: number;
  more?: object;
}

function send(kind: Kind, { record, stageId, more }: Move): Promise<StagedRecord | undefined> {
  const change = { stageId, ...more };
  const touched = Object.entries(record).filter(([field]) => field in change);
  const path = `/${kind}/${record.id}`;
  return overOthers(path, record, change, (version) =>
    sendOrSay<StagedRecord>({
      what: "move",
      method: "PATCH",
      path,
      body: change,
      version,
      record: { kind, id: record.id },
      seen: { ...Object.fromEntries(touched), stageId: record.stageId, amount: record.amount },
      text: record.title,
    }),
  );
}

/** Moves a card at once and takes it back when the server refuses. */
export function useMove(kind: Kind) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (move: Move) => send(kind, move),
    onMutate: async ({ record, stageId }) => {
      await client.cancelQueries({ queryKey: keys.lists(kind) });
      const before = client.getQueriesData<Lists>({ queryKey: keys.lists(kind) });
      for (const [key, lists] of before) {
        client.setQueryData(key, lists && moved(lists, record, stageId, stageOf(key)));
      }
      return before;
    },
    onSuccess: (answer, { record, stageId }) => {
      if (answer !== undefined) {
        inLists(client, kind, answer);
        return;
      }
      client.setQueryData<StagedRecord>(keys.record(kind, record.id), (now) => now && { ...now, stageId });
    },
    onError: (error, _move, before) => {
      for (const [key, lists] of before ?? []) client.setQueryData(key, lists);
      toast(problemText(t, error), { tone: "error" });
    },
    // what is kept looks as it will, until the server has taken it
    onSettled: (answer, error) =>
      answer === undefined && error === null ? undefined : renew(client, kind, error === null),
  });
}

/** The stage whose column a list fills, from the key it is cached under. */
function stageOf(key: readonly unknown[]): number | undefined {
  const query = key[3] as { filter?: { field: string; value?: unknown }[] } | undefined;
  const stage = query?.filter?.find((condition) => condition.field === "stageId")?.value;
  return typeof stage === "number" ? stage : undefined;
}

/**
 * A column's list after a move: without the card where it left, with it where the server will list it, so that it
 * does not jump when the answer comes.
 */
export function moved(lists: Lists, record: StagedRecord, to: number, stage: number | undefined): Lists {
  if (stage === undefined) return lists;
  const pages = lists.pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => item.id !== record.id),
  }));
  if (stage === to) insert(pages, { ...record, stageId: to });
  return { ...lists, pages };
}

/** Columns are sorted by number, the newest first. Below what has been loaded it comes with the next part. */
function insert(pages: Page<StagedRecord>[], record: StagedRecord) {
  for (const page of pages) {
    const at = page.items.findIndex((item) => item.id < record.id);
    if (at < 0 && page.nextCursor !== null) continue;
    page.items.splice(at < 0 ? page.items.length : at, 0, record);
    return;
  }
}

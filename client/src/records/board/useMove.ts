import { type InfiniteData, type QueryClient, type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { BoardColumn } from "@/lib/api/payloads";
import { shifted } from "@/lib/columns";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import { sendOrSay } from "../kept";
import { overOthers } from "../overOthers";
import { inLists, type ListQuery, renew } from "../queries";
import type { StagedRecord } from "../types";

type Lists = InfiniteData<Page<StagedRecord>>;

interface Move {
  record: StagedRecord;
  stageId: number;
  more?: object;
  /** Takes a move back; that is not offered to be taken back once more. */
  back?: boolean;
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

/**
 * Moves a card at once and takes it back when the server refuses. For some seconds the person may take it back too:
 * through the same door, as a change of what the move made, so that whoever moved it on meanwhile is not overwritten.
 */
export function useMove(kind: Kind) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const mutation = useMutation({
    meta: { work: kind },
    mutationFn: (move: Move) => send(kind, move),
    onMutate: async ({ record, stageId }) => {
      await Promise.all([keys.lists(kind), keys.boards(kind)].map((queryKey) => client.cancelQueries({ queryKey })));
      return show(client, kind, record, stageId);
    },
    onSuccess: (answer, { record, stageId, back }) => {
      if (answer !== undefined) {
        inLists(client, kind, answer);
        if (back !== true) {
          const run = () => mutation.mutate({ record: answer, stageId: record.stageId, back: true });
          toast(t("records.moved", { name: answer.title }), { action: { label: t("common.undo"), run } });
        }
        return;
      }
      client.setQueryData<StagedRecord>(keys.record(kind, record.id), (now) => now && { ...now, stageId });
    },
    onError: (error, _move, before) => {
      for (const [key, data] of before ?? []) client.setQueryData(key, data);
      toast(problemText(t, error), { tone: "error" });
    },
    // what is kept looks as it will, until the server has taken it
    onSettled: (answer, error) =>
      answer === undefined && error === null ? undefined : renew(client, kind, error === null),
  });
  return mutation;
}

/** Shows a move on all boards that are there. @returns what they showed before */
export function show(client: QueryClient, kind: Kind, record: StagedRecord, to: number): [QueryKey, unknown][] {
  const lists = client.getQueriesData<Lists>({ queryKey: keys.lists(kind) });
  const boards = client.getQueriesData<BoardColumn[]>({ queryKey: keys.boards(kind) });
  const empty = (key: QueryKey) => boards.some(([of, columns]) => isEmptyColumn(columns, of, key, to));
  for (const [key, list] of lists) {
    const now = list ?? (stageOf(key) === to && empty(key) ? NOTHING : undefined);
    client.setQueryData(key, now && moved(now, record, to, stageOf(key)));
  }
  for (const [key, columns] of boards) {
    client.setQueryData(key, columns && shifted(columns, { from: record.stageId, to, amount: record.amount }));
  }
  return [...lists, ...boards];
}

/** A column without cards has not asked for any. */
const NOTHING: Lists = { pages: [{ items: [], nextCursor: null }], pageParams: [undefined] };

const queryOf = (key: QueryKey) => key[3] as Partial<ListQuery> | undefined;

/** Whether a board counts nothing in the column of that stage, whose list has the key `list`. */
function isEmptyColumn(columns: BoardColumn[] | undefined, board: QueryKey, list: QueryKey, stage: number): boolean {
  const [of, column] = [queryOf(board), queryOf(list)];
  const same = JSON.stringify([of?.filter, of?.q]) === JSON.stringify([column?.filter?.slice(1), column?.q]);
  return same && columns?.find((one) => one.stageId === stage)?.count === 0;
}

/** The stage whose column a list fills, from the key it is cached under. */
function stageOf(key: QueryKey): number | undefined {
  const filter = queryOf(key)?.filter as { field: string; value?: unknown }[] | undefined;
  const stage = filter?.find((condition) => condition.field === "stageId")?.value;
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

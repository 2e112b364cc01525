import { type InfiniteData, type Query, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { isLong, keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { type Kind, type KindCode, kindOfCode } from "@/lib/kinds";
import { addChanges, nothingToRenew, waitForLists } from "./renewal";
import { listen } from "./window";

/** How long after one's own change its echo is not taken for somebody else's. */
const ECHO = 2_500;
const CARDS_WAIT = 120;
/** Somebody who has scrolled through a thousand rows reads them all anew once a minute at most. */
const LONG_LISTS_WAIT = 60_000;

/** Shows other people's changes: reads again what this window shows of them. Draws nothing. */
export function LiveLink() {
  const client = useQueryClient();
  useEffect(() => follow(client), [client]);
  return null;
}

function follow(client: QueryClient): () => void {
  let due = nothingToRenew();
  let cardsTimer: ReturnType<typeof setTimeout> | undefined;
  let listsTimer: ReturnType<typeof setTimeout> | undefined;
  let longTimer: ReturnType<typeof setTimeout> | undefined;
  const longLists = new Set<Kind>();
  let listsReadAt = 0;
  let wroteAt = 0;
  const stopWatching = client.getMutationCache().subscribe((event) => {
    if (event.type === "updated" && event.mutation.state.status === "success") wroteAt = Date.now();
  });

  function renewCards() {
    cardsTimer = undefined;
    for (const name of due.records) void client.invalidateQueries({ queryKey: keys.record(...named(name)) });
    for (const name of new Set([...due.records, ...due.timelines])) {
      void client.invalidateQueries({ queryKey: keys.timeline(...named(name)) });
    }
    for (const code of due.cards) {
      void client.invalidateQueries({ queryKey: ["records", kindOfCode(code), "one"] });
      void client.invalidateQueries({ queryKey: ["timeline", kindOfCode(code)] });
    }
    due.records.clear();
    due.timelines.clear();
    due.cards.clear();
  }

  function renewLists() {
    listsTimer = undefined;
    listsReadAt = Date.now();
    for (const code of due.lists) {
      const kind = kindOfCode(code);
      void client.invalidateQueries({
        queryKey: keys.records(kind),
        predicate: (query) => isList(query) && !isLong(query),
      });
      longLists.add(kind);
    }
    if (longLists.size > 0) longTimer ??= setTimeout(renewLongLists, LONG_LISTS_WAIT);
    if (due.lists.size > 0) void client.invalidateQueries({ queryKey: keys.activities });
    due.lists.clear();
  }

  function renewLongLists() {
    longTimer = undefined;
    for (const kind of longLists) void client.invalidateQueries({ queryKey: keys.lists(kind), predicate: isLong });
    longLists.clear();
  }

  const stop = listen({
    onReturn() {
      void client.invalidateQueries({ predicate: ({ queryKey }) => AFTER_A_WHILE.has(String(queryKey[0])) });
    },
    onChanges(changes) {
      const echo = Date.now() - wroteAt < ECHO;
      due = addChanges(due, changes, (kind, id, version) => echo && isShown(client, kind, id, version));
      if (due.records.size + due.timelines.size + due.cards.size > 0) cardsTimer ??= setTimeout(renewCards, CARDS_WAIT);
      if (due.lists.size > 0) {
        listsTimer ??= setTimeout(renewLists, waitForLists(Date.now(), listsReadAt, Math.random()));
      }
    },
    onTold() {
      void client.invalidateQueries({ queryKey: ["notifications"] });
      void client.invalidateQueries({ queryKey: ["calls"] });
    },
  });
  return () => {
    stop();
    stopWatching();
    clearTimeout(cardsTimer);
    clearTimeout(listsTimer);
    clearTimeout(longTimer);
  };
}

/** A record as it is named among those to renew. */
function named(name: string): [Kind, number] {
  const [code, id] = name.split(":");
  return [kindOfCode(code as KindCode), Number(id)];
}

const AFTER_A_WHILE = new Set(["records", "timeline", "activities", "notifications", "calls", "crm-mode", "inquiries"]);

/** Single records are read by themselves, and nobody counts a long list anew because of one change. */
function isList({ queryKey }: Query): boolean {
  return queryKey[2] !== "one" && queryKey[2] !== "count";
}

interface Versioned {
  id: number;
  version: number;
}

/** Whether this version of a record, or a later one, is what this window shows wherever it shows it. */
function isShown(client: QueryClient, code: KindCode, id: number, version: number): boolean {
  const kind = kindOfCode(code);
  const one = client.getQueryData<Versioned>(keys.record(kind, id));
  if (one !== undefined && one.version < version) return false;
  const lists = client.getQueriesData<InfiniteData<Page<Versioned>>>({ queryKey: keys.lists(kind) });
  const found = lists.flatMap(([, list]) =>
    (list?.pages ?? []).flatMap((page) => page.items.filter((item) => item.id === id)),
  );
  return found.every((item) => item.version >= version) && (one !== undefined || found.length > 0);
}

import { type Mutation, type QueryClient, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useEffect, useSyncExternalStore } from "react";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Kind } from "@/lib/kinds";
import type { Session, SignedIn } from "@/lib/session";
import { toast } from "@/ui/toasts";
import type { StagedRecord } from "../types";

export interface Unplanned {
  kind: Kind;
  record: StagedRecord;
}

const place = ({ account, user }: SignedIn) => `weiche.what-next.${account.id}.${user.id}`;

/** Whether this person wants to be asked, on this device. */
export const asksWhatNext = (session: SignedIn) => localStorage.getItem(place(session)) !== "off";

export function askWhatNext(session: SignedIn, wanted: boolean) {
  if (wanted) localStorage.removeItem(place(session));
  else localStorage.setItem(place(session), "off");
}

/** Cards that are open, and those on which something was done that nobody has been asked about. */
const open = new Set<string>();
const worked = new Set<string>();
const nameOf = (kind: Kind, id: number) => `${kind}:${id}`;

/** Somebody was asked on the card itself what comes next. */
export const wasAsked = (kind: Kind, id: number) => void worked.delete(nameOf(kind, id));

let planning: Unplanned | undefined;
const listeners = new Set<() => void>();

export function plan(next: Unplanned | undefined) {
  planning = next;
  for (const listener of listeners) listener();
}

/** What somebody wants to plan the next activity for, after they have left its card. */
export function usePlanning(): Unplanned | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => planning,
  );
}

/**
 * Offers to plan the next activity to whoever leaves the card of an open lead or deal with nothing planned, after they
 * did something on it: once, and in passing.
 */
export function useWhatNextOnLeaving(kind: Kind, id: number) {
  const client = useQueryClient();
  useEffect(() => {
    if (kind !== "leads" && kind !== "deals") return undefined;
    const card = nameOf(kind, id);
    const mutations = client.getMutationCache();
    open.add(card);
    const stop = mutations.subscribe(({ type, mutation }) => {
      if (type === "updated" && mutation.state.status === "success" && isWork(mutation as Mutation, kind, id))
        worked.add(card);
    });
    return () => {
      stop();
      open.delete(card);
      // leaving a field saves it
      const underWay = mutations.getAll().some((one) => one.state.status === "pending" && isWork(one, kind, id));
      if (underWay) worked.add(card);
      if (worked.has(card)) void ask(client, kind, id).catch(() => undefined);
    };
  }, [client, kind, id]);
}

/** Changes of this record, and whatever was written into the timeline of the card that is open. */
function isWork({ meta, state }: Mutation, kind: Kind, id: number): boolean {
  if (meta?.["work"] === "timeline") return true;
  return meta?.["work"] === kind && (state.variables as { record: { id: number } }).record.id === id;
}

async function ask(client: QueryClient, kind: Kind, id: number) {
  const session = client.getQueryData<Session>(keys.session);
  if (session?.signedIn !== true || !asksWhatNext(session)) return;
  const record = await api.get<StagedRecord>(`/${kind}/${id}`);
  // from the drawer to the page it is the same card
  if (open.has(nameOf(kind, id)) || !worked.delete(nameOf(kind, id))) return;
  if (record.semantics !== "P" || record.openActivities > 0 || record.denied.includes("CHANGE")) return;
  toast(i18next.t("planning.nothingPlanned", { name: record.title }), {
    action: { label: i18next.t("planning.planNext"), run: () => plan({ kind, record }) },
  });
}

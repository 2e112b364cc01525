import { useEffect } from "react";
import type { Kind } from "@/lib/kinds";
import { forgetList, rememberList } from "@/lib/lastUsed";
import { useSession } from "@/lib/session";
import { type RecordsUrl, useRecordsUrl } from "../useRecordsUrl";
import { addressOf, PLAIN, type SavedView } from "./model";

interface Views {
  items: SavedView[];
  defaultViewId: number | null;
}

/**
 * What a list begins with: one's own view, if there is one, and else what was used last. The latter is brought back
 * with the address, before anything is known of views.
 */
export function useBeginning(kind: Kind, views: Views | undefined) {
  const session = useSession();
  const [url, setUrl] = useRecordsUrl();
  const view = views?.items.find(({ id }) => id === views.defaultViewId);
  const begin = (own: SavedView) => setUrl({ ...PLAIN, view: undefined, ...addressOf(own), saved: own.id }, true);
  useEffect(() => {
    if (views === undefined) return;
    if (view === undefined) rememberList(session, kind, { ...url });
    else if (forgetList(session, kind, { ...url }) || isPlain(url)) begin(view);
  });
}

const isPlain = (url: RecordsUrl) => Object.keys(url).every((word) => word === "card" || word === "create");

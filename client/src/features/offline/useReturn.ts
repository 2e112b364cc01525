import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { BASE } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { serverAnswered, serverAway } from "@/lib/connection";
import { currentWaiting, sendAll } from "@/lib/offline/queue";
import { nextToSend } from "@/lib/offline/waiting";
import { adopt, type Session } from "@/lib/session";
import { toast } from "@/ui/toasts";

const SHORTEST_MS = 2_000;
const LONGEST_MS = 60_000;
const AGAIN_MS = 30_000;

/** How long to wait before the next attempt, a little different in every browser. */
export function pauseAfter(failures: number, random = Math.random()): number {
  return Math.min(LONGEST_MS, SHORTEST_MS * 2 ** failures) * (0.8 + 0.4 * random);
}

/** The token for writes is not kept without the server, so it is fetched anew before anything is sent. */
async function freshSession(client: QueryClient): Promise<boolean> {
  const response = await fetch(`${BASE}/session`, { credentials: "same-origin", cache: "no-store" });
  if (!response.ok) throw new Error(String(response.status));
  const session = (await response.json()) as Session;
  if (session.signedIn) client.setQueryData(keys.session, adopt(session));
  else await client.invalidateQueries({ queryKey: keys.session });
  return session.signedIn;
}

/** Asks the server again and again while it is away; when it is back, sends what waits and reads everything anew. */
export function useReturn(away: boolean, waiting: number) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const failures = useRef(0);
  const wasAway = useRef(false);
  const sending = useRef(false);

  /** @returns false when the server is still away */
  const ask = useCallback(async () => {
    try {
      await freshSession(client);
      failures.current = 0;
      serverAnswered();
    } catch {
      failures.current += 1;
      serverAway();
    }
  }, [client]);

  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      const sent = (await freshSession(client)) ? await sendAll() : 0;
      if (sent > 0) {
        toast(t("offline.sent", { count: sent }));
        await client.invalidateQueries();
      }
    } catch {
      serverAway();
    } finally {
      sending.current = false;
    }
  }, [client, t]);

  const askNow = useEffectEvent(() => void ask());
  useEffect(() => {
    if (!away) return;
    let timer: ReturnType<typeof setTimeout>;
    const again = () => {
      timer = setTimeout(() => {
        if (document.visibilityState === "visible") askNow();
        again();
      }, pauseAfter(failures.current));
    };
    again();
    const online = () => askNow();
    globalThis.addEventListener("online", online);
    return () => {
      clearTimeout(timer);
      globalThis.removeEventListener("online", online);
    };
  }, [away]);

  // the network is gone before anybody has asked the server for something
  useEffect(() => {
    if (!navigator.onLine) serverAway();
    const gone = () => serverAway();
    globalThis.addEventListener("offline", gone);
    return () => globalThis.removeEventListener("offline", gone);
  }, []);

  useEffect(() => {
    const back = wasAway.current && !away;
    wasAway.current = away;
    if (away) return;
    const work = async () => {
      // also what waits from before this page was opened, or was decided about just now
      if (waiting > 0 && nextToSend(currentWaiting())) await send();
      else if (back) await freshSession(client);
      if (back) await client.invalidateQueries();
    };
    void work().catch(() => undefined);
  }, [away, waiting, send, client]);

  // what did not get through although the server answers
  const sendNow = useEffectEvent(() => {
    if (nextToSend(currentWaiting())) void send();
  });
  useEffect(() => {
    if (away || waiting === 0) return;
    const timer = setInterval(() => sendNow(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [away, waiting]);

  return { ask, send };
}

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { addressOf } from "@/lib/api/client";
import { chatKeys, newName } from "./api";
import { ring } from "./sound";

interface Standing {
  id: number;
  lastSeq: number;
  visitorTypes: boolean;
}

const RETRY_MS = 3_000;
const WINDOW = newName();

/**
 * Keeps the page as things are: reads anew what the server names. While this window listens its person counts as there,
 * also when another window lies above it.
 *
 * @returns numbers of the conversations in which the visitor types
 */
export function useLiveChat(): ReadonlySet<number> {
  const client = useQueryClient();
  const [typing, setTyping] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    if (typeof EventSource === "undefined") return;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heard = new Map<number, number>();

    function open() {
      const opened = new EventSource(addressOf("/chat/events", { connection: WINDOW }));
      source = opened;
      opened.addEventListener("hello", () => void client.invalidateQueries({ queryKey: chatKeys.all }));
      opened.addEventListener("changed", (event: MessageEvent<string>) => {
        const { conversations } = JSON.parse(event.data) as { conversations: Standing[] };
        setTyping((before) => {
          const now = new Set(before);
          for (const one of conversations) {
            if (one.visitorTypes) now.add(one.id);
            else now.delete(one.id);
          }
          return now;
        });
        if (conversations.some((one) => one.lastSeq > (heard.get(one.id) ?? 0))) ring();
        for (const one of conversations) {
          heard.set(one.id, one.lastSeq);
          void client.invalidateQueries({ queryKey: chatKeys.one(one.id) });
          void client.invalidateQueries({ queryKey: chatKeys.messages(one.id) });
        }
        void client.invalidateQueries({ queryKey: chatKeys.lists });
        void client.invalidateQueries({ queryKey: chatKeys.counts });
      });
      opened.addEventListener("error", () => {
        opened.close();
        clearTimeout(timer);
        timer = setTimeout(open, RETRY_MS);
      });
    }

    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [client]);
  return typing;
}

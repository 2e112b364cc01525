import { useTranslation } from "react-i18next";
import { useInboxCounts } from "@/lib/inboxCounts";
import { useChatCounts } from "@/lib/chatCounts";
import { useMode } from "@/lib/mode";
import type { Place } from "./navigation";
import { useCounters } from "./useCounters";

export interface Badge {
  text: string;
  meaning: string;
}

/** What waits at a place: inquiries, activities that are overdue, leads that a switch left open. */
export function useBadges(): (place: Place) => Badge | undefined {
  const { t } = useTranslation();
  const { overdue } = useCounters();
  const waiting = useInboxCounts()?.open ?? 0;
  const chats = useChatCounts()?.unread ?? 0;
  const leftOpen = useMode()?.needsAttention ?? 0;
  return ({ label }) => {
    if (label === "activities") return badge(overdue, t("shell.overdue", { count: overdue }));
    if (label === "chat") return badge(chats, t("shell.waiting", { count: chats }));
    if (label === "inbox") return badge(waiting, t("shell.waiting", { count: waiting }));
    return label === "attention" ? badge(leftOpen, t("shell.leftOpen", { count: leftOpen })) : undefined;
  };
}

function badge(count: number, meaning: string): Badge | undefined {
  return count === 0 ? undefined : { text: count > 99 ? "99+" : String(count), meaning };
}

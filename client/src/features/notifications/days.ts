import { addressOfKind, addressOfRecord } from "@/lib/addresses";
import { kindOfCode } from "@/lib/kinds";
import type { Notification } from "./api";

export interface Day {
  /** The account's calendar day, as `2026-11-24`. */
  day: string;
  items: Notification[];
}

/** What somebody was told, day by day; both the newest first. */
export function byDay(items: Notification[], dayOf: (moment: Date) => string): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const day = dayOf(new Date(item.createdAt));
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

/** Where a click leads: the record, the list of many, one's activities; nowhere when what it spoke of is gone. */
export function addressOf(item: Notification, me: number): { to: string; search?: object } | undefined {
  if (item.hidden) return undefined;
  if (item.reason === "WEBHOOK") return { to: "/settings/webhooks" };
  if (item.reason === "SWITCHED" || item.reason === "UNDONE") return { to: "/settings/crm-mode" };
  if (item.reason === "CHAT") return { to: "/chat" };
  if (item.record) return { to: addressOfRecord(kindOfCode(item.record.kind), item.record.id) };
  if (item.kind) {
    return { to: addressOfKind(kindOfCode(item.kind)), search: { view: "list", responsible: me } };
  }
  return { to: "/activities" };
}

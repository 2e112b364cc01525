import { addressOfRecord } from "@/lib/addresses";
import type { Kind } from "@/lib/kinds";
import type { Inquiry } from "./api";

export interface Became {
  kind: Kind;
  id: number;
  /** Null when one may not read it. */
  name: string | null;
  address: string;
}

function part(kind: Kind, record: { id: number } | null, name: string | null | undefined): Became[] {
  return record === null
    ? []
    : [{ kind, id: record.id, name: name ?? null, address: addressOfRecord(kind, record.id) }];
}

/**
 * What an inquiry became or was added to, the most important first: that is where Enter leads. What one may not read
 * comes last.
 */
export function becameOf({ lead, deal, contact, company }: Inquiry): Became[] {
  const all = [
    ...part("deals", deal, deal?.title),
    ...part("leads", lead, lead?.title),
    ...part("contacts", contact, contact?.name),
    ...part("companies", company, company?.title),
  ];
  return [...all.filter((one) => one.name !== null), ...all.filter((one) => one.name === null)];
}

/** Who asks, in as many words as there are. */
export function senderOf({ personName, companyTitle }: Inquiry): string {
  return [personName, companyTitle].filter((name) => name !== null && name !== "").join(" · ");
}

/** What somebody works on now: the lead as long as it is open, then its deal. */
export function recordOf({ lead, deal }: Inquiry): { kind: "leads" | "deals"; id: number; open: boolean } | undefined {
  if (lead !== null && (lead.open || deal === null)) return { kind: "leads", id: lead.id, open: lead.open };
  return deal === null ? undefined : { kind: "deals", id: deal.id, open: deal.open };
}

/** Whether the inquiry has an open lead of its own, which a decision may convert, merge or close. */
export function ownLead(inquiry: Inquiry): number | undefined {
  return inquiry.lead?.open === true && !inquiry.loggedOnly ? inquiry.lead.id : undefined;
}

export type Deed = "open" | "convert" | "done" | "attach" | "junk" | "snooze" | "assign" | "undo";

const DEEDS: Record<string, Deed> = {
  Enter: "open",
  c: "convert",
  e: "done",
  d: "attach",
  x: "junk",
  s: "snooze",
  a: "assign",
  u: "undo",
};

/** What a key does to the current inquiry. */
export function deedOf(key: string): Deed | undefined {
  return DEEDS[key.length === 1 ? key.toLowerCase() : key];
}

/** The key that does it, as it stands on a keyboard. */
export function keyOf(deed: Deed): string {
  const key = Object.keys(DEEDS).find((one) => DEEDS[one] === deed) ?? "";
  return key === "Enter" ? "↵" : key.toUpperCase();
}

/** The row after a key: J and the arrow down move on, K and the arrow up move back; undefined for other keys. */
export function rowAfter(key: string, current: number, rows: number): number | undefined {
  if (rows === 0) return undefined;
  if (key === "j" || key === "ArrowDown") return Math.min(current + 1, rows - 1);
  if (key === "k" || key === "ArrowUp") return Math.max(current - 1, 0);
  return undefined;
}

import type { Kind } from "./kinds";
import type { SignedIn } from "./session";

/** How somebody left a list: what its address said, word by word. */
export type Arrangement = Record<string, unknown>;

const KEPT = "weiche.list.";

/** What belongs to a visit and not to the list: an open card, a dialog, a search, what a switch left behind. */
const PASSING = new Set(["card", "create", "contact", "company", "q", "attention"]);

/** Who comes with one of these looks for something else than they had before. */
const SEEKING = ["q", "attention"];

/** How lists stood last, by their kind: as somebody came to them, then as they arranged them. */
const standing = new Map<Kind, string>();

/** Lists that stand as they were brought back. */
const broughtBack = new Set<Kind>();

const whose = ({ account, user }: SignedIn) => `${KEPT}${account.id}.${user.id}.`;

function lasting(address: Arrangement): Arrangement {
  const words = Object.entries(address).filter(([word, said]) => !PASSING.has(word) && said !== undefined);
  return Object.fromEntries(words.sort(([one], [other]) => one.localeCompare(other)));
}

const textOf = (address: Arrangement) => JSON.stringify(lasting(address));

/** How this person left this list in this browser; undefined: as everybody begins. */
export function lastUsed(session: SignedIn, kind: Kind): Arrangement | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(whose(session) + kind) ?? "null");
    return typeof stored === "object" && stored !== null && !Array.isArray(stored)
      ? lasting(stored as Arrangement)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Somebody comes to a list.
 * @returns the address they get instead, because theirs says nothing about how the list is to be
 */
export function arrive(session: SignedIn, kind: Kind, address: Arrangement): Arrangement | undefined {
  const before =
    Object.keys(lasting(address)).length === 0 &&
    SEEKING.every((word) => address[word] === undefined) &&
    lastUsed(session, kind);
  standing.set(kind, textOf(before || address));
  broughtBack.delete(kind);
  if (!before) return undefined;
  broughtBack.add(kind);
  return { ...address, ...before };
}

/**
 * Remembers how a list stands, once somebody has arranged it themselves: where a link led to is not how they like it.
 * Accounts that forbid browsers to keep anything of theirs begin anew each time.
 */
export function rememberList(session: SignedIn, kind: Kind, address: Arrangement) {
  const text = textOf(address);
  if (text === standing.get(kind)) return;
  standing.set(kind, text);
  broughtBack.delete(kind);
  if (session.account.keepsOffline === false) return;
  try {
    if (text === "{}") localStorage.removeItem(whose(session) + kind);
    else localStorage.setItem(whose(session) + kind, text);
  } catch {
    // a browser that stores nothing remembers nothing
  }
}

/** Forgets how one list was left. @returns whether it had been brought back, and still stands so */
export function forgetList(session: SignedIn, kind: Kind, address: Arrangement): boolean {
  const stands = broughtBack.delete(kind) && standing.get(kind) === textOf(address);
  try {
    localStorage.removeItem(whose(session) + kind);
  } catch {
    // nothing was kept
  }
  return stands;
}

/** Forgets how lists were left, except by whoever is signed in; undefined: by nobody it stays. */
export function forgetListsBut(session: SignedIn | undefined) {
  try {
    for (const stored of Object.keys(localStorage))
      if (stored.startsWith(KEPT) && !(session && stored.startsWith(whose(session)))) localStorage.removeItem(stored);
  } catch {
    // nothing was kept
  }
}

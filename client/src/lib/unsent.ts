import { useSyncExternalStore } from "react";
import { type SignedIn, useSession } from "./session";

/** By person and place, as long as the program is open. */
const unsent = new Map<string, unknown>();
const listeners = new Set<() => void>();

/** What stands in the browser's own store, beyond the program, begins so. */
const KEPT = "weiche.unsent.";

function listen(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell() {
  for (const listener of listeners) listener();
}

function keep(key: string, text: unknown) {
  try {
    if (typeof text === "string") localStorage.setItem(KEPT + key, text);
    else localStorage.removeItem(KEPT + key);
  } catch {
    // a browser that stores nothing keeps it as long as the program is open
  }
}

function kept(key: string): string | undefined {
  try {
    return localStorage.getItem(KEPT + key) ?? undefined;
  } catch {
    return undefined;
  }
}

function forgetKept(which: (key: string) => boolean) {
  try {
    for (const stored of Object.keys(localStorage))
      if (stored.startsWith(KEPT) && which(stored.slice(KEPT.length))) localStorage.removeItem(stored);
  } catch {
    // nothing was kept
  }
}

/** By whom something was written, in which account. */
const writtenBy = ({ account, user }: SignedIn) => `${account.id}.${user.id}:`;

function usePerson() {
  const session = useSession();
  return { prefix: writtenBy(session), keeps: session.account.keepsOffline !== false };
}

/**
 * A state of what somebody has begun to write: it outlives what shows it, so that whoever closes a card or looks at
 * another one finds it again.
 *
 * @param place where it is written, part by part: "deals/7/note/text"
 * @param empty what stands there when nothing has been written; written again, it is forgotten
 */
export function useUnsent<T>(place: string, empty: T) {
  const { prefix } = usePerson();
  return useStored(prefix + place, empty, false);
}

/**
 * The same for a text that outlives the program too, in the store of this browser: a reload loses nothing. It is gone
 * once sent and when somebody signs out; accounts that forbid browsers to keep their records keep it in memory only.
 */
export function useUnsentText(place: string) {
  const { prefix, keeps } = usePerson();
  return useStored(prefix + place, "", keeps);
}

function useStored<T>(key: string, empty: T, keeps: boolean) {
  const read = () => (unsent.has(key) ? (unsent.get(key) as T) : ((keeps ? (kept(key) as T) : undefined) ?? empty));
  const value = useSyncExternalStore(listen, read);
  const write = (next: T | ((now: T) => T)) => {
    const written = next instanceof Function ? next(read()) : next;
    if (written === empty) unsent.delete(key);
    else unsent.set(key, written);
    if (keeps) keep(key, written === empty ? undefined : written);
    tell();
  };
  return [value, write] as const;
}

/** Forgets what was written at a place and below it, once it was sent or given up. */
export function useForgetUnsent() {
  const { prefix } = usePerson();
  return (place: string) => {
    const there = (key: string) => key.startsWith(prefix + place);
    for (const key of unsent.keys()) if (there(key)) unsent.delete(key);
    forgetKept(there);
    tell();
  };
}

/** Forgets the texts in this browser's store, except those of whoever is signed in; undefined: nobody's stay. */
export function forgetTextsBut(session: SignedIn | undefined) {
  forgetKept((key) => session === undefined || !key.startsWith(writtenBy(session)));
}

/** Forgets everything, of everybody: whoever signs out leaves nothing behind in this browser. */
export function forgetAllUnsent() {
  unsent.clear();
  forgetKept(() => true);
  tell();
}

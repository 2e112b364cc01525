import { useSyncExternalStore } from "react";
import { useSession } from "./session";

/** By person and place, as long as the program is open. */
const unsent = new Map<string, unknown>();
const listeners = new Set<() => void>();

function listen(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell() {
  for (const listener of listeners) listener();
}

/**
 * A state of what somebody has begun to write: it outlives what shows it, so that whoever closes a card or looks at
 * another one finds it again.
 *
 * @param place where it is written, part by part: "deals/7/note/text"
 * @param empty what stands there when nothing has been written; written again, it is forgotten
 */
export function useUnsent<T>(place: string, empty: T) {
  const { user } = useSession();
  const key = `${user.id}:${place}`;
  const read = () => (unsent.has(key) ? (unsent.get(key) as T) : empty);
  const value = useSyncExternalStore(listen, read);
  const write = (next: T | ((now: T) => T)) => {
    const written = next instanceof Function ? next(read()) : next;
    if (written === empty) unsent.delete(key);
    else unsent.set(key, written);
    tell();
  };
  return [value, write] as const;
}

/** Forgets what was written at a place and below it, once it was sent or given up. */
export function useForgetUnsent() {
  const { user } = useSession();
  return (place: string) => {
    for (const key of unsent.keys()) if (key.startsWith(`${user.id}:${place}`)) unsent.delete(key);
    tell();
  };
}

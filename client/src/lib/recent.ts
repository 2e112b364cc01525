import { codeOfKind, type Kind } from "./kinds";
import type { SignedIn } from "./session";

/** How many of the records somebody opened are remembered, in this browser only. */
const MOST = 8;

function place({ account, user }: SignedIn): string {
  return `weiche.recent.${account.id}.${user.id}`;
}

/** The records opened last, newest first, as the server wants them named: `DEAL:12`. */
export function recentRecords(session: SignedIn): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place(session)) ?? "[]");
    return Array.isArray(stored) ? stored.filter((one): one is string => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function rememberRecord(session: SignedIn, kind: Kind, id: number) {
  const name = `${codeOfKind(kind)}:${id}`;
  const others = recentRecords(session).filter((one) => one !== name);
  try {
    localStorage.setItem(place(session), JSON.stringify([name, ...others].slice(0, MOST)));
  } catch {
    // a browser that stores nothing remembers nothing
  }
}

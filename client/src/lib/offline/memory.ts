import { clear, createStore, del, entries, get, set, update, type UseStore } from "idb-keyval";
import type { SignedIn } from "@/lib/session";
import { isKind, type Kind } from "@/lib/kinds";

/**
 * What the server answered last, kept in this browser to be read without it: for one person of one account. It goes
 * when they sign out, when somebody else signs in, when the account forbids it, and as a session does that nobody uses.
 */

/** As long as the server keeps a session without use. */
const LIFE_MS = 14 * 24 * 60 * 60 * 1000;

/** How many answers of each sort are kept; those seen last stay. */
const ROOM = { card: 200, timeline: 200, list: 60, small: 60 };
type Shelf = keyof typeof ROOM;
type Index = Record<string, { shelf: Shelf; at: number }>;

const SESSION = "#session";
const CONFIRMED = "#confirmed";
const INDEX = "#index";
const BASE = "/api/v1";

let store: UseStore | undefined;
/** Of whom the memory is; undefined until somebody is signed in. */
let owner: string | undefined;
/** One after the other, so that forgetting is not overtaken by something remembered before. */
let queue: Promise<unknown> = Promise.resolve();

function memory(): UseStore {
  return (store ??= createStore("weiche-memory", "answers"));
}

function inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  const done = queue.then(work).catch(() => undefined); // a browser that stores nothing remembers nothing
  queue = done;
  return done;
}

function ownerOf(session: Pick<SignedIn, "account" | "user">): string {
  return `${session.account.id}.${session.user.id}`;
}

/** Which answers are kept, by the address without its base. */
export function shelfOf(path: string): Shelf | undefined {
  const [, first = "", second, third, ...more] = path.split("/");
  if (more.length > 0) return undefined;
  if (isKind(first)) {
    if (second === undefined) return "list";
    if (third === undefined) return second === "board" ? "list" : "card";
    return third === "timeline" ? "timeline" : undefined;
  }
  if (first === "inquiries" || first === "activities") return second === undefined ? "list" : "small";
  const small = [
    "users",
    "pipelines",
    "lead-stages",
    "sources",
    "loss-reasons",
    "loss-rules",
    "crm-mode",
    "fields",
    "views",
    "lists",
  ];
  return small.includes(first) ? "small" : undefined;
}

/**
 * From now on it belongs to this person; what belonged to somebody else is gone. A session that was only recalled has
 * no token, and tells nothing of whether the server would still know it.
 */
export function belongsTo(session: SignedIn): Promise<unknown> {
  const next = ownerOf(session);
  owner = next;
  return inTurn(async () => {
    const before = await get<SignedIn>(SESSION, memory());
    // what was kept may show what is hidden since
    const same = before !== undefined && ownerOf(before) === next && hiddenFrom(before) === hiddenFrom(session);
    if (before !== undefined && !same) await clear(memory());
    if (session.csrfToken === "") return;
    // the token for writes is fetched anew when the server is back
    await set(SESSION, { ...session, csrfToken: "" }, memory());
    await set(CONFIRMED, Date.now(), memory());
  });
}

function hiddenFrom({ hiddenFields }: SignedIn): string {
  return (hiddenFields ?? []).join();
}

export function forgetAll(): Promise<unknown> {
  owner = undefined;
  return inTurn(() => clear(memory()));
}

/** Keeps an answer. `address` with its query. */
export function remember(address: string, answer: unknown): Promise<unknown> {
  const shelf = shelfOf(pathOf(address));
  const of = owner;
  if (shelf === undefined || of === undefined || address.includes("cursor=")) return Promise.resolve();
  return inTurn(async () => {
    if (owner !== of) return;
    await set(address, answer, memory());
    let gone: string[] = [];
    await update<Index>(
      INDEX,
      (index = {}) => {
        const next = { ...index, [address]: { shelf, at: Date.now() } };
        gone = tooMany(next, shelf);
        for (const name of gone) Reflect.deleteProperty(next, name);
        return next;
      },
      memory(),
    );
    await Promise.all(gone.map((name) => del(name, memory())));
  });
}

/** What has to leave a shelf so that the rest has room: the oldest. */
export function tooMany(index: Index, shelf: Shelf): string[] {
  return Object.entries(index)
    .filter(([, entry]) => entry.shelf === shelf)
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(ROOM[shelf])
    .map(([address]) => address);
}

/** Whether a session that the server confirmed then is over by now, whatever this browser still keeps of it. */
export function hasExpired(confirmed: number | undefined, now: number): boolean {
  return confirmed !== undefined && now - confirmed > LIFE_MS;
}

/** The last answer to the same question; a card also as it stood in a list. */
export async function recall(address: string): Promise<unknown> {
  return inTurn(async () => {
    if (hasExpired(await get<number>(CONFIRMED, memory()), Date.now())) await clear(memory());
    if (pathOf(address) === "/session") {
      const session = await get<SignedIn>(SESSION, memory());
      if (session !== undefined) owner = ownerOf(session);
      return session;
    }
    return (await get<unknown>(address, memory())) ?? (await fromLists(address));
  });
}

interface Item {
  id: number;
  title?: string | null;
  name?: string | null;
}

async function fromLists(address: string): Promise<Item | undefined> {
  const [, kind = "", id, more] = pathOf(address).split("/");
  if (!isKind(kind) || id === undefined || more !== undefined) return undefined;
  return (await itemsOf(kind)).find((item) => item.id === Number(id));
}

async function itemsOf(kind: Kind): Promise<Item[]> {
  const all = await entries<string, { items?: Item[] } & Item>(memory());
  return all.flatMap(([address, answer]) => {
    if (!address.startsWith(`${BASE}/${kind}`)) return [];
    const shelf = shelfOf(pathOf(address));
    return shelf === "list" ? (answer.items ?? []) : shelf === "card" ? [answer] : [];
  });
}

/** Records that can be read without the server, by a part of their name. */
export async function knownRecords(text: string): Promise<{ kind: Kind; id: number; name: string }[]> {
  const wanted = text.trim().toLocaleLowerCase();
  const kinds: Kind[] = ["deals", "leads", "contacts", "companies"];
  const found = await inTurn(() =>
    Promise.all(
      kinds.map(async (kind) =>
        (await itemsOf(kind)).map(({ id, title, name }) => ({ kind, id, name: title ?? name ?? `#${id}` })),
      ),
    ),
  );
  const once = new Map((found ?? []).flat().map((one) => [`${one.kind}:${one.id}`, one]));
  return [...once.values()].filter((one) => one.name.toLocaleLowerCase().includes(wanted)).slice(0, 12);
}

function pathOf(address: string): string {
  return address.slice(BASE.length).split("?")[0] ?? "";
}

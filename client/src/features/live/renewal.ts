import type { KindCode } from "@/lib/kinds";

const LISTS_EVERY = 2_000;
const SOON = 150;
const SPREAD = 400;

/** What the server says has changed; nothing of a record but its number and version. */
export interface Changes {
  records: { kind: KindCode; id: number; version: number }[];
  /** Kinds of which many records changed. */
  kinds: KindCode[];
}

/** What is to be read again. */
export interface Renewal {
  /** Kinds whose lists and boards may look different. */
  lists: Set<KindCode>;
  /** Single records, as `DEAL:12`, with their timelines. */
  records: Set<string>;
  /** Records that this window has changed itself: others may have written beside it, and that raises no version. */
  timelines: Set<string>;
  /** Kinds of which every open card may be different. */
  cards: Set<KindCode>;
}

export function nothingToRenew(): Renewal {
  return { lists: new Set(), records: new Set(), timelines: new Set(), cards: new Set() };
}

/**
 * Adds what an event says.
 * @param isOwn whether this window has made this change itself and shows it already
 */
export function addChanges(
  renewal: Renewal,
  changes: Changes,
  isOwn: (kind: KindCode, id: number, version: number) => boolean,
): Renewal {
  for (const kind of changes.kinds) {
    renewal.lists.add(kind);
    renewal.cards.add(kind);
  }
  for (const { kind, id, version } of changes.records) {
    if (isOwn(kind, id, version)) {
      renewal.timelines.add(`${kind}:${id}`);
      continue;
    }
    renewal.lists.add(kind);
    renewal.records.add(`${kind}:${id}`);
  }
  return renewal;
}

/**
 * How long lists wait before they are read again. The first change after a calm is shown soon; while others come all
 * the time, a list is read every few seconds and not for each of them. A little chance keeps many windows apart.
 */
export function waitForLists(now: number, lastRead: number, chance: number): number {
  const calm = now - lastRead > LISTS_EVERY;
  return calm ? SOON + chance * SPREAD : LISTS_EVERY - (now - lastRead) + chance * SPREAD;
}

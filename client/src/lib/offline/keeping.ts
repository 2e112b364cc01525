import { forgetListsBut } from "@/lib/lastUsed";
import type { Session } from "@/lib/session";
import { forgetTextsBut } from "@/lib/unsent";
import { arriving, withWaiting } from "./overlay";
import { belongsTo, forgetAll, recall, remember } from "./memory";
import { currentWaiting, queueOf } from "./queue";

export { remember };

let ready: Promise<unknown> = Promise.resolve();

/** Whose memory and queue these are. Whoever signs out leaves no records behind, nor do accounts that forbid it. */
export async function keepFor(session: Session): Promise<void> {
  const keeps = session.signedIn && session.account.keepsOffline !== false;
  // who comes back after their session has ended finds their lists as they left them, and what they had begun to write
  if (session.signedIn) {
    forgetTextsBut(keeps ? session : undefined);
    forgetListsBut(keeps ? session : undefined);
  }
  ready = Promise.all([keeps ? belongsTo(session) : forgetAll(), queueOf(keeps ? session : undefined)]);
  await ready;
}

/** The last answer to this question, with what waits to be sent; undefined when there is none. */
export async function recalled(address: string): Promise<unknown> {
  await ready;
  const all = currentWaiting();
  const answer = withWaiting(address, await recall(address), all);
  const more = await Promise.all(
    arriving(address, answer, all).map(async ({ kind, id }) => {
      const card = `/api/v1/${kind}/${id}`;
      return withWaiting(card, await recall(card), all);
    }),
  );
  const found = more.filter((one) => one !== undefined);
  if (found.length === 0) return answer;
  const { items, ...rest } = (answer ?? { items: [], nextCursor: null }) as { items: unknown[] };
  return { ...rest, items: [...found, ...items] };
}

import { addressOf, api } from "@/lib/api/client";
import { codeOfKind, type Kind, type KindCode } from "@/lib/kinds";
import type { Changes } from "./renewal";

/** This window, as the server knows it; chosen anew whenever the page is loaded. */
const WINDOW = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
  byte.toString(16).padStart(2, "0"),
).join("");

interface Listener {
  /** Connected after a while in which anything may have happened to what is shown already. */
  onReturn: () => void;
  onChanges: (changes: Changes) => void;
  /** Something new to read for this person, or read elsewhere. */
  onTold: () => void;
}

const STAY = 30_000;
/** A first connection that takes longer has perhaps missed more than the server looks back for. */
const AT_ONCE = 2_000;
const RETRY = [1_000, 2_000, 5_000, 10_000, 30_000];

let looking: { kind: KindCode; id: number } | undefined;
let connected = false;
let beside: number[] = [];
const watchers = new Set<() => void>();

/** The page says it too, for whoever looks at it from outside. */
function setConnected(now: boolean) {
  connected = now;
  document.documentElement.dataset["live"] = now ? "on" : "off";
}

function setBeside(users: number[]) {
  beside = users;
  watchers.forEach((watch) => watch());
}

/** For components: who else looks at the card that is open in this window, by number. */
export const companyNow = () => beside;

export function watchCompany(watch: () => void): () => void {
  watchers.add(watch);
  return () => void watchers.delete(watch);
}

function tellLooking() {
  if (connected) void api.put("/live/presence", { connection: WINDOW, ...looking }).catch(() => undefined);
}

/** This window shows a card, until the function it returns is called. */
export function lookAt(kind: Kind, id: number): () => void {
  const here = { kind: codeOfKind(kind), id };
  looking = here;
  tellLooking();
  return () => {
    if (looking !== here) return;
    looking = undefined;
    setBeside([]);
    tellLooking();
  };
}

/**
 * Listens as long as somebody sees this window: browsers allow few connections to one server, and a window in the
 * background reads everything again when it comes back.
 */
export function listen(listener: Listener): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let been = false;
  const began = Date.now();

  function open() {
    if (source || document.visibilityState === "hidden" || typeof EventSource === "undefined") return;
    const opened = new EventSource(
      addressOf("/live/events", { connection: WINDOW, ...(!been && { catchUp: "true" }) }),
    );
    source = opened;
    opened.addEventListener("hello", () => {
      failures = 0;
      setConnected(true);
      if (been || Date.now() - began > AT_ONCE) listener.onReturn();
      been = true;
      if (looking) tellLooking();
    });
    opened.addEventListener("changes", (event: MessageEvent<string>) => {
      listener.onChanges(JSON.parse(event.data) as Changes);
    });
    opened.addEventListener("told", () => listener.onTold());
    opened.addEventListener("beside", (event: MessageEvent<string>) => {
      setBeside((JSON.parse(event.data) as { users: number[] }).users);
    });
    opened.addEventListener("error", () => {
      close();
      clearTimeout(timer);
      timer = setTimeout(open, RETRY[Math.min(failures++, RETRY.length - 1)]);
    });
  }

  function close() {
    source?.close();
    source = undefined;
    setConnected(false);
    setBeside([]);
  }

  function seenOrNot() {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") close();
    else open();
  }

  document.addEventListener("visibilitychange", seenOrNot);
  open();
  // another node may take us for gone after we have come back
  const again = setInterval(() => {
    if (looking) tellLooking();
  }, STAY);
  return () => {
    clearInterval(again);
    document.removeEventListener("visibilitychange", seenOrNot);
    clearTimeout(timer);
    close();
  };
}

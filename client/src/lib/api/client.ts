import { isAway, serverAnswered, serverAway } from "../connection";
import { ApiProblem, isProblem, problemOf } from "./problem";

export const BASE = "/api/v1";

type QueryValue = string | number | boolean | null | undefined;

export interface CallOptions {
  query?: Record<string, QueryValue>;
  body?: unknown;
  /** Sent as it is, instead of a body. */
  file?: Blob;
  /** The version the user saw; sent as `If-Match`. */
  version?: number;
  /** Makes a creating POST safe to repeat. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** How long to wait, in milliseconds; then the server is away. Without it a write waits as long as it takes. */
  patience?: number;
  /** Never from what this browser keeps. */
  fresh?: boolean;
}

let csrfToken: string | undefined;
let onSignedOut: () => void = () => undefined;
let leaving = false;

/** Set from the session; every write carries it. */
export function setCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** For writes that do not go through `call`. */
export function csrfHeader(): Record<string, string> {
  return csrfToken === undefined ? {} : { "X-CSRF-Token": csrfToken };
}

/** Called when the server no longer knows the session. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** While one session ends for another, what the page still asks may be refused: nobody is signed out by that. */
export async function goOver<T>(call: () => Promise<T>): Promise<T> {
  leaving = true;
  try {
    return await call();
  } finally {
    leaving = false;
  }
}

export function addressOf(path: string, query: Record<string, QueryValue> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return BASE + path + (text === "" ? "" : `?${text}`);
}

/**
 * One call of the server.
 * @throws ApiProblem when it refuses, fails or cannot be reached
 */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const address = addressOf(path, options.query);
  const askedBy = csrfToken;
  try {
    const response = await send(method, address, options);
    if (!response.ok) throw await problemOf(response);
    serverAnswered();
    const answer = await read<T>(response);
    if (method === "GET") keep(address, answer);
    return answer;
  } catch (error) {
    if (isAway(error)) {
      serverAway();
      const kept = method === "GET" && options.fresh !== true ? await recalled(address) : undefined;
      if (kept !== undefined) return kept as T;
    } else if (isProblem(error)) {
      serverAnswered();
      if (error.slug === "not-signed-in" && !leaving && askedBy === csrfToken) onSignedOut();
    }
    throw error;
  }
}

/** A server that says nothing for so long is away. */
export const PATIENCE_MS = 30_000;

const keeping = () => import("../offline/keeping");
/** After the first screen is there. */
const KEEP_AFTER_MS = 1_500;

/** Kept to be read when the server is away, unless somebody else is signed in by then. */
function keep(address: string, answer: unknown) {
  const token = csrfToken;
  setTimeout(() => {
    if (token !== undefined && token === csrfToken)
      void keeping().then(
        (m) => m.remember(address, answer),
        () => undefined,
      );
  }, KEEP_AFTER_MS);
}

async function recalled(address: string): Promise<unknown> {
  try {
    return await (await keeping()).recalled(address);
  } catch {
    return undefined;
  }
}

async function send(method: string, address: string, options: CallOptions): Promise<Response> {
  const headers = new Headers({ Accept: "application/json" });
  if (options.body !== undefined) headers.set("Content-Type", "application/json");
  if (options.file !== undefined) headers.set("Content-Type", "application/octet-stream");
  if (options.version !== undefined) headers.set("If-Match", `"${options.version}"`);
  if (options.idempotencyKey !== undefined) headers.set("Idempotency-Key", options.idempotencyKey);
  if (method !== "GET" && csrfToken !== undefined) headers.set("X-CSRF-Token", csrfToken);
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  if (options.file !== undefined) init.body = options.file;
  const patience = options.patience ?? (method === "GET" ? PATIENCE_MS : undefined);
  const ends = patience === undefined ? undefined : AbortSignal.timeout(patience);
  const signal = ends && options.signal ? AbortSignal.any([options.signal, ends]) : (ends ?? options.signal);
  if (signal) init.signal = signal;
  return orAway(fetch(address, init));
}

/** Whatever breaks on the way means that there is no answer, unless nobody waits for it any more. */
async function orAway<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem(0, "offline");
  }
}

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const text = await orAway(response.text());
  if (text === "") return undefined as T;
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new ApiProblem(response.status, "unreadable");
  }
}

export const api = {
  get: <T>(path: string, query?: Record<string, QueryValue>, signal?: AbortSignal) =>
    call<T>("GET", path, { ...(query && { query }), ...(signal && { signal }) }),
  post: <T>(path: string, body?: unknown, options: CallOptions = {}) =>
    call<T>("POST", path, { ...options, ...(body !== undefined && { body }) }),
  put: <T>(path: string, body: unknown) => call<T>("PUT", path, { body }),
  /** @param version the version the user saw */
  patch: <T>(path: string, body: unknown, version?: number) =>
    call<T>("PATCH", path, { body, ...(version !== undefined && { version }) }),
  /** @param version the version the user saw */
  delete: (path: string, version?: number) =>
    call<undefined>("DELETE", path, { ...(version !== undefined && { version }) }),
};

/** A fresh key for one attempt to create something; keep it while repeating the same attempt. */
export function newIdempotencyKey(): string {
  // randomUUID exists on secure pages only, and the server may be reached by plain http inside a house.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

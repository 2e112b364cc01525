import { vi } from "vitest";

/** Stands in for the store of a browser: `vi.mock("idb-keyval", () => import("@/testing/storage"))`. */
const stores = new Map<string, Map<unknown, unknown>>();

export const createStore = (name: string) => name;
const of = (name: string) => {
  const known = stores.get(name) ?? new Map<unknown, unknown>();
  stores.set(name, known);
  return known;
};

export const get = (key: unknown, store: string) => Promise.resolve(of(store).get(key));
export const set = (key: unknown, value: unknown, store: string) => Promise.resolve(of(store).set(key, value));
export const del = (key: unknown, store: string) => Promise.resolve(of(store).delete(key));
export const clear = (store: string) => Promise.resolve(stores.delete(store));
export const entries = (store: string) => Promise.resolve([...of(store).entries()]);
export const update = (key: unknown, how: (before: unknown) => unknown, store: string) =>
  Promise.resolve(of(store).set(key, how(of(store).get(key))));

export const forgetAll = () => stores.clear();

/** A page that may keep changes, as secure ones may. */
export function keepingPage() {
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("indexedDB", {});
  vi.stubGlobal("navigator", {
    onLine: true,
    locks: { request: (_name: string, _options: unknown, work: (lock: object) => unknown) => work({}) },
  });
}

import { beforeEach, expect, it } from "vitest";
import { arrive, forgetList, forgetListsBut, rememberList } from "./lastUsed";
import type { SignedIn } from "./session";

const session = { account: { id: 1 }, user: { id: 2 } } as SignedIn;
const colleague = { account: { id: 1 }, user: { id: 3 } } as SignedIn;
const elsewhere = { account: { id: 2 }, user: { id: 2 } } as SignedIn;
const LIST = { view: "list", responsible: "me", sort: "-amount", cols: "title~amount" };

beforeEach(() => {
  localStorage.clear();
  for (const kind of ["deals", "contacts"] as const) arrive(session, kind, {});
});

it("brings a list back as it was arranged, without what belonged to the visit", () => {
  rememberList(session, "deals", { ...LIST, q: "Müller", card: "deals:7" });
  expect(arrive(session, "deals", {})).toEqual(LIST);
  expect(arrive(session, "deals", { create: true, contact: 5 })).toEqual({ ...LIST, create: true, contact: 5 });
  expect(arrive(session, "contacts", {})).toBeUndefined();
});

it("an address that says how the list is to be is kept to, and is not remembered by itself", () => {
  rememberList(session, "deals", LIST);
  const handed = { view: "list", responsible: 9 };
  expect(arrive(session, "deals", handed)).toBeUndefined();
  rememberList(session, "deals", handed);
  expect(arrive(session, "deals", { q: "Müller" })).toBeUndefined();
  expect(arrive(session, "deals", {})).toEqual(LIST);
});

it("what a switch left behind is looked for among all, and is not how somebody likes their list", () => {
  rememberList(session, "deals", LIST);
  expect(arrive(session, "deals", { attention: true })).toBeUndefined();
  rememberList(session, "deals", { view: "list", attention: true });
  expect(arrive(session, "deals", {})).toEqual({ view: "list" });
});

it("filters that were cleared stay cleared", () => {
  rememberList(session, "deals", LIST);
  arrive(session, "deals", {});
  rememberList(session, "deals", {});
  expect(arrive(session, "deals", {})).toBeUndefined();
  expect(localStorage.length).toBe(0);
});

it("nothing reaches another person or account, and nothing stays behind", () => {
  rememberList(session, "deals", LIST);
  expect(arrive(colleague, "deals", {})).toBeUndefined();
  expect(arrive(elsewhere, "deals", {})).toBeUndefined();
  forgetListsBut(session);
  expect(arrive(session, "deals", {})).toEqual(LIST);
  forgetListsBut(colleague);
  expect(localStorage.length).toBe(0);
});

it("accounts that keep nothing in browsers begin anew each time", () => {
  rememberList({ ...session, account: { ...session.account, keepsOffline: false } }, "deals", LIST);
  expect(localStorage.length).toBe(0);
});

it("a view of one's own takes the place only of what was brought back, not of what somebody does now", () => {
  rememberList(session, "deals", LIST);
  expect(forgetList(session, "deals", LIST)).toBe(false);
  arrive(session, "deals", {});
  rememberList(session, "deals", { ...LIST, sort: "title" });
  arrive(session, "deals", {});
  expect(forgetList(session, "deals", { ...LIST, sort: "title" })).toBe(true);
  expect(localStorage.length).toBe(0);
});

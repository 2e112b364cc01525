import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it } from "vitest";
import { keys } from "@/lib/api/keys";
import { arrive, rememberList } from "@/lib/lastUsed";
import type { SignedIn } from "@/lib/session";
import { bringBack } from "./bringBack";

const me = { signedIn: true, account: { id: 1 }, user: { id: 2 } } as SignedIn;
const queryClient = new QueryClient();
queryClient.setQueryData(keys.session, me);

const sent = (cause: "enter" | "stay" | "preload", search = {}) =>
  bringBack("deals", { cause, search, context: { queryClient } });

beforeEach(() => {
  localStorage.clear();
  arrive(me, "deals", {});
  rememberList(me, "deals", { view: "list", source: 3 });
});

it("the navigation leads to a list as it was left, with no way back to the bare one", () => {
  expect(sent("enter")).toEqual({ to: "/deals", search: { view: "list", source: 3 }, replace: true });
});

it("who clears a list they are in, or only points at it, is led nowhere", () => {
  expect(sent("stay")).toBeUndefined();
  expect(sent("preload")).toBeUndefined();
});

it("an address that says how the list is to be is kept to", () => {
  expect(sent("enter", { view: "list", stage: 5 })).toBeUndefined();
});

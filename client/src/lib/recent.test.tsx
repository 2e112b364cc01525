import { beforeEach, expect, test } from "vitest";
import { recentRecords, rememberRecord } from "./recent";
import type { SignedIn } from "./session";

const session = { account: { id: 1 }, user: { id: 2 } } as SignedIn;

beforeEach(() => localStorage.clear());

test("the record opened last comes first, each once", () => {
  rememberRecord(session, "deals", 1);
  rememberRecord(session, "contacts", 2);
  rememberRecord(session, "deals", 1);
  expect(recentRecords(session)).toEqual(["DEAL:1", "CONTACT:2"]);
});

test("old ones are forgotten", () => {
  for (let id = 1; id <= 20; id++) rememberRecord(session, "deals", id);
  expect(recentRecords(session)).toHaveLength(8);
  expect(recentRecords(session)[0]).toBe("DEAL:20");
});

test("another person in the same browser sees their own", () => {
  rememberRecord(session, "deals", 1);
  expect(recentRecords({ ...session, user: { ...session.user, id: 3 } })).toEqual([]);
});

test("what somebody else left in the place does no harm", () => {
  localStorage.setItem("weiche.recent.1.2", "{broken");
  expect(recentRecords(session)).toEqual([]);
});

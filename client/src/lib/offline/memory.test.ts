import { afterEach, describe, expect, it, vi } from "vitest";
import type { SignedIn } from "@/lib/session";
import { forgetAll as forgetStores } from "@/testing/storage";
import { belongsTo, hasExpired, recall, remember, shelfOf, tooMany } from "./memory";

vi.mock("idb-keyval", () => import("@/testing/storage"));

describe("what is kept for reading without the server", () => {
  it("are cards, their timelines, lists and the dictionaries", () => {
    expect(shelfOf("/deals/12")).toBe("card");
    expect(shelfOf("/deals/12/timeline")).toBe("timeline");
    expect(shelfOf("/deals")).toBe("list");
    expect(shelfOf("/deals/board")).toBe("list");
    expect(shelfOf("/inquiries")).toBe("list");
    expect(shelfOf("/pipelines")).toBe("small");
    expect(shelfOf("/lists/leads/fields")).toBe("small");
  });

  it("are no secrets, no settings and no searches", () => {
    for (const path of [
      "/tokens",
      "/session",
      "/search",
      "/audit",
      "/forms",
      "/me/password",
      "/bulk-changes/1/outcomes",
    ]) {
      expect(shelfOf(path)).toBeUndefined();
    }
  });

  it("are so many, and those seen last stay", () => {
    const index = Object.fromEntries(
      Array.from({ length: 203 }, (_, at) => [`/api/v1/deals/${at}`, { shelf: "card" as const, at }]),
    );
    expect(tooMany(index, "card").sort()).toEqual(["/api/v1/deals/0", "/api/v1/deals/1", "/api/v1/deals/2"]);
    expect(tooMany(index, "timeline")).toEqual([]);
  });

  it("are forgotten when the session would have ended", () => {
    const day = 24 * 60 * 60 * 1000;
    expect(hasExpired(0, 13 * day)).toBe(false);
    expect(hasExpired(0, 15 * day)).toBe(true);
    expect(hasExpired(undefined, 15 * day)).toBe(false);
  });

  describe("by a browser that is opened without the server now and then", () => {
    afterEach(() => {
      forgetStores();
      vi.useRealTimers();
    });

    it("are forgotten all the same", async () => {
      vi.useFakeTimers({ toFake: ["Date"] });
      const session = { csrfToken: "from the server", account: { id: 1 }, user: { id: 2 } } as SignedIn;
      const days = (count: number) => vi.setSystemTime(count * 24 * 60 * 60 * 1000);
      days(0);
      await belongsTo(session);
      await remember("/api/v1/deals/1", { id: 1 });
      days(10);
      await belongsTo((await recall("/api/v1/session")) as SignedIn);
      expect(await recall("/api/v1/deals/1")).toEqual({ id: 1 });
      days(20);
      expect(await recall("/api/v1/session")).toBeUndefined();
      expect(await recall("/api/v1/deals/1")).toBeUndefined();
    });
  });
});

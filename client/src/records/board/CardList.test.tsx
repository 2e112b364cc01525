import { useInfiniteQuery } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { likeABrowser, show } from "@/testing/page";
import { listQuery } from "../queries";
import type { StagedRecord } from "../types";
import { CardList } from "./CardList";

beforeAll(likeABrowser);

function Cards() {
  const list = useInfiniteQuery(listQuery<StagedRecord>("deals", { filter: [] }));
  const records = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <output>{records.length}</output>
      <CardList records={records} list={list} card={(record) => record.title} />
    </>
  );
}

it("asks for a refused page once, and again when somebody wants it", async () => {
  let refuse = true;
  const fetch = vi.fn(async (address: string) => {
    await new Promise((done) => setTimeout(done, 5));
    if (!address.includes("cursor")) return Response.json({ items: [{ id: 2 }], nextCursor: "x" });
    return refuse
      ? Response.json({ type: "/problems/too-many-requests" }, { status: 429 })
      : Response.json({ items: [{ id: 1 }], nextCursor: null });
  });
  vi.stubGlobal("fetch", fetch);
  show(<Cards />);
  const again = await screen.findByRole("button", { name: "common.retry" });
  await new Promise((done) => setTimeout(done, 100));
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(screen.getByRole("status").textContent).toBe("1");
  refuse = false;
  await userEvent.click(again);
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("2"));
});

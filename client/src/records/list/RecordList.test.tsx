import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { likeABrowser, show } from "@/testing/page";
import type { BaseRecord } from "../types";
import { RecordList } from "./RecordList";

vi.mock("@/lib/formats", () => ({ useFormats: () => ({ number: String }) }));
vi.mock("./useColumns", () => ({ useColumns: () => ({ shown: [], pinned: 0, resize: vi.fn() }) }));
vi.mock("./HeadRow", () => ({ HeadRow: () => null }));
vi.mock("./Rows", () => ({
  Rows: ({ records, onNearEnd }: { records: BaseRecord[]; onNearEnd?: () => void }) => (
    <button type="button" disabled={onNearEnd === undefined} onClick={onNearEnd}>
      {records.map(({ id }) => id).join()}
    </button>
  ),
}));

it("keeps what it has when a further page cannot be read, and reads that again for whoever wants it", async () => {
  likeABrowser();
  let refuse = true;
  vi.stubGlobal("fetch", (address: string) => {
    if (!address.includes("cursor")) return Promise.resolve(Response.json({ items: [{ id: 2 }], nextCursor: "x" }));
    return Promise.resolve(
      refuse
        ? Response.json({ type: "/problems/internal" }, { status: 500 })
        : Response.json({ items: [{ id: 1 }], nextCursor: null }),
    );
  });
  const empty = { icon: () => null, title: "", text: "" };
  show(<RecordList kind="deals" query={{ filter: [] }} columns={[]} nameOf={String} onOpen={vi.fn()} empty={empty} />);
  await userEvent.click(await screen.findByRole("button", { name: "2" }));
  await screen.findByText(/records.restFailed/);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "2" }).disabled).toBe(true);
  refuse = false;
  await userEvent.click(screen.getByRole("button", { name: "common.retry" }));
  await screen.findByRole("button", { name: "2,1" });
  await waitFor(() => expect(screen.queryByText(/records.restFailed/)).toBeNull());
});

import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { likeABrowser, show } from "@/testing/page";
import { ViewMenu } from "./ViewMenu";

vi.mock("@/lib/i18n/setup", () => ({ moreTexts: () => Promise.resolve() }));
vi.mock("@/lib/session", () => ({
  useSession: () => ({ account: { id: 1 }, user: { id: 1 }, permissions: { administrator: true } }),
}));
vi.mock("../useRecordsUrl", async (original) => ({
  ...(await original<object>()),
  useRecordsUrl: () => [{ saved: 1, view: "list" }, vi.fn()],
}));

it("asks before a view goes", async () => {
  likeABrowser();
  const view = { id: 1, name: "Messe", mine: false, shared: true, filter: null, columns: [], hiddenColumns: 0 };
  const deleted: string[] = [];
  vi.stubGlobal("fetch", (address: string, { method }: RequestInit) => {
    if (method === "DELETE") deleted.push(address);
    return Promise.resolve(
      method === "DELETE" ? new Response(null, { status: 204 }) : Response.json({ items: [view] }),
    );
  });
  show(<ViewMenu kind="deals" display="LIST" />);
  await userEvent.click(await screen.findByRole("button", { name: /Messe/ }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "records.views.delete" }));
  const sure = await screen.findByRole("button", { name: "records.views.delete" });
  expect(deleted).toEqual([]);
  expect(screen.getByText("records.views.deleteShared")).toBeTruthy();
  await userEvent.click(sure);
  await waitFor(() => expect(deleted).toEqual(["/api/v1/views/1"]));
});

it("says that columns of a view are hidden", async () => {
  likeABrowser();
  const view = { id: 1, name: "Messe", mine: true, shared: true, filter: null, columns: [], hiddenColumns: 1 };
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ items: [view] })));
  show(<ViewMenu kind="deals" display="LIST" />);
  expect((await screen.findByRole("img", { name: "records.views.hiddenColumns" })).textContent).toBe("1");
  await userEvent.click(screen.getByRole("button", { name: /Messe/ }));
  expect(await screen.findByText("records.views.hiddenColumns")).toBeTruthy();
});

import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { likeABrowser, show } from "@/testing/page";
import { DuplicatesPage } from "./DuplicatesPage";

vi.mock("@tanstack/react-router", () => ({ Link: () => null, useNavigate: vi.fn(), useSearch: () => ({}) }));
vi.mock("@/lib/formats", () => ({ useFormats: () => ({}) }));
vi.mock("@/lib/dictionaries", () => ({ useUserName: vi.fn() }));
vi.mock("@/lib/mode", () => ({ useMode: () => undefined }));

it("does not ask again by itself for a page that was refused", async () => {
  likeABrowser();
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    await new Promise((done) => setTimeout(done, 5));
    if (!address.includes("/duplicates")) return Response.json({ items: [] });
    asked.push(address);
    return address.includes("cursor")
      ? Response.json({ type: "/problems/too-many-requests" }, { status: 429 })
      : Response.json({ items: [], nextCursor: "x" });
  });
  show(<DuplicatesPage />);
  await screen.findByRole("button", { name: "common.retry" });
  await new Promise((done) => setTimeout(done, 100));
  expect(asked).toHaveLength(2);
});

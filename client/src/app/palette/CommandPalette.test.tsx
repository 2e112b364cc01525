import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { likeABrowser, show } from "@/testing/page";
import { CommandPalette } from "./CommandPalette";

const navigate = vi.hoisted(() => vi.fn());
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => navigate }));
vi.mock("@/features/duplicates/entries", () => ({ useDuplicatesCommands: () => [] }));
vi.mock("@/features/modes/entries", () => ({ useModeCommands: () => [] }));
vi.mock("@/features/settings/sections", () => ({ useSettingsSections: () => [] }));
vi.mock("@/lib/dictionaries", () => ({ useDealStages: () => [], useLeadStages: () => [] }));
vi.mock("@/lib/mode", () => ({ useMode: () => undefined }));
vi.mock("@/lib/recent", () => ({ recentRecords: () => ["DEAL:1"] }));
vi.mock("@/lib/session", () => ({ useSession: () => ({}), useSees: () => true }));
vi.mock("../shell/navigation", () => ({ placesOf: () => [] }));
vi.mock("../shell/useCreatable", () => ({ useCreatable: () => [] }));

beforeAll(likeABrowser);

const hit = (id: number, name: string) => ({
  kind: "DEAL",
  id,
  name,
  detail: null,
  context: null,
  stageId: null,
  open: true,
});

it("opens what was typed for, though Enter comes before the server has found it", async () => {
  let answer: (items: object[]) => void = () => undefined;
  vi.stubGlobal("fetch", (address: string) =>
    address.includes("records=")
      ? Promise.resolve(Response.json({ items: [hit(1, "Zuletzt offen")] }))
      : new Promise((resolve) => {
          answer = (items) => resolve(Response.json({ items }));
        }),
  );
  show(<CommandPalette onClose={vi.fn()} onKeys={vi.fn()} />);
  await screen.findByText("Zuletzt offen");
  await userEvent.type(screen.getByRole("combobox"), "Halle{Enter}");
  expect(navigate).not.toHaveBeenCalled();
  answer([hit(2, "Halle in Bonn")]);
  await waitFor(() => expect(navigate).toHaveBeenCalledExactlyOnceWith({ to: "/deals/2" }));
});

import { screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { keys } from "@/lib/api/keys";
import type { CrmMode, SwitchRun } from "@/lib/api/payloads";
import { prepareToShow, serve, show } from "@/testing/show";
import { SwitchPage } from "./SwitchPage";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
  useNavigate: () => vi.fn(),
  useParams: () => ({ switchId: "5" }),
}));

beforeAll(prepareToShow);

const run = {
  id: 5,
  from: "CLASSIC",
  to: "SIMPLE",
  status: "DONE",
  total: 4,
  converted: 4,
  failed: 0,
  skipped: 0,
  incomplete: 0,
  startedBy: null,
  startedAt: "2026-11-28T09:00:00Z",
  finishedAt: "2026-11-28T09:01:00Z",
  undoUntil: "2999-01-01T00:00:00Z",
  undo: { undone: 0, kept: 0, startedAt: null, finishedAt: null },
  options: null,
} as SwitchRun;

function report(of: SwitchRun, mode: Partial<CrmMode>) {
  serve(({ path }) => {
    if (path === "/crm-mode/switches/5") return of;
    if (path === "/crm-mode")
      return { mode: "SIMPLE", mayChange: true, classicAllowed: true, lastSwitch: of, undoableSwitch: run, ...mode };
    if (path.endsWith("/activities")) return { figures: { open: 0 }, balanced: true };
    return { items: [], nextCursor: null, total: { count: 0, exact: true } };
  });
  return show(<SwitchPage />);
}

describe("the report of a switch", () => {
  it("offers to take it back in its head", async () => {
    report(run, {});
    const button = await screen.findByRole("button", { name: "Wechsel zurücknehmen" });
    expect(button.closest("header")).not.toBeNull();
    expect(screen.getByText(/lässt sich der ganze Wechsel zurücknehmen/).closest("header")).not.toBeNull();
    expect(screen.getAllByRole("button", { name: "Wechsel zurücknehmen" })).toHaveLength(1);
  });

  it("offers that of the one before, after a switch back", async () => {
    report({ ...run, from: "SIMPLE", to: "CLASSIC", total: 0 }, { mode: "CLASSIC" });
    expect(await screen.findByRole("button", { name: "Wechsel zurücknehmen" })).toBeTruthy();
  });

  it("offers nothing to whoever may not, or when it is another one's turn", async () => {
    report(run, { mayChange: false });
    await screen.findByText(/lässt sich der ganze Wechsel zurücknehmen/);
    expect(screen.queryByRole("button", { name: "Wechsel zurücknehmen" })).toBeNull();
  });

  it("says nothing of it when another switch came after it", async () => {
    const { client } = report(run, { undoableSwitch: { ...run, id: 6 } });
    await screen.findByRole("heading", { level: 1 });
    await vi.waitFor(() => expect(client.getQueryData(keys.mode)).toBeDefined());
    expect(screen.queryByText(/lässt sich der ganze Wechsel zurücknehmen/)).toBeNull();
  });

  it("leads to the deals that lack required values", async () => {
    report({ ...run, incomplete: 3 }, {});
    expect(await screen.findByText(/3 Aufträge entstanden unvollständig/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Unvollständige Aufträge zeigen" })).toHaveProperty("pathname", "/deals");
  });
});

import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { beforeAll, expect, it, vi } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { BottomBar } from "./BottomBar";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
  useNavigate: () => vi.fn(),
}));

beforeAll(prepareToShow);

/** What waits, by the address that tells it. */
function waiting(counts: { overdue: number; inquiries: number; chats: number }) {
  serve(({ path }) => {
    if (path.startsWith("/activities/counters")) return { overdue: counts.overdue, today: 1 };
    if (path.startsWith("/inquiries/counts")) return { open: counts.inquiries };
    if (path.startsWith("/chat/counts")) return { unread: counts.chats };
    return { mode: "CLASSIC", needsAttention: 0 };
  });
}

const link = (name: RegExp) => screen.findByRole("link", { name });

it("shows on the phone what waits at a place, as the desktop does", async () => {
  waiting({ overdue: 3, inquiries: 120, chats: 0 });
  show(<BottomBar />);
  const badge = await within(await link(/^Aktivitäten/)).findByText("3");
  expect(badge.title).toBe("3 überfällig");
  await userEvent.click(screen.getByRole("button", { name: "Mehr" }));
  expect((await screen.findByRole("menuitem", { name: /^Eingang/ })).textContent).toContain("99+");
});

it("marks the rest when something waits there, and nothing when nothing does", async () => {
  waiting({ overdue: 0, inquiries: 0, chats: 2 });
  const page = show(<BottomBar />);
  const more = screen.getByRole("button", { name: "Mehr" });
  await vi.waitFor(() => expect(more.querySelector("i")).not.toBeNull());
  page.unmount();

  waiting({ overdue: 0, inquiries: 0, chats: 0 });
  show(<BottomBar />);
  await link(/^Leads/);
  expect((await link(/^Aktivitäten/)).querySelector("b")).toBeNull();
  expect(screen.getByRole("button", { name: "Mehr" }).querySelector("i")).toBeNull();
});

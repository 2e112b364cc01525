import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { addDays } from "@/lib/days";
import { prepareToShow, refusal, type Sent, serve, show } from "@/testing/show";
import { type ListedOffer, queryOf } from "./list";
import { OfferListPage } from "./OfferListPage";

const navigate = vi.fn();
let search: Record<string, string> = {};
vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => navigate,
  useSearch: () => search,
  Link: ({ to, children, ...rest }: { to: string; children: ReactNode }) => (
    <a href={to} {...rest}>
      {children}
    </a>
  ),
}));

beforeAll(prepareToShow);
beforeEach(() => {
  navigate.mockClear();
  search = {};
});

const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(new Date());
const offer: ListedOffer = {
  id: 3,
  version: 1,
  number: "A-2026-0007",
  status: "ISSUED",
  expired: false,
  offeredOn: "2026-11-02",
  validUntil: addDays(today, 3),
  total: { value: "435.06", currency: "EUR" },
  decidedOn: null,
  issuedAt: "2026-11-02T10:00:00Z",
  dealId: 7,
  dealTitle: "Solardach",
  customerName: "Dachbau Müller",
  responsibleId: 1,
};

function serving(offers: ListedOffer[] | Response): Sent[] {
  return serve(({ path }) => {
    if (path.startsWith("/users")) return { items: [{ id: 1, name: "Clara Vogt", active: true }], nextCursor: null };
    if (offers instanceof Response) return offers.clone();
    return { items: offers, nextCursor: null, total: { value: offers.length, exact: true } };
  });
}

const asked = (sent: Sent[]) => new URLSearchParams(sent.find(({ path }) => path.startsWith("/offers"))?.path.slice(8));

it("shows one's own unanswered offers, what ends first at the head, and opens one with a click", async () => {
  const sent = serving([offer]);
  show(<OfferListPage />);
  const row = await screen.findByRole("row", { name: /A-2026-0007/ });
  expect(within(row).getByRole("link", { name: "A-2026-0007" }).getAttribute("href")).toBe("/deals/7");
  for (const said of ["Dachbau Müller", "Solardach", "435,06", "02.11.2026", "läuft in 3 Tagen ab", "Clara Vogt"]) {
    await waitFor(() => expect(row.textContent).toContain(said));
  }
  expect(screen.getByRole("status").textContent).toBe("1 Angebot");
  expect(asked(sent).get("sort")).toBe("validUntil");
  expect(JSON.parse(asked(sent).get("filter") ?? "")).toEqual({
    all: [
      { field: "status", op: "is", value: "ISSUED" },
      { field: "validUntil", op: "atLeast", value: today },
      { field: "responsibleId", op: "is", value: "me" },
    ],
  });
});

it("asks for what its address says, and writes there what somebody chooses", async () => {
  search = { slice: "DECLINED", whose: "all", q: "dach" };
  const sent = serving([{ ...offer, status: "DECLINED" }]);
  show(<OfferListPage />);
  await screen.findByRole("row", { name: /A-2026-0007/ });
  expect(screen.queryByText(/läuft in/)).toBeNull();
  expect(asked(sent).get("q")).toBe("dach");
  expect(JSON.parse(asked(sent).get("filter") ?? "")).toEqual({
    all: [{ field: "status", op: "is", value: "DECLINED" }],
  });
  await userEvent.click(screen.getByRole("radio", { name: "Abgelaufen" }));
  const change = navigate.mock.calls[0]?.[0] as { search: (now: object) => object };
  expect(change.search(search)).toEqual({ slice: "EXPIRED", whose: "all", q: "dach" });
  await userEvent.click(screen.getByRole("switch", { name: "Nur meine" }));
  const mine = navigate.mock.calls[1]?.[0] as { search: (now: object) => object };
  expect(mine.search(search)).toEqual({ slice: "DECLINED", whose: undefined, q: "dach" });
});

it("says that nothing waits, and what went wrong with a way to try again", async () => {
  serving([]);
  const { unmount } = show(<OfferListPage />);
  expect(await screen.findByText("Kein Angebot wartet auf Antwort")).toBeTruthy();
  unmount();
  serving(refusal(500, "internal"));
  show(<OfferListPage />);
  expect(await screen.findByText("Die Angebote konnten nicht geladen werden")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Erneut versuchen" })).toBeTruthy();
});

it("keeps what is about to expire apart from what has expired", () => {
  const filterOf = (slice: "SOON" | "EXPIRED") =>
    JSON.parse(queryOf({ slice, mine: false, q: "" }, "2026-12-28").filter) as { all: object[] };
  expect(filterOf("SOON").all.slice(1)).toEqual([
    { field: "validUntil", op: "atLeast", value: "2026-12-28" },
    { field: "validUntil", op: "atMost", value: "2027-01-04" },
  ]);
  expect(filterOf("EXPIRED").all.slice(1)).toEqual([{ field: "validUntil", op: "lessThan", value: "2026-12-28" }]);
});

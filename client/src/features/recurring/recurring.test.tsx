import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { SignedIn } from "@/lib/session";
import type { Deal } from "@/records/types";
import { prepareToShow, refusal, type Sent, serve, show } from "@/testing/show";
import type { RecurringDeal } from "./api";
import { RecurringDealPage } from "./RecurringDealPage";
import { RecurringPage } from "./RecurringPage";
import { RepeatDeal } from "./RepeatDeal";

const navigate = vi.fn();
vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => navigate,
  useParams: () => ({ id: "3" }),
  Link: ({ to, children, ...rest }: { to: string; children: ReactNode }) => (
    <a href={to} {...rest}>
      {children}
    </a>
  ),
}));

beforeAll(prepareToShow);
beforeEach(() => navigate.mockClear());

const SCHEDULE = { unit: "MONTH", every: 1, firstOn: "2027-01-31", untilOn: null, times: null } as const;
const template: RecurringDeal = {
  id: 3,
  version: 5,
  title: "Wartung Dach",
  amount: { value: "297.50", currency: "EUR" },
  customerName: "Müller",
  pipelineId: 2,
  responsibleId: 1,
  schedule: SCHEDULE,
  beginAfter: null,
  closeAfter: 14,
  state: "ACTIVE",
  nextOn: "2027-01-31",
  made: 2,
  leftOut: 0,
  obstacle: null,
  obstacleSince: null,
  createdById: 1,
  createdAt: "2026-11-28T10:00:00Z",
};
const pipelines = [{ id: 2, name: "Service", sort: 10, isDefault: true, dealCount: 0, stages: [] }];
const users = [{ id: 1, name: "Clara Vogt", active: true }];
const access = { DEAL: { read: "ALL", add: "ALL", change: "ALL" } } as unknown as SignedIn["access"];

let shown: RecurringDeal[] = [];

function answers(write: (sent: Sent) => unknown = () => template) {
  return serve((sent) => {
    const { method, path } = sent;
    if (path === "/recurring-deals/dates") return { dates: ["2027-01-31", "2027-02-28"] };
    if (method !== "GET") return write(sent);
    if (path.startsWith("/recurring-deals/3")) return shown[0] ?? refusal(404, "not-found");
    const items = path.startsWith("/recurring-deals")
      ? shown
      : path.startsWith("/pipelines")
        ? pipelines
        : path.startsWith("/users")
          ? users
          : [];
    return { items, nextCursor: null, total: { value: items.length, exact: true } };
  });
}

const written = (sent: Sent[]) => sent.filter(({ method, path }) => method !== "GET" && !path.endsWith("/dates"));

it("begins a recurring deal with the dates it shows before", async () => {
  let keep: (kept: RecurringDeal) => void = () => undefined;
  const kept = new Promise<RecurringDeal>((resolve) => (keep = resolve));
  const sent = answers(() => kept);
  const onClose = vi.fn();
  show(<RepeatDeal deal={{ id: 9, title: "Wartung Dach", pipelineId: 2 } as Deal} onClose={onClose} />);
  expect((await screen.findByLabelText<HTMLInputElement>(/Titel/)).value).toBe("Wartung Dach");
  await screen.findByText("31.01.2027 · 28.02.2027");
  await userEvent.click(screen.getByRole("radio", { name: "Nach einer Anzahl" }));
  await userEvent.click(screen.getByRole("button", { name: "Beginnen" }));
  // not without the number
  expect(screen.getByText("Bitte ausfüllen.")).toBeTruthy();
  expect(written(sent)).toEqual([]);
  await userEvent.type(screen.getByLabelText("Anzahl der Termine"), "6");
  await userEvent.type(screen.getByLabelText("Abschluss, Tage nach dem Termin"), "14");
  await userEvent.dblClick(screen.getByRole("button", { name: "Beginnen" }));
  keep(template);
  await waitFor(() => expect(navigate).toHaveBeenCalledWith({ to: "/recurring-deals/3" }));
  expect(onClose).toHaveBeenCalledOnce();
  expect(written(sent)).toHaveLength(1);
  expect(written(sent)[0]).toMatchObject({
    path: "/recurring-deals",
    body: {
      dealId: 9,
      title: "Wartung Dach",
      pipelineId: 2,
      responsibleId: 1,
      schedule: { unit: "MONTH", every: 1, untilOn: null, times: 6 },
      beginAfter: null,
      closeAfter: 14,
    },
  });
});

it("lists them with their next date and what was made, and teaches how to begin", async () => {
  answers();
  shown = [template, { ...template, id: 4, title: "Alt", state: "ENDED", nextOn: null }];
  const { unmount } = show(<RecurringPage />);
  const row = await screen.findByRole("row", { name: /Wartung Dach/ });
  expect(row.textContent).toContain("31.01.2027");
  expect(row.textContent).toContain("Jeden Monat");
  expect(within(row).getByText("Läuft")).toBeTruthy();
  expect(within(row).getByRole("link").getAttribute("href")).toBe("/recurring-deals/3");
  expect(within(screen.getByRole("row", { name: /Alt/ })).getByText("Beendet")).toBeTruthy();
  unmount();
  shown = [];
  show(<RecurringPage />);
  await screen.findByText("Noch keine Serie");
});

it("says why a deal waits, and lets people pause, make one and delete", async () => {
  const sent = answers(({ path, method }) =>
    path.endsWith("/deals") ? { dealId: 12 } : method === "DELETE" ? undefined : template,
  );
  shown = [{ ...template, obstacle: "RESPONSIBLE", obstacleSince: "2027-01-31T00:00:00Z", leftOut: 2 }];
  show(<RecurringDealPage />, { access });
  await screen.findByText(/arbeitet nicht mehr hier/);
  screen.getByText("2 Termine wurden so lange versäumt, dass sie nicht nachgeholt wurden.");
  await userEvent.click(screen.getByRole("button", { name: "Jetzt anlegen" }));
  await screen.findByText("Ein Auftrag ist angelegt");
  await userEvent.click(screen.getByRole("button", { name: "Pausieren" }));
  await userEvent.click(screen.getByRole("button", { name: "Löschen" }));
  const question = await screen.findByRole("dialog");
  expect(question.textContent).toContain("Ihre Aufträge bleiben");
  await userEvent.click(within(question).getByRole("button", { name: "Löschen" }));
  await waitFor(() => expect(navigate).toHaveBeenCalledWith({ to: "/recurring-deals" }));
  expect(written(sent).map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /recurring-deals/3/deals",
    "POST /recurring-deals/3/pause",
    "DELETE /recurring-deals/3",
  ]);
});

it("changes what it says as the version somebody saw", async () => {
  const sent = answers();
  shown = [template];
  show(<RecurringDealPage />, { access });
  await userEvent.click(await screen.findByRole("button", { name: "Bearbeiten" }));
  const name = await screen.findByLabelText(/Titel/);
  await userEvent.clear(name);
  await userEvent.type(name, "Prüfung");
  await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Speichern" })).toBeNull());
  const [patch] = written(sent);
  expect(patch?.headers.get("If-Match")).toBe('"5"');
  expect(patch?.body).toMatchObject({ title: "Prüfung", schedule: SCHEDULE, closeAfter: 14 });
});

it("offers nothing to whoever may not add and change deals", async () => {
  answers();
  shown = [template];
  show(<RecurringDealPage />, { access: { DEAL: { add: "NONE", change: "ALL" } } as unknown as SignedIn["access"] });
  await screen.findByRole("heading", { name: "Wartung Dach" });
  expect(screen.queryByRole("button", { name: "Jetzt anlegen" })).toBeNull();
});

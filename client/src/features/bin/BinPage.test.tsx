import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { Suspense } from "react";
import { initReactI18next } from "react-i18next";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "@/lib/api/keys";
import de from "@/lib/i18n/de";
import more from "@/lib/i18n/de/more";
import { MantineProvider } from "@/testing/mantine";
import type { Deleted } from "./api";
import { BinPage } from "./BinPage";

const navigate = vi.fn();
let search: { kind?: string } = {};
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => navigate, useSearch: () => search }));

const server = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn(), delete: vi.fn() }));
vi.mock("@/lib/api/client", () => ({ api: server, setCsrfToken: vi.fn(), newIdempotencyKey: () => "key" }));

const toast = vi.hoisted(() => vi.fn());
vi.mock("@/ui/toasts", () => ({ toast }));

beforeAll(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
  await i18next.use(initReactI18next).init({ lng: "de", interpolation: { escapeValue: false } });
  i18next.addResourceBundle("de", "translation", de, true);
  i18next.addResourceBundle("de", "translation", more, true);
});

function deleted(id: number, title: string, more: Partial<Deleted> = {}): Deleted {
  return {
    kind: "LEAD",
    id,
    title,
    deletedAt: "2026-11-20T10:00:00Z",
    deletedBy: { id: 7, name: "Clara Vogt" },
    goneAt: "2026-12-20T10:00:00Z",
    mayRestore: true,
    ...more,
  };
}

let lying: Deleted[] = [];

function sessionOf(administrator: boolean) {
  const all = { read: "ALL", delete: "ALL" };
  return {
    signedIn: true,
    csrfToken: "",
    user: { id: 7, name: "Clara Vogt", email: "clara@weiche.test", language: "de" },
    account: { country: "DE", language: "de", timeZone: "Europe/Berlin", currency: "EUR", limits: {} },
    permissions: { editSettings: administrator, administrator },
    access: { LEAD: all, DEAL: all, CONTACT: all, COMPANY: { read: "NONE", delete: "NONE" } },
  };
}

function show(administrator: boolean) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const session = sessionOf(administrator);
  client.setQueryData(keys.session, session);
  server.get.mockImplementation((path: string) =>
    Promise.resolve(
      path === "/session" ? session : { items: lying, nextCursor: null, total: { value: lying.length, exact: true } },
    ),
  );
  render(
    <QueryClientProvider client={client}>
      <MantineProvider env="test">
        <Suspense>
          <BinPage />
        </Suspense>
      </MantineProvider>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  vi.clearAllMocks();
  search = {};
  lying = [deleted(1, "Dach decken"), deleted(2, "Keller", { deletedBy: null })];
  server.post.mockImplementation((_path: string, body: { ids: number[] }) => {
    lying = lying.filter((item) => !body.ids.includes(item.id));
    return Promise.resolve({ outcomes: body.ids.map((id) => ({ id, fate: "RESTORED" })) });
  });
  server.delete.mockResolvedValue(undefined);
});

describe("the page of the recycle bin", () => {
  it("shows what was deleted, by whom and until when, and leads nowhere from there", async () => {
    show(false);
    const row = await screen.findByRole("row", { name: /Dach decken/ });
    expect(row.textContent).toContain("Clara Vogt");
    expect(row.textContent).toContain("20.12.2026");
    expect(screen.getByRole("row", { name: /Keller/ }).textContent).toContain("Weiche");
    expect(screen.queryByRole("link")).toBeNull();
    expect(server.get.mock.calls[0]?.slice(0, 2)).toEqual(["/bin", { kind: "LEAD", limit: 50, cursor: undefined }]);
  });

  it("offers the kinds somebody may read, and shows the one of the address", async () => {
    search = { kind: "contacts" };
    show(false);
    await screen.findByRole("row", { name: /Dach decken/ });
    expect(screen.getAllByRole("radio")).toHaveLength(3);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Kontakte" }).checked).toBe(true);
    expect(server.get.mock.calls[0]?.[1]).toMatchObject({ kind: "CONTACT" });
    await userEvent.click(screen.getByRole("radio", { name: "Aufträge" }));
    expect(navigate).toHaveBeenCalledWith({ to: "/bin", search: { kind: "deals" } });
  });

  it("restores several in one request and shows what is left", async () => {
    show(false);
    await userEvent.click(await screen.findByRole("checkbox", { name: "Alle gezeigten wählen" }));
    expect(screen.queryByRole("button", { name: "Endgültig löschen" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Wiederherstellen" }));
    expect(server.post).toHaveBeenCalledExactlyOnceWith("/bin/restore", { kind: "LEAD", ids: [1, 2] });
    await screen.findByText("Hier liegt nichts");
    expect(toast).toHaveBeenCalledWith("2 Einträge sind wieder da");
  });

  it("says what did not come back", async () => {
    server.post.mockResolvedValue({ outcomes: [{ id: 1, fate: "NOT_FOUND" }] });
    show(false);
    await userEvent.click(await screen.findByRole("checkbox", { name: "„Dach decken“ wählen" }));
    await userEvent.click(screen.getByRole("button", { name: "Wiederherstellen" }));
    await waitFor(() =>
      expect(toast).toHaveBeenCalledWith(expect.stringContaining("Ein Eintrag ließ sich nicht"), { tone: "error" }),
    );
  });

  it("refuses to restore what somebody may not delete", async () => {
    lying = [deleted(1, "Dach decken", { mayRestore: false })];
    show(false);
    await userEvent.click(await screen.findByRole("checkbox", { name: "„Dach decken“ wählen" }));
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Wiederherstellen" }).disabled).toBe(true);
  });

  it("lets administrators delete for good, after a question", async () => {
    show(true);
    await userEvent.click(await screen.findByRole("checkbox", { name: "„Keller“ wählen" }));
    await userEvent.click(screen.getByRole("button", { name: "Endgültig löschen" }));
    expect(server.delete).not.toHaveBeenCalled();
    const question = await screen.findByRole("dialog");
    expect(question.textContent).toContain("„Keller“ endgültig löschen");
    const sure = [...question.querySelectorAll("button")].find((one) => one.textContent === "Endgültig löschen");
    await userEvent.click(sure as HTMLElement);
    await waitFor(() => expect(server.delete).toHaveBeenCalledExactlyOnceWith("/bin/leads/2"));
  });

  it("lets administrators empty the bin of a kind", async () => {
    show(true);
    await userEvent.click(await screen.findByRole("button", { name: "Papierkorb leeren" }));
    const question = await screen.findByRole("dialog");
    const sure = [...question.querySelectorAll("button")].find((one) => one.textContent === "Endgültig löschen");
    await userEvent.click(sure as HTMLElement);
    await waitFor(() => expect(server.delete).toHaveBeenCalledExactlyOnceWith("/bin?kind=LEAD"));
  });

  it("says that nothing lies there", async () => {
    lying = [];
    show(true);
    await screen.findByText("Hier liegt nichts");
    expect(screen.queryByRole("button", { name: "Papierkorb leeren" })).toBeNull();
  });
});

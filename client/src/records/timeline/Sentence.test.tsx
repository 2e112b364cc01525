import { screen } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { keys } from "@/lib/api/keys";
import { speak } from "@/lib/i18n/setup";
import type { KindCode } from "@/lib/kinds";
import type { SignedIn } from "@/lib/session";
import { prepareToShow, serve, show } from "@/testing/show";
import { StagedFields } from "../card/StagedFields";
import type { StagedRecord } from "../types";
import type { Entry } from "./api";
import { Sentence } from "./Sentence";

beforeAll(prepareToShow);

const list = (id: number, kind: KindCode, label: string, options: object[]) =>
  ({ id, kind, code: "branch", label, type: "LIST", archived: false, options }) as object;

const ANSWERS: Record<string, object[]> = {
  "/loss-reasons": [{ id: 7, kind: "DEAL", name: "Zu teuer", sort: 1 }],
  "/fields": [
    list(1, "LEAD", "Branche des Leads", [{ id: 3, label: "Bau", archived: false }]),
    list(2, "DEAL", "Gewerk", [{ id: 11, label: "Dach", archived: false }]),
  ],
};

function told(field: string, from: string | null, to: string, of: KindCode = "DEAL") {
  serve(({ path }) => ({ items: ANSWERS[path] ?? [] }));
  const entry = { type: "FIELDS_CHANGED", record: { kind: of, id: 1 }, data: { changes: [{ field, from, to }] } };
  return show(<Sentence entry={entry as unknown as Entry} />);
}

/** Between digits and signs stand spaces that do not break. */
const plainly = ({ textContent }: HTMLElement) => textContent.replace(/\s+/g, " ");

describe("what a rule did", () => {
  const byRule = (data: object) => {
    serve(() => ({ items: [] }));
    const entry = { type: "AUTOMATION", record: { kind: "DEAL", id: 1 }, data: { name: "Nachfassen", ...data } };
    return show(<Sentence entry={entry as unknown as Entry} />);
  };

  it("names it", () => {
    const { container } = byRule({ action: "ACTIVITY" });
    expect(plainly(container)).toContain("Automatisierung „Nachfassen“: Aktivität geplant");
  });

  it.each([
    [{ action: "COPY", dealId: 12 }, "Kopie angelegt Auftrag 12"],
    [{ action: "COPY", originalId: 11 }, "Kopie von Auftrag 11"],
  ])("leads from a deal to its copy and back: %o", (data, said) => {
    expect(plainly(byRule(data).container)).toContain(said);
  });
});

describe("a change in the history", () => {
  it.each([
    ["lossReasonId", null, "7", "Verlustgrund: Zu teuer"],
    ["closeOn", "2026-11-30", "2026-12-24", "Abschluss am: 30.11.2026 24.12.2026"],
    ["amount", "1000.00 EUR", "1410.15 EUR", "Betrag: 1.000 € 1.410,15 €"],
    ["products", null, "1.5 × Ziegel, rot, 1200 × Nägel", "Produkte: 1,5 × Ziegel, rot, 1.200 × Nägel"],
    ["probability", "40", "60", "Wahrscheinlichkeit: 40 % 60 %"],
    ["contactId", null, "12", "Kontakt: Kontakt 12"],
  ])("says %s as people read it", async (field, from, to, said) => {
    const { container } = told(field, from, to);
    await vi.waitFor(() => expect(plainly(container)).toContain(said));
  });

  it.each<[KindCode, string, string]>([
    ["DEAL", "11", "Gewerk: Dach"],
    ["LEAD", "3", "Branche des Leads: Bau"],
  ])("takes the custom field of its own kind: %s", async (of, value, said) => {
    const { container } = told("custom.branch", null, value, of);
    await vi.waitFor(() => expect(plainly(container)).toContain(said));
  });

  it("says it in English too", async () => {
    await speak("en");
    const { client, container } = told("amount", null, "1410.15 EUR");
    client.setQueryData<SignedIn>(keys.session, (session) => session && inEnglish(session));
    await vi.waitFor(() => expect(plainly(container)).toContain("Amount: €1,410.15"));
    await speak("de");
  });
});

const inEnglish = (session: SignedIn) => ({
  ...session,
  user: { ...session.user, language: "en" as const },
  account: { ...session.account, country: "GB" },
});

it("stands as the reason on the card of what was lost, by name", async () => {
  serve(({ path }) => ({ items: ANSWERS[path] ?? [] }));
  const lost = { id: 1, semantics: "F", lossReasonId: 7, lossComment: "Wettbewerber", amount: null, observerIds: [] };
  show(<StagedFields kind="deals" record={lost as unknown as StagedRecord} readOnly onSave={vi.fn()} />);
  expect((await screen.findByText("Zu teuer")).parentElement?.textContent).toBe("VerlustgrundZu teuer");
  await screen.findByText("Wettbewerber");
});

const CONVERTED: Entry = {
  id: 1,
  type: "CONVERTED",
  record: { kind: "LEAD", id: 7 },
  fromLead: false,
  author: null,
  createdAt: "2026-11-20T10:00:00Z",
  body: null,
  data: { dealId: 432, contactId: 346, companyId: 12, gone: ["DEAL", "CONTACT"] },
  pinned: false,
  activity: null,
};

describe("what a lead became", () => {
  it("leads only to records that are still there", () => {
    show(<Sentence entry={CONVERTED} />);
    expect(screen.getByText("Auftrag 432 (entfernt)")).toBeTruthy();
    expect(screen.getByText("Kontakt 346 (entfernt)")).toBeTruthy();
    expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["Unternehmen 12"]);
  });
});

import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { prepareToShow, refusal, type Sent, serve, show } from "@/testing/show";
import { Composer } from "@/records/timeline/Composer";
import type { Offer, OfferLine } from "./api";
import { Offers } from "./Offers";

beforeAll(prepareToShow);

const money = (value: string) => ({ value, currency: "EUR" });
const line: OfferLine = {
  id: 3,
  version: 1,
  number: "A-2026-0007",
  status: "ISSUED",
  expired: false,
  offeredOn: "2026-11-02",
  validUntil: "2026-12-02",
  total: money("435.06"),
  replacesId: null,
  replacesNumber: null,
  decidedOn: null,
};
const draft: Offer = {
  ...line,
  id: 4,
  number: null,
  status: "DRAFT",
  dealId: 7,
  language: "de",
  recipient: "Dachbau Müller",
  opening: "Guten Tag",
  closing: null,
  taxNote: null,
  currency: "EUR",
  positions: [
    {
      productId: null,
      name: "Sensor",
      unit: null,
      quantity: "2.0000",
      price: "100.00",
      discountPercent: null,
      discountAmount: null,
      taxRate: "19.00",
      taxIncluded: false,
      net: "200.00",
      total: "238.00",
    },
  ],
};
const settings = {
  version: 0,
  numberPrefix: "A",
  validDays: 30,
  de: { opening: "Guten Tag", closing: null, taxNote: null },
  en: { opening: "Hello", closing: null, taxNote: null },
};

function serving(offers: OfferLine[]): Sent[] {
  return serve(({ path }) => {
    if (path.startsWith("/deals/7/offers")) return { items: offers, nextCursor: null };
    if (path.startsWith("/offer-settings")) return settings;
    if (path === "/offers/3/file") return { fileId: 9, name: "Angebot A-2026-0007.pdf" };
    if (path === "/deals/7/email-draft") {
      return { mailboxId: 1, to: ["jana@kunde.example"], cc: [], subject: null, body: "", known: [] };
    }
    if (path.startsWith("/mail")) return { items: [], nextCursor: null };
    if (path.startsWith("/products")) return { items: [], nextCursor: null };
    return draft;
  });
}

it("keeps the offer somebody writes when a later look at the list fails", async () => {
  let answers = true;
  serve(({ path }) => {
    if (path.startsWith("/deals/7/offers")) {
      return answers
        ? { items: [{ ...line, id: 4, number: null, status: "DRAFT" }], nextCursor: null }
        : refusal(500, "internal");
    }
    if (path.startsWith("/offer-settings")) return settings;
    if (path.startsWith("/products")) return { items: [], nextCursor: null };
    return draft;
  });
  const { client } = show(<Offers dealId={7} readOnly={false} />);
  await userEvent.click(await screen.findByRole("button", { name: "Entwurf 4" }));
  const opening = await screen.findByRole("textbox", { name: "Einleitung" });
  await userEvent.type(opening, " und herzlich willkommen");
  answers = false;
  await act(async () => {
    await client.refetchQueries({ predicate: ({ queryKey }) => queryKey[0] === "records" });
    // what it came to is shown a moment later
    await new Promise((done) => setTimeout(done, 50));
  });
  expect(screen.getByDisplayValue(/herzlich willkommen/)).toBeDefined();
});

it("says how each offer stands, and leads to its paper", async () => {
  serving([line, { ...line, id: 2, number: "A-2026-0001", expired: true }]);
  show(<Offers dealId={7} readOnly />);
  const paper = await screen.findByRole("link", { name: "A-2026-0007" });
  expect(paper.getAttribute("href")).toBe("/api/v1/downloads/offers/3");
  expect(screen.getByText("Ausgestellt")).toBeTruthy();
  expect(screen.getByText("Abgelaufen")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Neues Angebot" })).toBeNull();
});

it("says what a deal without offers can do, but only to those who may", async () => {
  serving([]);
  const { unmount } = show(<Offers dealId={7} readOnly={false} />);
  expect(await screen.findByText(/Noch kein Angebot/)).toBeTruthy();
  unmount();
  show(<Offers dealId={7} readOnly />);
  await waitFor(() => expect(screen.queryByText(/Noch kein Angebot/)).toBeNull());
});

it("takes the positions over only when somebody wants it", async () => {
  const sent = serving([line]);
  show(<Offers dealId={7} readOnly={false} />);
  await userEvent.click(await screen.findByRole("button", { name: "A-2026-0007: mehr" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Angenommen" }));
  const box = await screen.findByRole("checkbox", { name: "Positionen in den Auftrag übernehmen" });
  expect((box as HTMLInputElement).checked).toBe(false);
  await userEvent.click(box);
  await userEvent.click(screen.getByRole("button", { name: "Angenommen" }));
  await waitFor(() =>
    expect(sent.find(({ path }) => path === "/offers/3/accept")?.body).toMatchObject({ takeOver: true }),
  );
});

it("speaks another language in texts nobody has changed", async () => {
  const sent = serving([{ ...line, id: 4, number: null, status: "DRAFT" }]);
  show(<Offers dealId={7} readOnly={false} />);
  await userEvent.click(await screen.findByRole("button", { name: "Entwurf 4" }));
  const opening = await screen.findByRole("textbox", { name: "Einleitung" });
  await userEvent.click(screen.getByRole("combobox", { name: "Sprache" }));
  await userEvent.click(await screen.findByRole("option", { name: "Englisch" }));
  expect((opening as HTMLTextAreaElement).value).toBe("Hello");
  await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
  await waitFor(() =>
    expect(sent.find(({ method }) => method === "PATCH")?.body).toMatchObject({
      language: "en",
      opening: "Hello",
      recipient: "Dachbau Müller",
      positions: [{ name: "Sensor", quantity: "2" }],
    }),
  );
});

it("stands with its paper in a new message of the card", async () => {
  const sent = serving([line]);
  show(
    <>
      <Offers dealId={7} readOnly={false} />
      <Composer kind="deals" id={7} />
    </>,
  );
  await userEvent.click(await screen.findByRole("button", { name: "A-2026-0007: mehr" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Per E-Mail senden" }));
  expect(await screen.findByText("Angebot A-2026-0007.pdf")).toBeTruthy();
  const subject = screen.getByRole("textbox", { name: "Betreff" });
  expect((subject as HTMLInputElement).value).toBe("Unser Angebot A-2026-0007");
  expect(screen.getByRole("tab", { name: "E-Mail" }).getAttribute("aria-selected")).toBe("true");
  expect(sent.filter(({ path }) => path === "/offers/3/file")).toHaveLength(1);
});

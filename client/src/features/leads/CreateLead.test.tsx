import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CreateLead } from "./CreateLead";
import { forgetAllUnsent } from "@/lib/unsent";
import { prepareToShow, type Sent, serve, show } from "@/testing/show";

beforeAll(prepareToShow);
// what one test has typed is not there for the next
beforeEach(() => forgetAllUnsent());

const ANNA = { kind: "CONTACT", id: 7, name: "Anna Müller", context: "Müller GmbH", common: ["PHONE"] };
const ROOF = { kind: "LEAD", id: 9, name: "Dach", context: null, common: ["PHONE"] };

function open(known: object) {
  const onDone = vi.fn();
  const onClose = vi.fn();
  const sent = serve(({ method, path }: Sent) => {
    if (method === "POST") return { id: 5 };
    if (path.startsWith("/duplicates/known")) return { items: [], hidden: false, phoneUnreadable: false, ...known };
    return path.startsWith("/contacts/7") ? { id: 7, name: "Anna Müller" } : { items: [] };
  });
  const page = show(<CreateLead onClose={onClose} onDone={onDone} />);
  const posted = () => sent.filter(({ method }) => method === "POST").map(({ body }) => body);
  return { sent, posted, onDone, onClose, page };
}

const create = () => userEvent.click(screen.getByRole("button", { name: "Erstellen" }));
const phone = () => screen.getByLabelText("Telefon");

describe("somebody who is typed as a new lead", () => {
  it("is told to be known, and is tied to the lead by one press", async () => {
    const { posted, onDone, sent } = open({ items: [ANNA, ROOF] });
    await userEvent.type(phone(), "030 1234567");
    const link = await screen.findByRole("link", { name: "Anna Müller (Müller GmbH)" });
    expect(link.getAttribute("href")).toBe("/contacts/7");
    expect(screen.getByRole("status").textContent).toContain("Offener Lead: Dach");
    expect(sent.filter(({ path }) => path.startsWith("/duplicates/known"))).toHaveLength(1);
    expect(screen.queryByRole("button", { name: /Dach/ })).toBeNull();

    await userEvent.click(screen.getByRole("button", { name: "Kontakt verknüpfen: Anna Müller" }));
    await create();
    await waitFor(() => expect(onDone).toHaveBeenCalled());
    expect(posted()).toEqual([{ phones: ["030 1234567"], contactId: 7 }]);
  });

  it("is not named to whoever may not see them, and saved all the same", async () => {
    const { posted } = open({ hidden: true });
    await userEvent.type(phone(), "030 1234567");
    await screen.findByText("Diese Nummer oder Adresse gehört schon jemandem, den Sie nicht sehen dürfen.");
    await create();
    await waitFor(() => expect(posted()).toHaveLength(1));
  });

  it("is not asked about before enough is typed", async () => {
    const { sent } = open({ items: [ANNA] });
    await userEvent.type(phone(), "030");
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(sent.filter(({ path }) => path.startsWith("/duplicates/known"))).toHaveLength(0);
  });

  it("keeps a number that cannot be read, with a remark", async () => {
    const { posted } = open({ phoneUnreadable: true });
    await userEvent.type(phone(), "12345 abends");
    await screen.findByText(/Diese Nummer ist nicht lesbar/);
    await create();
    await waitFor(() => expect(posted()).toEqual([{ phones: ["12345 abends"] }]));
  });
});

describe("a form for a new lead", () => {
  it("refuses what can be no number and no address, at the field", async () => {
    const { posted } = open({});
    await userEvent.type(phone(), "xyz");
    await userEvent.type(screen.getByLabelText("E-Mail"), "abc");
    await create();
    expect(await screen.findByText("Bitte geben Sie eine Telefonnummer ein.")).toBeTruthy();
    expect(screen.getByText("Bitte geben Sie eine E-Mail-Adresse ein.")).toBeTruthy();
    expect(phone().getAttribute("aria-invalid")).toBe("true");
    expect(posted()).toEqual([]);
    await userEvent.clear(phone());
    await userEvent.type(phone(), "110");
    await userEvent.type(screen.getByLabelText("E-Mail"), "@b.example");
    await create();
    await waitFor(() => expect(posted()).toEqual([{ phones: ["110"], emails: ["abc@b.example"] }]));
  });

  it("makes nothing of nothing", async () => {
    const { posted } = open({});
    await userEvent.type(screen.getByLabelText("Titel"), "  ");
    await create();
    expect((await screen.findByRole("alert")).textContent).toContain("Titel, Name, Unternehmen, Telefon oder E-Mail");
    expect(posted()).toEqual([]);
    await userEvent.type(screen.getByLabelText("Titel"), "Dach");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("asks before Escape throws away what was typed", async () => {
    const { onClose } = open({});
    await userEvent.type(screen.getByLabelText("Titel"), "Dach");
    await userEvent.keyboard("{Escape}");
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.click(await screen.findByRole("button", { name: "Weiter schreiben" }));
    expect(screen.getByLabelText<HTMLInputElement>("Titel").value).toBe("Dach");
    await userEvent.keyboard("{Escape}");
    await userEvent.click(await screen.findByRole("button", { name: "Verwerfen" }));
    expect(onClose).toHaveBeenCalled();
  });

  it("has what was typed again after a look at somebody known, and nothing after it was thrown away", async () => {
    const first = open({});
    await userEvent.type(screen.getByLabelText("Titel"), "Dach");
    first.page.unmount();
    const second = open({});
    expect(screen.getByLabelText<HTMLInputElement>("Titel").value).toBe("Dach");
    await userEvent.click(screen.getByRole("button", { name: "Abbrechen" }));
    second.page.unmount();
    open({});
    expect(screen.getByLabelText<HTMLInputElement>("Titel").value).toBe("");
  });

  it("is closed by Escape at once while nothing was typed", async () => {
    const { onClose } = open({});
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });
});

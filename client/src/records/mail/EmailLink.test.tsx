import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { forgetAllUnsent } from "@/lib/unsent";
import { navigate } from "@/testing/router";
import { prepareToShow, serve, show } from "@/testing/show";
import { PointsField } from "../card/PointsField";
import { PointLink } from "../list/PointLink";
import { CardRecord } from "../origins/api";
import { Composer } from "../timeline/Composer";
import { nobodyAsks } from "./writing";

beforeAll(prepareToShow);
beforeEach(() => {
  forgetAllUnsent();
  nobodyAsks();
});

const EMAILS = [
  { value: "ines@klein.example", type: "WORK" },
  { value: "privat@klein.example", type: "HOME" },
];

function serving(senders: object[] = [{ id: 1, address: "info@sonne.example", fromName: null }]) {
  return serve(({ path }) => {
    if (path.startsWith("/mailboxes/senders")) return { items: senders };
    if (path.includes("/email-draft")) {
      return { mailboxId: 1, to: ["ines@klein.example"], cc: [], subject: null, body: "", known: [] };
    }
    return { items: [] };
  });
}

const card = (frozen = false) => (
  <CardRecord value={{ kind: "contacts", id: 12, frozen }}>
    <PointsField label="E-Mail" type="email" points={EMAILS} onSave={() => undefined} />
    <Composer kind="contacts" id={12} />
  </CardRecord>
);

const link = (address: string) => screen.findByRole("link", { name: address, description: "Nachricht schreiben" });

it("an e-mail address on a card leads by the keyboard to a new message to just this address", async () => {
  serving();
  show(card());
  (await link("privat@klein.example")).focus();
  await userEvent.keyboard("{Enter}");
  const subject = await screen.findByRole("textbox", { name: "Betreff" });
  await waitFor(() => expect(document.activeElement).toBe(subject));
  expect(screen.getByText("privat@klein.example", { selector: "[class*=pill] *, [class*=Pill] *" })).toBeTruthy();
});

it("a message that has been begun keeps whom it goes to, and goes to the other address as well", async () => {
  const sent = serving();
  show(card());
  await userEvent.click(await link("ines@klein.example"));
  await userEvent.type(await screen.findByRole("textbox", { name: "Text" }), "Guten Tag");
  await userEvent.click(await link("privat@klein.example"));
  await userEvent.click(screen.getByRole("button", { name: "Senden" }));
  await waitFor(() =>
    expect(sent.find(({ method }) => method === "POST")?.body).toMatchObject({
      to: ["ines@klein.example", "privat@klein.example"],
    }),
  );
});

it("whoever turns to something else meanwhile is not taken back to the message", async () => {
  serving();
  show(card());
  await userEvent.click(await link("ines@klein.example"));
  await userEvent.click(screen.getByRole("tab", { name: "Notiz" }));
  expect(screen.getByRole("tab", { name: "Notiz", selected: true })).toBeTruthy();
});

it("in a list it shows the card to write on", async () => {
  serving();
  show(<PointLink point={{ value: "ines@klein.example" }} scheme="mailto:" record="contacts:12" />);
  await userEvent.click(await link("ines@klein.example"));
  expect(navigate).toHaveBeenCalledTimes(1);
  const to = navigate.mock.lastCall?.[0] as { search: (now: object) => object } | undefined;
  expect(to?.search({ q: "klein" })).toEqual({ q: "klein", card: "contacts:12" });
});

it("without a mailbox, and on the card of what is history, the person's own program writes", async () => {
  const without = serving([]);
  const page = show(card());
  await waitFor(() => expect(without.some(({ path }) => path.startsWith("/mailboxes/senders"))).toBe(true));
  const own = await screen.findByRole("link", { name: "ines@klein.example", description: "" });
  expect(own.getAttribute("href")).toBe("mailto:ines@klein.example");
  page.unmount();

  serving();
  show(card(true));
  expect((await screen.findByRole("link", { name: "ines@klein.example" })).getAttribute("title")).toBeNull();
});

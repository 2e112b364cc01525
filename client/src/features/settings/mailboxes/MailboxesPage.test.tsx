import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { MailboxesPage } from "./MailboxesPage";

const here = window.location;

beforeAll(prepareToShow);
afterEach(() => {
  vi.stubGlobal("location", here);
  window.history.replaceState(null, "", "/");
});

const MAILBOX = {
  id: 7,
  address: "vertrieb@werk.example",
  imapHost: "outlook.office365.com",
  imapPort: 993,
  imapSecurity: "TLS",
  smtpHost: "smtp.office365.com",
  smtpPort: 587,
  smtpSecurity: "STARTTLS",
  login: "vertrieb@werk.example",
  takesInquiries: true,
  keepsSent: true,
  forwardAddress: "vertrieb+f-1@werk.example",
  state: "ACTIVE",
  createdAt: "2026-11-01T08:00:00Z",
  version: 3,
};
const MICROSOFT = {
  kind: "MICROSOFT",
  authorizeUrl: "https://login.example/a",
  tokenUrl: "https://login.example/t",
  scopes: "IMAP",
  clientId: "unsere-anwendung",
  hasSecret: true,
};

function answers(mailboxes: object[], providers: object[] = [MICROSOFT]) {
  return serve(({ method, path, body }) => {
    if (path.endsWith("/consent")) return { address: "https://login.example/a?state=1" };
    if (path.startsWith("/mail-providers")) {
      if (method === "PUT") return { ...MICROSOFT, ...(body as object) };
      return { items: providers, redirectUri: "https://crm.example/mail-consent/callback" };
    }
    if (method === "POST" && path === "/mailboxes") return { ...MAILBOX, ...(body as object) };
    return { items: path === "/mailboxes" ? mailboxes : [] };
  });
}

function watchLeaving() {
  const left = vi.fn();
  vi.stubGlobal("location", Object.assign(new URL(here.href), { assign: left }));
  return left;
}

it("says that a consent has ended, and leads to the provider again", async () => {
  const left = watchLeaving();
  answers([{ ...MAILBOX, provider: "MICROSOFT", failure: "CONSENT_GONE", failingSince: "2026-11-20T08:00:00Z" }]);
  show(<MailboxesPage />);
  expect((await screen.findByText(/Zustimmung ist abgelaufen/)).textContent).toContain("nicht erreichbar");
  const connect = await screen.findByRole("button", { name: "vertrieb@werk.example beim Anbieter verbinden" });
  expect(connect.textContent).toBe("Neu verbinden");
  await userEvent.click(connect);
  await waitFor(() => expect(left).toHaveBeenCalledWith("https://login.example/a?state=1"));
});

it("opens a mailbox by a provider without a password and goes there", async () => {
  const left = watchLeaving();
  const sent = answers([]);
  show(<MailboxesPage />);
  await userEvent.click(await screen.findByRole("button", { name: "Postfach hinzufügen" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(await dialog.findByRole("combobox", { name: /Zugang/ }));
  await userEvent.click(await screen.findByRole("option", { name: "Microsoft 365" }));
  expect(dialog.queryByLabelText(/^Passwort/)).toBeNull();
  await userEvent.type(dialog.getByLabelText(/E-Mail-Adresse/), "info@werk.example");
  expect(dialog.getByLabelText(/Server für den Posteingang/)).toHaveProperty("value", "outlook.office365.com");
  await userEvent.click(dialog.getByRole("button", { name: "Speichern und verbinden" }));
  await waitFor(() => expect(left).toHaveBeenCalledWith("https://login.example/a?state=1"));
  const body = sent.find(({ method, path }) => method === "POST" && path === "/mailboxes")?.body;
  expect(body).toMatchObject({ provider: "MICROSOFT", smtpHost: "smtp.office365.com" });
  expect(body).not.toHaveProperty("password");
});

it("sets up a provider whose addresses are known, and says what came of a consent", async () => {
  window.history.replaceState(null, "", "/settings/mailboxes?consent=not-lasting");
  const sent = answers([], []);
  show(<MailboxesPage />);
  expect((await screen.findByRole("alert")).textContent).toContain("offline_access");
  await userEvent.click(await screen.findByRole("button", { name: "Google einrichten" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByLabelText("Umleitungs-URI")).toHaveProperty("value", "https://crm.example/mail-consent/callback");
  await userEvent.type(dialog.getByLabelText(/Client-ID/), "nummer");
  await userEvent.type(dialog.getByLabelText(/Client-Geheimnis/), "geheim");
  await userEvent.click(dialog.getByRole("button", { name: "Speichern" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent.find(({ method }) => method === "PUT")).toMatchObject({
    path: "/mail-providers/GOOGLE",
    body: {
      clientId: "nummer",
      clientSecret: "geheim",
      tokenUrl: "https://oauth2.googleapis.com/token",
      scopes: "https://mail.google.com/",
    },
  });
});

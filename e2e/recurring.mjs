import assert from "node:assert/strict";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "rita@serie.example";

/** A deal that comes back every month, and one's activities in the calendar of a phone. */
export async function recurring(server, browser) {
  const api = server.setup(EMAIL, "--plan", "PROFESSIONAL");
  const deal = await api.post("/deals", { title: "Wartung Solardach Huber", amount: { value: "240.00", currency: "EUR" } });
  await api.post("/activities", { type: "CALL", title: "Termin abstimmen", records: [{ kind: "DEAL", id: deal.id }], deadlineAt: tomorrow() });
  const page = await openPage(browser, DESKTOP);
  await signIn(page, server.url, EMAIL, server.password);

  await test("a deal is made recurring, and today's date makes its deal", async () => {
    await page.goto(`${server.url}/deals/${deal.id}`);
    await page.getByTestId("record-card").getByRole("button", { name: "Mehr", exact: true }).first().click();
    await page.getByRole("menuitem", { name: "Serie beginnen …" }).click();
    const dialog = page.getByRole("dialog", { name: "Serie beginnen" });
    await dialog.getByLabel("Erster Termin").fill(await today(page));
    await accessible(page);
    await dialog.getByRole("button", { name: "Beginnen" }).click();
    await page.waitForURL(/\/recurring-deals\/\d+$/);
    await page.getByText("Jeden Monat").waitFor();
    await until("the deal of today is there", async () => (await api.get("/deals?limit=50")).items.length === 2, 90_000);
    await page.reload();
    const made = page.getByRole("table", { name: "Angelegte Aufträge" });
    await made.getByRole("link", { name: "Wartung Solardach Huber" }).waitFor();
    assert.equal(await made.getByRole("row").count(), 1);
    await accessible(page);
  });

  await test("on the phone it is paused, makes one more by hand and goes on", async () => {
    const phone = await openPage(browser, PHONE);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/recurring-deals`);
    await phone.getByRole("link", { name: "Wartung Solardach Huber" }).click();
    await phone.getByRole("button", { name: "Pausieren" }).click();
    await phone.getByText("Pausiert", { exact: true }).waitFor();
    await phone.getByRole("button", { name: "Fortsetzen" }).click();
    await phone.getByText("Läuft", { exact: true }).waitFor();
    await phone.getByRole("button", { name: "Jetzt anlegen" }).click();
    await until("another deal is there", async () => (await api.get("/deals?limit=50")).items.length === 3);
    await accessible(phone);
    await phone.context().close();
  });

  await test("the calendar of a phone reads one's activities, until there is another address", async () => {
    await page.goto(`${server.url}/settings/profile`);
    await page.getByRole("button", { name: "Adresse erzeugen" }).click();
    const field = page.getByLabel("Adresse des Kalenders");
    const first = await field.inputValue();
    const calendar = await read(server, first);
    assert.match(calendar, /^BEGIN:VCALENDAR\r\n/);
    assert.match(calendar, /SUMMARY:.*Termin abstimmen/);
    await accessible(page);
    await page.getByRole("button", { name: "Neue Adresse" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Neue Adresse" }).click();
    await until("the address is another one", async () => (await field.inputValue()) !== first);
    assert.match(await read(server, await field.inputValue()), /Termin abstimmen/);
    assert.equal((await fetch(here(server, first))).status, 404);
  });
}

/** As the account's people see it: the page says which day it is. */
function today(page) {
  return page.evaluate(() => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(new Date()));
}

function tomorrow() {
  return new Date(Date.now() + 24 * 3_600_000).toISOString();
}

/** The address names the host by which the server knows itself. */
function here(server, address) {
  return new URL(new URL(address).pathname, server.url);
}

async function read(server, address) {
  const answer = await fetch(here(server, address));
  assert.equal(answer.status, 200);
  return answer.text();
}

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "olga@angebot.example";

/** A deal is offered to its customer, who accepts. */
export async function offers(server, browser) {
  const api = server.setup(EMAIL);
  const company = await api.post("/companies", { title: "Dachbau Müller GmbH", address: { street: "Ahornweg 3", postalCode: "04109", city: "Leipzig" } });
  const ours = await api.post("/companies", { title: "Solarwerk Süd GmbH", address: { street: "Gleis 7", postalCode: "89073", city: "Ulm" } });
  const deal = await api.post("/deals", { title: "Solardach Müller", companyId: company.id });
  await api.send("PUT", `/deals/${deal.id}/products`, { rows: [{ name: "Solarmodul", quantity: "10", price: "120.00", taxRate: "19" }] });
  const page = await openPage(browser, DESKTOP);
  await signIn(page, server.url, EMAIL, server.password);

  await test("the account's own company has its bank account, and an IBAN that is mistyped is noticed", async () => {
    await page.goto(`${server.url}/companies/${ours.id}`);
    await page.getByRole("button", { name: "Eintragen" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("USt-IdNr.").fill("DE 123 456 788");
    await dialog.getByLabel("IBAN").fill("DE03 1203 0000 0000 2020 51");
    await dialog.getByRole("button", { name: "Speichern" }).click();
    await dialog.getByText(/Prüfziffern/).waitFor();
    await accessible(page);
    await dialog.getByLabel("IBAN").fill("DE02 1203 0000 0000 2020 51");
    await dialog.getByRole("button", { name: "Speichern" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByTestId("requisite").getByText("DE02 1203 0000 0000 2020 51").waitFor();
    await accessible(page);
    await page.goto(`${server.url}/settings/own-companies`);
    await page.getByRole("button", { name: "Eigenes Unternehmen" }).click();
    await page.getByRole("combobox", { name: "Welches Unternehmen?" }).fill("Solarwerk");
    await page.getByRole("option", { name: /Solarwerk Süd/ }).click();
    await page.getByTestId("own-company").getByText("Standard").waitFor();
    await accessible(page);
  });

  await test("an offer is made of a deal, issued, and there as a PDF", async () => {
    await page.goto(`${server.url}/deals/${deal.id}`);
    await page.getByRole("button", { name: "Neues Angebot" }).click();
    const dialog = page.getByRole("dialog");
    assert.match(await dialog.getByLabel("Empfänger mit Anschrift").inputValue(), /Dachbau Müller GmbH\nAhornweg 3/);
    await dialog.getByLabel("Schluss").fill("Auf gute Zusammenarbeit");
    await accessible(page);
    await dialog.getByRole("button", { name: "Speichern" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: /^Entwurf \d+: mehr$/ }).click();
    await page.getByRole("menuitem", { name: "Ausstellen" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Ausstellen" }).click();
    const paper = page.getByRole("link", { name: /^A-\d{4}-0001$/ });
    const [download] = await Promise.all([page.waitForEvent("download"), paper.click()]);
    assert.match(download.suggestedFilename(), /^Angebot A-\d{4}-0001\.pdf$/);
    assert.match(await readFile(await download.path(), "latin1"), /^%PDF-/);
    await accessible(page);
  });

  await test("what is unanswered stands in the list of all offers, and opens with a click", async () => {
    for (const screen of [DESKTOP, PHONE]) {
      const list = await openPage(browser, screen);
      await signIn(list, server.url, EMAIL, server.password);
      await list.goto(`${server.url}/offers`);
      const row = list.getByRole("row", { name: /A-\d{4}-0001/ });
      await row.getByText("Solardach Müller").locator("visible=true").waitFor();
      await accessible(list);
      await row.getByRole("link", { name: /^A-\d{4}-0001$/ }).click();
      await list.getByTestId("offer").waitFor();
      await list.context().close();
    }
  });

  await test("what the customer accepts becomes what is sold", async () => {
    await api.send("PUT", `/deals/${deal.id}/products`, { rows: [{ name: "Anderes", price: "1.00" }] });
    const phone = await openPage(browser, PHONE);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/deals/${deal.id}`);
    await phone.getByRole("button", { name: /^A-\d{4}-0001: mehr$/ }).click();
    await phone.getByRole("menuitem", { name: "Angenommen" }).click();
    const dialog = phone.getByRole("dialog");
    await dialog.getByLabel("Positionen in den Auftrag übernehmen").check();
    await accessible(phone);
    await dialog.getByRole("button", { name: "Angenommen" }).click();
    await until("the deal is worth what was offered", async () => (await api.get(`/deals/${deal.id}`)).amount?.value === "1428.00");
    await phone.getByTestId("offer").getByText("Angenommen", { exact: true }).waitFor();
    await phone.context().close();
  });

  await test("the texts of new offers are changed in the settings", async () => {
    await page.goto(`${server.url}/settings/offers`);
    await page.getByLabel("Vorsatz der Nummer").fill("ANG");
    await page.getByText(/ANG-\d{4}-0007/).waitFor();
    await accessible(page);
    await page.getByRole("button", { name: "Speichern" }).click();
    await until("it is saved", async () => (await api.get("/offer-settings")).numberPrefix === "ANG");
  });
}

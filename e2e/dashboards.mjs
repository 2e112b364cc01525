import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "dora@kacheln.example";

/** Dashboards: from a new account's first one to one's own, on every screen. */
export async function dashboards(server, browser) {
  server.setup(EMAIL, "--language", "de", "--demo");
  const page = await openPage(browser, DESKTOP);
  await signIn(page, server.url, EMAIL, server.password);
  const tile = (name) => page.getByRole("region", { name, exact: true }).first();
  const box = async (name) => tile(name).boundingBox();

  await test("a new account has a dashboard, and a number on it is as long as its list", async () => {
    await page.goto(`${server.url}/reports`);
    await page.getByRole("link", { name: "Dashboards" }).click();
    await page.getByRole("heading", { name: "Vertrieb heute" }).waitFor();
    await page.locator("canvas").first().waitFor();
    await accessible(page);
    const open = page.getByRole("link", { name: /^Offene Anfragen: .* Liste öffnen$/ }).first();
    const number = Number((await open.textContent()).replace(/\D/g, ""));
    assert.ok(number > 0);
    await open.click();
    await page.getByText(number === 1 ? "1 Anfrage" : `${number} Anfragen`).waitFor();
    await page.getByRole("link", { name: "Dashboards" }).first().click();
    await page.getByRole("heading", { name: "Vertrieb heute" }).waitFor();
  });

  await test("somebody makes a dashboard, drags a tile and sizes another by keyboard", async () => {
    await page.getByRole("button", { name: "Neues Dashboard" }).click();
    const name = page.getByLabel("Name", { exact: true });
    await name.fill("Quellen");
    await addTile(page, "Zahl", "Gewonnen");
    await addTile(page, "Balken", "Anfragen");
    await accessible(page);
    const before = await box("Gewonnen");
    const grip = await page.getByRole("button", { name: "Gewonnen: verschieben" }).boundingBox();
    await page.mouse.move(grip.x + 8, grip.y + 8);
    await page.mouse.down();
    await page.mouse.move(grip.x + 500, grip.y + 60, { steps: 5 });
    await page.mouse.up();
    assert.ok((await box("Gewonnen")).x > before.x + 300, "the tile was dragged to the right");

    const corner = page.getByRole("button", { name: "Anfragen nach Quelle: Größe ändern" });
    const small = await box("Anfragen nach Quelle");
    await corner.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const large = await box("Anfragen nach Quelle");
    assert.ok(large.width > small.width + 100 && large.height > small.height + 40, "the tile grew");
    await page.getByRole("status").filter({ hasText: "6 breit, 5 hoch" }).waitFor();
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByRole("button", { name: "Bearbeiten" }).waitFor();
    await page.reload();
    await page.locator("canvas").waitFor();
    assert.ok(Math.abs((await box("Anfragen nach Quelle")).width - large.width) < 2, "it was kept");
  });

  await test("a filter narrows all tiles, and a chart is a table, a file and a picture", async () => {
    const bars = tile("Anfragen nach Quelle");
    await bars.getByRole("button", { name: /als Tabelle/ }).click();
    await bars.getByRole("link").first().waitFor();
    const rows = await bars.locator("tbody tr").count();
    assert.ok(rows > 1);
    await page.getByRole("combobox", { name: "Quelle" }).or(page.getByLabel("Quelle", { exact: true })).first().click();
    await page.getByRole("option").first().click();
    await until("one source is left", async () => (await bars.locator("tbody tr").count()) === 1);
    assert.match(new URL(page.url()).search, /source=/);
    await bars.getByRole("button", { name: /als Diagramm/ }).click();
    await bars.locator("canvas").waitFor();
    assert.match((await download(page, bars, "Tabelle als CSV")).toString("utf8"), /Quelle;Anfragen;/);
    assert.equal((await download(page, bars, "Diagramm als Bild")).subarray(1, 4).toString(), "PNG");
    await page.getByRole("button", { name: "Zurücksetzen" }).click();
  });

  await test("a tile of deals opens the deals it counts, and says what does not narrow it", async () => {
    await page.getByRole("button", { name: "Bearbeiten" }).click();
    await addTile(page, "Zahl", "Offene Aufträge");
    await addTile(page, "Balken", "Trichter: erreicht");
    await page.getByRole("button", { name: "Speichern" }).click();
    await tile("Offene Aufträge").getByText("Stand jetzt").waitFor();
    await tile("Trichter: erreicht").locator("canvas").waitFor();
    await accessible(page);
    const link = page.getByRole("link", { name: /^Offene Aufträge: .* Liste öffnen$/ });
    const number = await link.textContent();
    await link.click();
    await page.getByText(number === "1" ? "1 Eintrag" : `${number} Einträge`).waitFor();
    await page.getByRole("link", { name: "Dashboards" }).last().click();
    await page.getByRole("heading", { name: "Quellen" }).waitFor();
    await page.locator("canvas").first().waitFor();
  });

  await test("on a large screen there is nothing but the dashboard, until somebody leaves it", async () => {
    await page.getByRole("button", { name: "Großbild" }).click();
    const screen = page.getByRole("dialog", { name: "Quellen" });
    await screen.locator("canvas").nth(1).waitFor();
    const { width, height } = await screen.boundingBox();
    const window = await page.evaluate(() => [innerWidth, innerHeight]);
    assert.deepEqual([width, height], window);
    await accessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Bearbeiten" }).waitFor();
  });

  await test("a goal shows how far it is, and opens the deals it has counted", async () => {
    await page.goto(`${server.url}/reports/goals`);
    await page.getByRole("button", { name: "Neues Ziel" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Ziel", { exact: true }).fill("40");
    await dialog.getByLabel("Quartal", { exact: true }).check();
    await dialog.getByLabel("Alle", { exact: true }).check();
    await dialog.getByRole("button", { name: "Speichern" }).click();
    await page.getByRole("progressbar", { name: /^Gewonnene Aufträge/ }).waitFor();
    await accessible(page);
    const link = page.getByRole("link", { name: /^Gewonnene Aufträge .* Liste öffnen$/ });
    const number = Number((await link.textContent()).replace(/\D/g, ""));
    await link.click();
    await page.getByText(number === 1 ? "1 Auftrag" : `${number} Aufträge`, { exact: true }).waitFor();
  });

  await test("on the phone tiles stand one below the other in the order of reading", async () => {
    const phone = await openPage(browser, PHONE);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/reports/dashboards`);
    await phone.locator("canvas").first().waitFor();
    await accessible(phone);
    const tiles = await phone.locator("section[data-shape]").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    assert.equal(new Set(tiles).size, 1, "all begin at the same edge");
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.equal(wide, false, "the page is wider than the phone");

    const order = () => phone.locator("section[data-shape]").evaluateAll((all) => all.map((one) => one.ariaLabel));
    await phone.getByRole("button", { name: "Bearbeiten" }).click();
    await phone.getByText("Auf dem Telefon stehen Kacheln untereinander").waitFor();
    const [first, second] = await order();
    await phone.getByRole("button", { name: `${second}: mehr` }).click();
    await phone.getByRole("menuitem", { name: "Nach oben" }).click();
    await until("the second tile is the first one", async () => (await order())[0] === second);
    await phone.getByRole("button", { name: `${second}: mehr` }).click();
    await phone.getByRole("menuitem", { name: "Nach unten" }).click();
    await until("it stands where it was", async () => (await order())[0] === first);
    await accessible(phone);
  });
}

async function addTile(page, shape, figure) {
  await page.getByRole("button", { name: "Kachel hinzufügen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(shape, { exact: true }).check();
  await dialog.getByLabel("Was gezählt wird").first().click();
  await page.getByRole("option", { name: figure, exact: true }).click();
  await dialog.getByRole("button", { name: "Hinzufügen" }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function download(page, tile, name) {
  await tile.getByRole("button", { name: /: mehr$/ }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
  return readFile(await file.path());
}

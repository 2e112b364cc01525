import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "olga@ordnung.example";
const SHOTS = process.env.ACCESS_SHOTS;

/** People, departments and roles: inviting, the matrix, why something is refused, looking as somebody else. */
export async function access(server, browser) {
  const api = server.setup(EMAIL, "--language", "de");
  const shot = async (page, name) => {
    if (SHOTS === undefined) return;
    mkdirSync(SHOTS, { recursive: true });
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${SHOTS}/${name}.png` });
  };
  const page = await openPage(browser, DESKTOP);
  await signIn(page, server.url, EMAIL, server.password);
  const manager = (await api.get("/roles")).items.find((role) => role.code === "MANAGER");
  let link;

  await test("an administrator invites somebody and gets a link", async () => {
    await page.goto(`${server.url}/settings/users`);
    await page.getByRole("button", { name: "Einladen" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Vorname").fill("Nora");
    await dialog.getByLabel("Nachname").fill("Neu");
    await dialog.getByLabel("E-Mail").fill("nora@ordnung.example");
    await accessible(page);
    await dialog.getByRole("button", { name: "Link erstellen" }).click();
    link = await dialog.getByLabel("Link", { exact: true }).inputValue();
    assert.match(link, /\/join\/[0-9a-z]+$/);
    await shot(page, "invite-link");
    await dialog.getByRole("button", { name: "Fertig" }).click();
    await page.getByText("nora@ordnung.example").waitFor();
    await accessible(page);
    await shot(page, "people");
  });

  const phone = await openPage(browser, PHONE);
  await test("whoever follows the link chooses a password and is in", async () => {
    await phone.goto(link);
    await phone.getByLabel("Passwort", { exact: true }).fill("genug-langes-wort");
    await accessible(phone);
    await shot(phone, "join-phone");
    await phone.getByRole("button", { name: "Loslegen" }).click();
    await phone.waitForURL((url) => !url.pathname.startsWith("/join"));
    await phone.getByRole("navigation").first().waitFor();
  });

  await test("departments are a tree", async () => {
    await page.goto(`${server.url}/settings/departments`);
    for (const name of ["Vertrieb", "Vertrieb Süd"]) {
      await page.getByRole("button", { name: "Neue Abteilung" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Name der Abteilung").fill(name);
      if (name === "Vertrieb") await accessible(page);
      await dialog.getByRole("button", { name: "Speichern" }).click();
      await page.getByRole("button", { name: `Abteilung ${name} bearbeiten` }).waitFor();
    }
    const [top, below] = (await api.get("/departments")).items;
    assert.equal(below.parentId, top.id);
    await accessible(page);
    await shot(page, "departments");
  });

  let deal;
  await test("a cell of the matrix is changed where it stands, and counts at once", async () => {
    deal = (await api.post("/deals", { title: "Dach Nordseite" })).id;
    await phone.goto(`${server.url}/deals/${deal}`);
    await phone.getByText(/nicht gefunden|gibt es nicht/i).first().waitFor();
    await page.goto(`${server.url}/settings/roles`);
    await page.getByRole("button", { name: "Aufträge" }).waitFor();
    await page.getByRole("combobox", { name: "Sehen: Aufträge" }).selectOption("ALL");
    await page.getByRole("button", { name: "Aufträge" }).click();
    const pipeline = (await api.get("/pipelines")).items[0];
    await page.getByRole("button", { name: pipeline.name }).click();
    await page.getByRole("combobox", { name: `Löschen: ${pipeline.stages[0].name}` }).selectOption("NONE");
    await page.getByRole("img", { name: "weicht ab" }).first().waitFor();
    await accessible(page);
    await shot(page, "roles");
    const { cells } = await api.get("/access/matrix");
    assert.ok(cells.some((c) => c.roleId === manager.id && c.stageId === pipeline.stages[0].id && c.scope === "NONE"));
    await page.getByRole("radio", { name: "Rollen vergleichen" }).check({ force: true });
    await page.getByRole("combobox", { name: "Sehen: Manager" }).waitFor();
    await accessible(page);
    await shot(page, "compare");
  });

  await test("a card that may only be read says so, and why", async () => {
    await phone.goto(`${server.url}/deals/${deal}`);
    await phone.getByTestId("denied-note").waitFor();
    await phone.getByRole("button", { name: "Warum?" }).click();
    await phone.getByText("Nicht erlaubt.").waitFor();
    await phone.getByText(/Reichweite ist „Eigene“, nötig wäre „Alle“/).waitFor();
    await accessible(phone);
    await shot(phone, "why-phone");
  });

  await test("an administrator sees as somebody else, changes nothing, and comes back", async () => {
    await page.goto(`${server.url}/settings/users`);
    await page.getByRole("button", { name: /Nora Neu.*bearbeiten/ }).click();
    await shot(page, "person");
    await page.getByRole("button", { name: "Ansehen als" }).click();
    await page.getByTestId("view-as").getByText(/als Nora Neu/).waitFor();
    await page.goto(`${server.url}/deals/${deal}`);
    await page.getByTestId("denied-note").waitFor();
    await shot(page, "view-as");
    await page.getByTestId("view-as").getByRole("button", { name: "Beenden" }).click();
    await page.waitForURL(/settings\/users/);
    await page.goto(`${server.url}/deals/${deal}`);
    await page.getByTestId("record-card").waitFor();
    assert.equal(await page.getByTestId("denied-note").count(), 0);
  });

  await test("the matrix can be used on the phone", async () => {
    const small = await openPage(browser, PHONE);
    await signIn(small, server.url, EMAIL, server.password);
    await small.goto(`${server.url}/settings/roles`);
    await small.getByRole("button", { name: "Aufträge" }).waitFor();
    await accessible(small);
    await shot(small, "roles-phone");
    await small.context().close();
  });
  await test("of twenty roles and ten pipelines each is found, and nothing leaves the page", async () => {
    await fill(api);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${server.url}/settings/roles`);
    const table = page.getByRole("region", { name: /Manager/ });
    await table.waitFor();
    await page.getByRole("button", { name: "Aufträge" }).click();
    for (const name of ["Wartung Nord 3", "Wartung Nord 7"]) await page.getByRole("button", { name }).click();
    await shot(page, "roles-many");
    await table.evaluate((one) => one.scrollTo(0, one.scrollHeight));
    assert.ok(await isInside(table, page.getByRole("columnheader", { name: "Sehen" })), "the head stays");
    assert.ok(await isInside(table, page.getByRole("rowheader", { name: "Auswertungen" })), "the last row is reached");
    await shot(page, "roles-many-end");
    await keepsFocusFree(page, table);

    await page.getByRole("searchbox", { name: "Rolle suchen" }).fill("süd 14");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: /Vertrieb Süd 14/ }).waitFor();
    await page.getByRole("searchbox", { name: "Pipeline oder Phase suchen" }).fill("nord 9");
    await page.getByRole("rowheader", { name: "Wartung Nord 9" }).waitFor();
    assert.equal(await page.getByRole("rowheader", { name: /Wartung Nord \d/ }).count(), 1);
    await accessible(page);
    await shot(page, "roles-found");
    const pipeline = (await api.get("/pipelines")).items.find((one) => one.name === "Wartung Nord 9");
    await page.getByRole("combobox", { name: "Löschen: Wartung Nord 9" }).selectOption("ALL");
    await page.getByRole("img", { name: "weicht ab" }).first().waitFor();
    const role = (await api.get("/roles")).items.find((one) => one.name === "Vertrieb Süd 14");
    await until("the cell is kept", async () =>
      (await api.get("/access/matrix")).cells.some(
        (cell) => cell.roleId === role.id && cell.pipelineId === pipeline.id && cell.scope === "ALL",
      ),
    );
    await page.getByRole("radio", { name: "Rollen vergleichen" }).check({ force: true });
    await page.getByRole("combobox", { name: "Sehen: Vertrieb Süd 14" }).waitFor();
    await shot(page, "compare-many");
    await noneLeavesThePage(page);
  });

  await test("so they are on the phone", async () => {
    const small = await openPage(browser, PHONE);
    await signIn(small, server.url, EMAIL, server.password);
    await small.goto(`${server.url}/settings/roles`);
    const choice = small.getByRole("combobox", { name: "Rolle", exact: true });
    await choice.fill("süd 14");
    await small.getByRole("option", { name: "Vertrieb Süd 14" }).click();
    const table = small.getByRole("region", { name: /Vertrieb Süd 14/ });
    await table.waitFor();
    await small.getByRole("button", { name: "Aufträge" }).click();
    await shot(small, "roles-many-phone");
    await table.evaluate((one) => one.scrollTo(one.scrollWidth, one.scrollHeight));
    assert.ok(await isInside(table, small.getByRole("rowheader", { name: "Auswertungen" })), "the first column stays");
    assert.ok(await isInside(table, small.getByRole("columnheader", { name: "Importieren" })), "the head stays");
    await accessible(small);
    await shot(small, "roles-many-phone-end");
    await noneLeavesThePage(small);
    await small.context().close();
  });
  await page.context().close();
  await phone.context().close();
}

/** As many roles and pipelines as a large sales team has. */
async function fill(api) {
  for (let i = 1; i <= 18; i++) await api.post("/roles", { name: `Vertrieb Süd ${i}` });
  for (let i = 1; i <= 9; i++) await api.post("/pipelines", { name: `Wartung Nord ${i}` });
}

/** Whether something lies within what is seen of a part that scrolls. */
async function isInside(part, one) {
  const [outer, inner] = [await part.boundingBox(), await one.boundingBox()];
  const within = (from, length, start, size) => start >= from - 1 && start + size <= from + length + 1;
  return within(outer.y, outer.height, inner.y, inner.height) && within(outer.x, outer.width, inner.x, inner.width);
}

/** Walks up through the matrix by keyboard: what has the focus never lies below the head or the first column. */
async function keepsFocusFree(page, table) {
  await table.getByRole("combobox").last().focus();
  const head = await table.getByRole("columnheader").first().boundingBox();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Shift+Tab");
    const [box, isCell] = await page.evaluate(() => {
      const { x, y, height } = document.activeElement.getBoundingClientRect();
      return [{ x, y, height }, document.activeElement.matches("td select")];
    });
    if (isCell) assert.ok(box.y >= head.y + head.height - 1 && box.x >= head.x + head.width - 1, `cell ${i} is covered`);
  }
}

async function noneLeavesThePage(page) {
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(wide <= seen, `the page is ${wide} wide, ${seen} are seen`);
}

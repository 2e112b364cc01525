import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { accessible, chooseFiles, DESKTOP, openPage, PHONE, signIn, walkTo } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "paula@platz.example";
const EXTREME = "xenia@rand.example";
const ENGLISH = "emma@desk.example";
/** Pictures of the extremes, for people to look at. */
const PICTURES = new URL("../server/target/pictures/", import.meta.url).pathname;

const LONG = `Ü${"berlang".repeat(1_500)}`.slice(0, 10_000);
const ARABIC = "شركة الطاقة الشمسية — عرض سعر";
const EMOJI = "👩🏽‍🚒🏳️‍🌈☀️ Solar🔋";
const HIDDEN = "Null\u200bBreite\u2060n\u200d\u200cName";

/** What people do all day, and what happens when everything is too much, too long or not there at all. */
export async function workplace(server, browser) {
  mkdirSync(PICTURES, { recursive: true });
  await everyDay(server, browser);
  await extremes(server, browser);
  await inEnglish(server, browser);
}

async function everyDay(server, browser) {
  const api = server.setup(EMAIL, "--plan", "PROFESSIONAL");
  const page = await openPage(browser, DESKTOP);
  await signIn(page, server.url, EMAIL, server.password);
  const pipeline = (await api.get("/pipelines")).items[0];
  const stage = (semantics) => pipeline.stages.find((one) => one.semantics === semantics);

  await test("a card dropped on the zone of a lost stage asks for the reason, then lies there", async () => {
    const deal = await api.post("/deals", { title: "Nichts für uns" });
    await page.goto(`${server.url}/deals`);
    const from = await page.getByTestId(`card-deal-${deal.id}`).boundingBox();
    await page.mouse.move(from.x + 40, from.y + 15);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
    const zones = page.getByTestId("drop-zones");
    await zones.waitFor();
    const zone = await zones.getByText(stage("FAILURE").name, { exact: true }).boundingBox();
    await page.mouse.move(zone.x + zone.width / 2, zone.y + zone.height / 2, { steps: 10 });
    await page.waitForTimeout(100);
    await page.mouse.up();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Zum Verlust" }).fill("Zu klein");
    await dialog.getByRole("button").last().click();
    await until("it is lost", async () => (await api.get(`/deals/${deal.id}`)).stageId === stage("FAILURE").id);
    assert.equal((await api.get(`/deals/${deal.id}`)).lossComment, "Zu klein");
    await zones.waitFor({ state: "detached" });
  });

  await test("whoever is typed and known already is told, and nothing typed is thrown away unasked", async () => {
    const known = await api.post("/contacts", { firstName: "Anna", lastName: "Längst", phones: ["030 7654399"] });
    await page.goto(`${server.url}/contacts`);
    await page.getByRole("button", { name: "Neuer Kontakt" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Neuer Kontakt" });
    await dialog.getByLabel("Nachname").fill("Längst");
    await dialog.getByLabel("Telefon").fill("+49 (30) 765 43 99");
    const line = dialog.getByRole("status");
    await line.getByText("gleiche Telefonnummer").waitFor();
    await accessible(page);
    await page.keyboard.press("Escape");
    await dialog.getByRole("alertdialog").waitFor();
    await accessible(page);
    await dialog.getByRole("button", { name: "Weiter schreiben" }).click();
    await line.getByRole("link", { name: "Anna Längst" }).click();
    await page.waitForURL(`**/contacts/${known.id}`);
    await page.goBack();
    assert.equal(await dialog.getByLabel("Nachname").inputValue(), "Längst");
    await dialog.getByRole("button", { name: "Abbrechen" }).click();
    await dialog.waitFor({ state: "detached" });
  });

  await test("a move on the board is taken back, and a note that was begun survives a reload", async () => {
    const deal = await api.post("/deals", { title: "Falsche Spalte" });
    const next = pipeline.stages.filter((one) => one.semantics === "IN_PROGRESS")[1];
    await page.goto(`${server.url}/deals`);
    const cardOf = page.getByTestId(`card-deal-${deal.id}`);
    await cardOf.hover();
    await cardOf.locator("..").getByRole("button").last().click();
    await page.getByRole("menuitem", { name: next.name }).click();
    await until("it has moved", async () => (await api.get(`/deals/${deal.id}`)).stageId === next.id);
    await page.getByRole("button", { name: "Rückgängig" }).click();
    await until("it is back", async () => (await api.get(`/deals/${deal.id}`)).stageId === deal.stageId);

    await page.goto(`${server.url}/deals/${deal.id}`);
    await page.getByRole("textbox", { name: "Notiz" }).fill("Ruft morgen zurück");
    await page.reload();
    await page.getByRole("textbox", { name: "Notiz" }).waitFor();
    assert.equal(await page.getByRole("textbox", { name: "Notiz" }).inputValue(), "Ruft morgen zurück");
  });

  await test("two contacts are merged side by side; their deals move, and undo separates them again", async () => {
    const one = await api.post("/contacts", { firstName: "Eva", lastName: "Doppel", phones: ["030 555123"] });
    const other = await api.post("/contacts", { firstName: "E.", lastName: "Doppel", phones: ["+49 30 555123"] });
    const deal = await api.post("/deals", { title: "Dach Doppel", contactIds: [other.id] });
    await page.goto(`${server.url}/duplicates`);
    const group = page.getByRole("listitem", { name: /Doppel/ }).first();
    await group.getByText("gleiche Telefonnummer").waitFor();
    await accessible(page);
    await group.getByRole("button", { name: /Vergleichen/ }).or(group.getByRole("link", { name: /Vergleichen/ })).click();
    await page.getByRole("radio", { name: new RegExp(`Nr\\. ${one.id}`) }).check({ force: true });
    await accessible(page);
    await page.getByRole("button", { name: /zusammenführen/ }).click();
    await page.waitForURL(new RegExp(`/contacts/${one.id}`));
    assert.equal((await api.get(`/deals/${deal.id}`)).contacts[0].id, one.id);
    assert.equal((await api.raw(`/contacts/${other.id}`).catch((error) => error)).status, 410);
    await page.getByRole("button", { name: "Rückgängig" }).click();
    await until("they are two again", async () => (await api.get(`/deals/${deal.id}`)).contacts[0].id === other.id);
    await api.get(`/contacts/${other.id}`);
  });

  await test("what is no duplicate is remembered", async () => {
    await page.goto(`${server.url}/duplicates`);
    const group = page.getByRole("listitem", { name: /Doppel/ }).first();
    await group.getByRole("button", { name: "Keine Dublette", exact: true }).click();
    await group.waitFor({ state: "detached" });
    await page.reload();
    await page.getByText("Keine Dubletten").first().waitFor();
  });

  await test("companies and deals are merged from a selection in their list", async () => {
    for (const [kind, first, second] of [
      ["companies", { title: "Sonne AG" }, { title: "Sonne Aktiengesellschaft" }],
      ["deals", { title: "Sonne Halle 1" }, { title: "Sonne Halle 2" }],
    ]) {
      const stays = await api.post(`/${kind}`, first);
      const goes = await api.post(`/${kind}`, second);
      await page.goto(`${server.url}/duplicates/merge?kind=${kind}&ids=${stays.id}-${goes.id}`);
      await page.getByRole("button", { name: /zusammenführen/ }).click();
      await page.waitForURL(new RegExp(`/${kind}/${stays.id}`));
      assert.equal((await api.raw(`/${kind}/${goes.id}`).catch((error) => error)).status, 410);
    }
  });

  await test("what was deleted lies in the recycle bin, comes back from there, or is deleted for good", async () => {
    const [back, gone] = [await api.post("/deals", { title: "Kommt wieder" }), await api.post("/deals", { title: "Geht ganz" })];
    for (const { id } of [back, gone]) await api.send("DELETE", `/deals/${id}`);
    await page.goto(`${server.url}/deals`);
    await page.getByTestId("list-menu").click();
    await page.getByRole("menuitem", { name: "Papierkorb" }).click();
    await page.getByRole("row", { name: /Kommt wieder/ }).waitFor();
    await accessible(page);
    await page.getByRole("checkbox", { name: "„Kommt wieder“ wählen" }).check();
    await page.getByRole("button", { name: "Wiederherstellen" }).click();
    await page.getByRole("row", { name: /Kommt wieder/ }).waitFor({ state: "detached" });
    await api.get(`/deals/${back.id}`);
    await page.getByRole("checkbox", { name: "„Geht ganz“ wählen" }).check();
    await page.getByRole("button", { name: "Endgültig löschen" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Endgültig löschen" }).click();
    await page.getByText("Hier liegt nichts").waitFor();
    assert.deepEqual((await api.get("/bin?kind=DEAL")).items, []);
  });

  await test("who was slower sees both values and decides; a change of something else needs no question", async () => {
    const deal = await api.post("/deals", { title: "Gemeinsam", comments: "alt" });
    await page.goto(`${server.url}/deals/${deal.id}`);
    const card = page.getByTestId("record-card");
    await card.getByRole("button", { name: /^Kommentar/ }).waitFor();
    // the change of somebody else does not reach this window
    await page.route("**/api/v1/live/**", (route) => route.abort());
    await page.reload();
    await card.getByRole("button", { name: /^Kommentar/ }).waitFor();
    await api.patch(`/deals/${deal.id}`, { probability: 40 });
    await writeField(page, card, "Kommentar", "von mir");
    await until("both changes are there", async () => {
      const now = await api.get(`/deals/${deal.id}`);
      return now.comments === "von mir" && now.probability === 40;
    });
    await page.waitForTimeout(500);
    await api.patch(`/deals/${deal.id}`, { comments: "von jemand anderem" });
    await writeField(page, card, "Kommentar", "noch einmal von mir");
    const said = page.getByRole("alert").filter({ hasText: "Jemand hat dasselbe" });
    await said.getByText(/von jemand anderem.*noch einmal von mir/).waitFor();
    await accessible(page);
    assert.equal((await api.get(`/deals/${deal.id}`)).comments, "von jemand anderem");
    await said.getByRole("button", { name: "Meine Angabe nehmen" }).click();
    await until("mine is taken", async () => (await api.get(`/deals/${deal.id}`)).comments === "noch einmal von mir");
    await page.unroute("**/api/v1/live/**");
  });

  await test("a list is filtered by a field of the account, its file has it as a column, and another field holds a file", async () => {
    const roof = { kind: "DEAL", label: "Dachform", type: "LIST", prominent: true, options: [{ label: "Flach" }, { label: "Steil" }] };
    const { code, options } = await api.post("/fields", roof);
    await api.post("/fields", { kind: "DEAL", label: "Lageplan", type: "FILE" });
    await api.post("/deals", { title: "Garage", custom: { [code]: options[0].id } });
    const steep = await api.post("/deals", { title: "Scheune", custom: { [code]: options[1].id } });
    await page.goto(`${server.url}/deals?view=list`);
    await page.getByTestId("more-filters").click();
    const panel = page.getByTestId("filter-panel");
    await panel.getByRole("button", { name: "Bedingung", exact: true }).click();
    await panel.locator('input[aria-label="Feld"]').click();
    await page.getByRole("option", { name: "Dachform", exact: true }).click();
    await panel.locator('input[aria-label="Wert"]').click();
    await page.getByRole("option", { name: "Steil", exact: true }).click();
    await panel.getByRole("button", { name: "Anwenden" }).click();
    await page.getByRole("row", { name: "Garage" }).waitFor({ state: "detached" });
    await page.getByRole("row", { name: "Scheune" }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByTestId("list-menu").click().then(() => page.getByRole("menuitem", { name: /CSV/ }).click()),
    ]);
    assert.match(readFileSync(await download.path(), "utf8"), /Dachform.*\r\n.*Scheune.*Steil/);
    await page.goto(`${server.url}/deals/${steep.id}`);
    await chooseFiles(page, page.getByRole("button", { name: "Lageplan: Datei wählen" }), { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("Plan") });
    await page.getByTestId("record-card").getByRole("link", { name: "plan.txt" }).first().waitFor();
    await until("the field holds it", async () => (await api.get(`/deals/${steep.id}`)).custom.lageplan?.name === "plan.txt");
    await accessible(page);
  });

  await test("a file of 300 MB and one that is no table are refused in words", async () => {
    await page.goto(`${server.url}/settings/import?kind=contacts`);
    await page.getByTestId("import-file").waitFor({ state: "attached" });
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(Array(300).fill(new Uint8Array(1 << 20)), "riesig.csv"));
      const input = document.querySelector("[data-testid=import-file]");
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await page.getByText(/Die Datei ist zu groß/).waitFor();
    await accessible(page);
    const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==", "base64");
    await page.getByTestId("import-file").setInputFiles({ name: "foto.xlsx", mimeType: "image/png", buffer: picture });
    await page.getByText(/foto\.xlsx/).first().waitFor();
    await page.getByRole("alert").first().waitFor();
  });

  await test("no page of the day has thrown an error", () => assert.deepEqual(page.errors, []));
  await page.context().close();
}

async function writeField(page, card, name, text) {
  await card.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  const field = card.getByRole("textbox", { name });
  await field.fill(text);
  await field.press("Control+Enter");
}

async function extremes(server, browser) {
  const api = server.setup(EXTREME, "--plan", "PROFESSIONAL");
  const page = await openPage(browser, DESKTOP);
  const phone = await openPage(browser, PHONE);
  for (const one of [page, phone]) await signIn(one, server.url, EXTREME, server.password);

  await test("without a single record every screen says what to do next", async () => {
    for (const path of ["/deals", "/deals?view=list", "/deals?view=planned", "/contacts", "/companies", "/activities", "/inbox", "/duplicates"]) {
      await look(server, page, phone, path, `empty${path.replaceAll(/\W+/g, "-")}`);
    }
  });

  const pipeline = (await api.get("/pipelines")).items[0];
  let deal;
  await test("names of 10,000 characters, from right to left, of emoji and with hidden letters stay in their place", async () => {
    const long = await refusedOrMade(api, "/contacts", { lastName: LONG });
    if (long.refused) assert.match(JSON.stringify(long.refused), /400|422|too-long/);
    for (const name of [LONG.slice(0, 255), ARABIC, EMOJI, HIDDEN]) {
      const contact = await api.post("/contacts", { lastName: name });
      const company = await api.post("/companies", { title: name });
      deal = await api.post("/deals", { title: name, contactIds: [contact.id], companyId: company.id, amount: { value: "9999999999999.99", currency: "EUR" } });
      await api.post(`/deals/${deal.id}/comments`, { body: name.repeat(name.length > 100 ? 39 : 3) });
      await api.post("/activities", { title: name, records: [{ kind: "DEAL", id: deal.id }] });
    }
    await api.patch(`/deals/${deal.id}`, { comments: LONG });
    for (const path of ["/deals", "/deals?view=list", "/deals?view=planned", "/contacts", "/companies", "/activities"]) {
      await look(server, page, phone, path, `names${path.replaceAll(/\W+/g, "-")}`);
    }
    for (const one of (await api.get("/deals")).items) await look(server, page, phone, `/deals/${one.id}`, `names-card-${one.id}`);
    await page.goto(`${server.url}/deals`);
    await page.getByTestId(`card-deal-${deal.id}`).waitFor();
    assert.equal(await page.getByTestId(`card-deal-${deal.id}`).getAttribute("aria-label"), deal.title);
  });

  await test("two hundred fields fit into card, list, columns, filter and settings", async () => {
    await leave(page, phone);
    const types = ["TEXT", "NUMBER", "MONEY", "DATE", "BOOLEAN", "LINK", "USER", "FILE"];
    for (let i = 0; i < 200; i++) {
      const label = i === 3 ? LONG.slice(0, 100) : i === 4 ? ARABIC : `Feld ${i + 1}`;
      await api.post("/fields", { kind: "DEAL", label, type: types[i % types.length] });
    }
    await look(server, page, phone, `/deals/${deal.id}`, "fields-card");
    await look(server, page, phone, "/settings/fields?kind=deals", "fields-settings");
    await page.goto(`${server.url}/deals?view=list`);
    await page.getByTestId("columns").click();
    const chooser = page.getByTestId("column-chooser");
    await chooser.getByRole("textbox").or(chooser.getByRole("searchbox")).first().fill("Feld 199");
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${PICTURES}fields-columns.png` });
    await chooser.getByRole("button", { name: /Feld 199/ }).first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("more-filters").click();
    await page.getByTestId("filter-panel").waitFor();
    await page.screenshot({ path: `${PICTURES}fields-filter.png` });
    await page.keyboard.press("Escape");
  });

  await test("five hundred stages are a board that scrolls, a bar of stages and a menu", async () => {
    await leave(page, phone);
    for (let i = pipeline.stages.length; i < 500; i++) {
      await api.post(`/pipelines/${pipeline.id}/stages`, { name: `Phase ${i}`, color: "#2f80ed" });
    }
    const last = (await api.get("/pipelines")).items[0].stages.filter(({ semantics }) => semantics === "IN_PROGRESS").at(-1);
    await api.patch(`/deals/${deal.id}`, { stageId: last.id });
    const began = Date.now();
    // the list stands as it was left, as a list
    await page.goto(`${server.url}/deals?view=board`);
    await page.getByTestId(`column-${last.id}`).waitFor({ state: "attached" });
    console.log(`          a board of 500 columns after ${Date.now() - began} ms`);
    await look(server, page, phone, "/deals?view=board", "stages-board");
    await page.getByTestId(`column-${last.id}`).scrollIntoViewIfNeeded();
    await page.getByTestId(`card-deal-${deal.id}`).waitFor();
    await look(server, page, phone, `/deals/${deal.id}`, "stages-card");
    await look(server, page, phone, "/settings/pipelines", "stages-settings");
    await look(server, page, phone, "/deals?view=list", "stages-list");
  });

  await test("no page at the limits has thrown an error", () => assert.deepEqual([...page.errors, ...phone.errors], []));
  await page.context().close();
  await phone.context().close();
}

async function refusedOrMade(api, path, body) {
  return api.post(path, body).then(
    (made) => ({ made }),
    (error) => ({ refused: { status: error.status, text: error.message.slice(0, 300) } }),
  );
}

/** Open windows would follow each of the hundreds of changes that come now. */
const leave = (...pages) => Promise.all(pages.map((page) => page.goto("about:blank")));

/** On both sizes: nothing sticks out at the side, and no error is shown. A picture of each is kept. */
async function look(server, page, phone, path, name) {
  await Promise.all(
    [["desktop", page], ["phone", phone]].map(async ([size, one]) => {
      await walkTo(one, server.url, path);
      await one.screenshot({ path: `${PICTURES}${name}-${size}.png` });
      const [inner, wide] = await one.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth]);
      assert.ok(wide <= inner, `${name} on the ${size} is ${wide} px wide in a window of ${inner}`);
      assert.equal(await one.getByText(/konnte nicht geladen werden|ist schiefgegangen/).count(), 0, name);
    }),
  );
}

/** Each screen in one of the two sizes, in the other one the next time: `WALK=0` and `WALK=1` choose, `WALK=all` has both. */
async function inEnglish(server, browser) {
  const api = server.setup(ENGLISH, "--language", "en", "--demo", "--first-name", "Emma", "--last-name", "Stone");
  const deal = (await api.get("/deals?limit=1")).items[0];
  const lead = (await api.get("/leads?limit=1")).items[0];
  const screens = [
    "/inbox", "/leads", "/leads?view=list", "/leads?view=planned", `/leads/${lead.id}`, "/deals", "/deals?view=list", `/deals/${deal.id}`,
    "/contacts", "/companies", "/activities", "/activities?show=month", "/activities?show=week", "/duplicates", "/bin?kind=deals",
    "/settings", "/settings/import", "/settings/products", "/settings/tags", "/settings/notifications", "/settings/fields", "/settings/pipelines",
  ];
  const turn = process.env.WALK ?? String(Date.now() % 2);
  console.log(`          WALK=${turn}`);
  const walk = async ([size, options], number) => {
    const page = await openPage(browser, options, { locale: "en-GB", colorScheme: "dark" });
    await test(`in English, in the dark, the screens on the ${size} are accessible`, async () => {
      await signIn(page, server.url, ENGLISH, server.password);
      for (const path of screens.filter((_, at) => turn === "all" || (at + number) % 2 === Number(turn))) {
        await walkTo(page, server.url, path);
        await page.locator("h1").first().waitFor({ state: "attached" });
        await accessible(page).catch((error) => {
          throw new Error(`${path}: ${error.message}`, { cause: error });
        });
      }
      assert.deepEqual(page.errors, []);
    });
    await page.context().close();
  };
  await Promise.all([["desktop", DESKTOP], ["phone", PHONE]].map(walk));
}

import assert from "node:assert/strict";
import { accessible, chooseFiles, DESKTOP, MOVING, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "karla@karte.example";
// one red pixel
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  "base64",
);

/** What stands in the card of a record: tags, contacts, products and files, on the desk and on the phone. */
export async function card(server, browser) {
  const api = server.setup(EMAIL);
  const page = await openPage(browser, DESKTOP, MOVING);
  await signIn(page, server.url, EMAIL, server.password);
  const one = await api.post("/contacts", { firstName: "Ada", lastName: "Amsel" });
  const other = await api.post("/contacts", { firstName: "Bert", lastName: "Buche" });
  const deal = await api.post("/deals", { title: "Dach in Bonn", contactIds: [one.id] });
  await api.post("/products", { name: "Solarmodul 430 W", unit: "Stück", price: "129.90", taxRate: "19" });
  const now = () => api.get(`/deals/${deal.id}`);
  const sold = () => api.get(`/deals/${deal.id}/products`);
  await page.goto(`${server.url}/deals/${deal.id}`);
  const shown = page.getByTestId("record-card");

  await test("words are typed into the card, become tags and stand on the board", async () => {
    await shown.getByRole("button", { name: "Schlagwort", exact: true }).click();
    const field = shown.getByRole("combobox", { name: "Schlagwörter" });
    await field.fill("Messe");
    await page.keyboard.press("Enter");
    await until("the tag is on the deal", async () => (await now()).tagIds.length === 1);
    await field.fill("VIP");
    await page.keyboard.press("Enter");
    await until("both tags are on the deal", async () => (await now()).tagIds.length === 2);
    await page.keyboard.press("Escape");
    await shown.getByText("VIP", { exact: true }).waitFor();
    await accessible(page);
    await page.goto(`${server.url}/deals`);
    await page.getByTestId(`card-deal-${deal.id}`).getByText("Messe").waitFor();
    await accessible(page);
  });

  await test("one observes a deal with a click, finds it by that, and stops", async () => {
    const observers = shown.getByRole("group", { name: "Beobachter" });
    await page.goto(`${server.url}/deals/${deal.id}`);
    await observers.getByRole("button", { name: "Beobachten", exact: true }).click();
    await until("the deal is observed", async () => (await now()).observerIds.length === 1);
    const [me] = (await now()).observerIds;
    await accessible(page);
    await page.goto(`${server.url}/deals?view=list&observer=${me}`);
    await page.getByRole("row").filter({ hasText: "Dach in Bonn" }).first().waitFor();
    await page.goto(`${server.url}/deals/${deal.id}`);
    await observers.getByRole("button", { name: "Nicht mehr beobachten" }).click();
    await until("it is not observed any more", async () => (await now()).observerIds.length === 0);
  });

  await test("contacts are added, named by their role and put in order", async () => {
    await page.goto(`${server.url}/deals/${deal.id}`);
    await shown.getByRole("button", { name: "Verknüpfen" }).first().click();
    await page.keyboard.type("Buche");
    await page.getByRole("option", { name: /Bert Buche/ }).click();
    await until("there are two contacts", async () => (await now()).contacts.length === 2);
    await shown.getByRole("button", { name: "Bert Buche: mehr" }).click();
    await page.getByRole("menuitem", { name: "Rolle ändern" }).click();
    await shown.getByRole("textbox", { name: "Rolle von Bert Buche" }).fill("Einkauf");
    await page.keyboard.press("Enter");
    await until("the role is kept", async () => (await now()).contacts[1].role === "Einkauf");
    await shown.getByRole("button", { name: "Bert Buche: mehr" }).click();
    await page.getByRole("menuitem", { name: "Zum Hauptkontakt machen" }).click();
    await until("the other one is first", async () => (await now()).contacts[0].id === other.id);
    assert.equal((await now()).contacts[0].role, "Einkauf");
    await accessible(page);
  });

  await test("an amount and the next stage right behind it both arrive, and what is no number erases nothing", async () => {
    const { stages } = (await api.get("/pipelines")).items[0];
    const amount = shown.getByRole("button", { name: /Betrag/ });
    const field = shown.getByRole("textbox", { name: "Betrag" });
    await amount.click();
    await field.fill("4.200,-");
    await shown.getByRole("button", { name: stages[1].name, exact: true }).click();
    await until("both have arrived", async () => {
      const { stageId, amount: saved } = await now();
      return stageId === stages[1].id && Number(saved?.value) === 4200;
    });
    await amount.click();
    await field.fill("etwa vier");
    await page.keyboard.press("Enter");
    await page.getByText("„etwa vier“ ist keine Zahl").first().waitFor();
    assert.equal(Number((await now()).amount.value), 4200);
    await api.patch(`/deals/${deal.id}`, { amount: null });
  });

  await test("products are found by a few letters, and the amount is their sum", async () => {
    await shown.getByRole("button", { name: "Produkt hinzufügen" }).click();
    await shown.getByRole("combobox", { name: "Zeile 1: Produkt" }).fill("solar");
    await page.getByRole("option", { name: /Solarmodul/ }).click();
    const quantity = shown.getByRole("textbox", { name: "Zeile 1: Menge" });
    await quantity.fill("12");
    await quantity.press("Enter");
    await shown.getByRole("combobox", { name: "Zeile 2: Produkt" }).fill("Montage");
    await shown.getByRole("textbox", { name: "Zeile 2: Preis" }).fill("1.000");
    const discount = shown.getByRole("textbox", { name: "Zeile 2: Rabatt" });
    await discount.fill("10 %");
    await discount.press("Tab");
    await until("both rows are saved", async () => {
      const { rows, total } = await sold();
      // 12 × 129,90 + 19 % and 900 + 19 %
      return rows.length === 2 && total.value === "2925.97";
    });
    assert.equal((await now()).amount.value, "2925.97");
    await shown.getByTestId("products-total").getByText("2.925,97").waitFor();
    await accessible(page);
  });

  await test("files are chosen, shown, saved and deleted with a way back", async () => {
    await chooseFiles(page, shown.getByRole("button", { name: "Datei hinzufügen" }), [
      { name: "Dach.png", mimeType: "image/png", buffer: PICTURE },
      { name: "böse.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg onload='alert(1)'/>") },
    ]);
    await until("both files are there", async () => (await api.get(`/deals/${deal.id}/files`)).items.length === 2);
    await shown.locator("canvas[data-drawn=true]").first().waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      shown.getByRole("link", { name: "böse.svg herunterladen" }).click(),
    ]);
    assert.equal(saved.suggestedFilename(), "böse.svg");
    await shown.getByRole("button", { name: "Dach.png löschen" }).click();
    // the message of a move before may still stand beside it
    const told = page.locator("[data-tone]", { hasText: "Dach.png gelöscht" });
    await told.waitFor();
    assert.equal((await api.get(`/deals/${deal.id}/files`)).items.length, 1);
    await told.getByRole("button", { name: "Rückgängig" }).click();
    await until("it is back", async () => (await api.get(`/deals/${deal.id}/files`)).items.length === 2);
    await accessible(page);
  });

  await test("a file that is dropped on the card is taken in", async () => {
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(["Grüße"], "abgelegt.txt", { type: "text/plain" }));
      return data;
    });
    for (const type of ["dragenter", "dragover"]) await shown.dispatchEvent(type, { dataTransfer: transfer });
    await shown.getByText("Dateien hier ablegen").waitFor();
    await shown.dispatchEvent("drop", { dataTransfer: transfer });
    await shown.getByRole("link", { name: "abgelegt.txt herunterladen" }).waitFor();
  });

  await test("a file is attached to a note", async () => {
    await shown.getByRole("textbox", { name: "Notiz" }).fill("Siehe Anhang");
    await chooseFiles(page, shown.getByRole("button", { name: "Datei anhängen" }), { name: "Plan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 Plan") });
    await shown.getByRole("button", { name: "Speichern", exact: true }).click();
    const file = await until("the file hangs on the note", async () =>
      (await api.get(`/deals/${deal.id}/files`)).items.find((each) => each.name === "Plan.pdf"),
    );
    assert.ok(file.commentId > 0);
    assert.equal(file.type, "application/pdf");
    await shown.locator("[data-type=COMMENT]").getByRole("link", { name: "Plan.pdf herunterladen" }).waitFor();
  });

  await test("tags are tidied up in the settings", async () => {
    await page.goto(`${server.url}/settings/tags`);
    await page.getByRole("textbox", { name: "Name des Schlagworts" }).first().waitFor();
    await accessible(page);
    await page.getByRole("button", { name: "Schlagwort Messe: mehr" }).click();
    await page.getByRole("menuitem", { name: "Zusammenführen mit …" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Anderes Schlagwort" }).click();
    await page.getByRole("option", { name: "VIP" }).click();
    await dialog.getByRole("button", { name: "Zusammenführen" }).click();
    await until("one tag is left", async () => (await api.get("/tags")).items.length === 1);
    assert.equal((await now()).tagIds.length, 1);
    await page.goto(`${server.url}/settings/products`);
    await page.getByRole("button", { name: /Solarmodul/ }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Preis" }).waitFor();
    await accessible(page);
  });
  assert.deepEqual(page.errors, []);
  await page.context().close();

  await test("on the phone products, contacts and files are there for the thumb", async () => {
    const phone = await openPage(browser, PHONE, MOVING);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/deals/${deal.id}`);
    const small = phone.getByTestId("record-card");
    await small.getByRole("textbox", { name: "Zeile 1: Menge" }).fill("10");
    await small.getByRole("textbox", { name: "Zeile 1: Menge" }).press("Tab");
    await until("the quantity is saved", async () => (await sold()).rows[0].quantity === "10.0000");
    await chooseFiles(phone, small.getByRole("button", { name: "Foto aufnehmen" }), { name: "foto.jpg", mimeType: "image/jpeg", buffer: PICTURE });
    await small.getByRole("link", { name: "foto.jpg herunterladen" }).waitFor();
    await accessible(phone);
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `${wide} pixels stand out at the side`);
    assert.deepEqual(phone.errors, []);
    await phone.context().close();
  });
}

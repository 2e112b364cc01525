import assert from "node:assert/strict";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "ines@import.example";

const CONTACTS = [
  "Vorname;Nachname;E-Mail;Telefon;Firma;Wunsch",
  "Erika;Müller;erika@liste.example;030 1112223;Müller & Söhne;Dach",
  "Max;Meier;max@liste.example;;;Keller",
  "Kaputt;Kaputt;keine-adresse;;;",
].join("\r\n");

function file(name, text, encoding = "utf8") {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text, encoding) };
}

/** The field that says what a column means. */
function meaning(page, column) {
  return page.locator(`input[aria-label="Bedeutung von ${column}"]`);
}

/** A file on its way into the account, on the desktop and the phone. */
export async function imports(server, browser) {
  const api = server.setup(EMAIL, "--plan", "professional");
  const page = await openPage(browser, DESKTOP);
  await signIn(page, server.url, EMAIL, server.password);

  await test("the menu of a list leads to the import of its kind", async () => {
    await page.goto(`${server.url}/contacts`);
    await page.getByTestId("list-menu").click();
    await page.getByRole("menuitem", { name: "Importieren" }).click();
    await page.getByRole("heading", { name: "Import", exact: true }).waitFor();
    assert.ok(await page.getByRole("radio", { name: "Kontakte" }).isChecked());
    await accessible(page);
  });

  await test("a file in Windows' letters is read, and its columns have a meaning", async () => {
    await page.getByTestId("import-file").setInputFiles(file("kunden.csv", CONTACTS, "latin1"));
    await page.getByRole("heading", { name: "kunden.csv" }).waitFor();
    await page.getByText("WINDOWS-1252").waitFor();
    await until("the columns have a meaning", async () => (await meaning(page, "Firma").inputValue()) === "Unternehmen");
    await accessible(page);
  });

  await test("somebody says what a column means, and the rehearsal what would come of it", async () => {
    await meaning(page, "Wunsch").click();
    await page.getByRole("option", { name: "Kommentar" }).click();
    await page.getByRole("button", { name: "Probelauf starten" }).click();
    await page.getByText("E-Mail: keine E-Mail-Adresse").waitFor();
    assert.equal((await api.get("/lists/contacts/count")).count, 0);
    await accessible(page);
  });

  await test("the run makes the contacts; the faulty row comes back as a file", async () => {
    await page.getByRole("button", { name: "Import starten" }).click();
    await page.getByText("Aufgenommen, mit Fehlern").waitFor();
    assert.equal((await api.get("/lists/contacts/count")).count, 2);
    await accessible(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Fehlerhafte Zeilen herunterladen" }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^rejected-\d+\.csv$/);
  });

  await test("the import is undone from its page", async () => {
    await page.getByRole("button", { name: "Import rückgängig machen" }).click();
    await page.getByRole("button", { name: "Rückgängig", exact: true }).click();
    await page.getByRole("heading", { name: "Rückgängig gemacht" }).waitFor();
    await until("the contacts are gone", async () => (await api.get("/lists/contacts/count")).count === 0);
  });

  await test("a wrong file is refused with its reason", async () => {
    await page.goto(`${server.url}/settings/import?kind=deals`);
    await page.getByTestId("import-file").setInputFiles(file("bild.csv", "%PDF-1.7 nothing"));
    await page.getByText("Das ist keine Tabelle. Gelesen werden CSV- und XLSX-Dateien.").waitFor();
  });

  await test("on the phone inquiries of a file become deals at once", async () => {
    const phone = await openPage(browser, PHONE);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/settings/import?kind=leads`);
    await phone.getByTestId("import-file").setInputFiles(
      file("anfragen.csv", "Name,E-Mail,Nachricht\nErika Muster,erika@x.example,Bitte ein Angebot\n"),
    );
    await phone.getByRole("heading", { name: "anfragen.csv" }).waitFor();
    await accessible(phone);
    await phone.getByRole("button", { name: "Probelauf starten" }).click();
    await phone.getByRole("button", { name: "Import starten" }).click();
    await phone.getByRole("heading", { name: "Aufgenommen", exact: true }).waitFor();
    await accessible(phone);
    assert.equal((await api.get("/inquiries")).items[0].channel, "IMPORT");
    assert.equal((await api.get("/lists/deals/count")).count, 1);
    assert.deepEqual(phone.errors, []);
    await phone.context().close();
  });

  await test("nothing went wrong on any page", () => assert.deepEqual(page.errors, []));
  await page.context().close();
}

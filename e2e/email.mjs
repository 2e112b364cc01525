import assert from "node:assert/strict";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";
import { MailServer } from "./mailserver.mjs";

const EMAIL = "emil@postfach.example";
const SALES = "vertrieb@weiche.test";
const CUSTOMER = "kundin@kunde.test";

/** Somebody writes, a salesperson sees it on the card and answers, and the answer arrives. */
export async function email(server, browser) {
  const missing = MailServer.missing();
  if (missing !== undefined) {
    console.log(`  skipped the journey of an e-mail: ${missing}`);
    return;
  }
  let mail;
  try {
    mail = await MailServer.start();
  } catch (error) {
    console.log(`  skipped the journey of an e-mail: the mail server does not come up here (${error.message})`);
    return;
  }
  try {
    await journey(server, browser, mail);
  } finally {
    await mail.stop();
  }
}

async function journey(server, browser, mail) {
  const api = server.setup(EMAIL, "--plan", "professional");
  await api.toClassic();
  const page = await openPage(browser, DESKTOP);
  await signIn(page, server.url, EMAIL, server.password);

  await test("a mailbox is connected after both servers were tried", async () => {
    await page.goto(`${server.url}/settings/mailboxes`);
    await page.getByRole("heading", { name: "Postfächer" }).waitFor();
    await accessible(page);
    await page.getByRole("button", { name: "Postfach hinzufügen" }).click();
    await page.getByLabel("E-Mail-Adresse").fill(SALES);
    assert.equal(await page.getByLabel("Server für den Posteingang").inputValue(), "imap.weiche.test");
    await page.getByRole("dialog").getByLabel(/^Passwort/).fill("falsch");
    for (const [side, port] of [
      ["Posteingang", mail.imapPort],
      ["Postausgang", mail.smtpPort],
    ]) {
      await page.getByLabel(`Server für den ${side}`).fill("127.0.0.1");
      await page.getByLabel(`Port für den ${side}`).fill(String(port));
      await page.locator(`input[aria-label="Verschlüsselung des ${side}s"]`).click();
      await page.getByRole("option", { name: "Keine (nur dieser Rechner)" }).click();
    }
    await page.getByLabel("Absendername").fill("Vertrieb Weiche");
    await page.getByLabel("Signatur").fill("Freundliche Grüße\nEmil");
    await page.getByRole("button", { name: "Verbindung prüfen" }).click();
    // servers take their time before they refuse a password
    await page.getByText("Posteingang: Benutzername oder Passwort ist falsch").waitFor({ timeout: 60_000 });
    await page.getByRole("dialog").getByLabel(/^Passwort/).fill(MailServer.password);
    await page.getByRole("button", { name: "Verbindung prüfen" }).click();
    await page.getByText("Beide Server antworten").waitFor({ timeout: 60_000 });
    await accessible(page);
    await page.getByRole("button", { name: "Erstellen", exact: true }).click();
    await page.getByText("aktiv", { exact: true }).waitFor();
  });

  await test("a template with placeholders is written", async () => {
    await page.getByRole("button", { name: "Neue Vorlage" }).click();
    await page.getByLabel("Name der Vorlage").fill("Rückfrage");
    await page.getByRole("dialog").getByLabel(/^Text/).fill("Guten Tag {name},\n\nwann dürfen wir kommen?");
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByText("Rückfrage", { exact: true }).waitFor();
  });

  let lead;
  await test("somebody writes for the first time and stands as a lead with the message on its card", async () => {
    await mail.send(
      CUSTOMER,
      SALES,
      {
        name: "Karla Kundin",
        Subject: "Angebot fuer ein Dach",
        "Message-ID": "<eins@kunde.test>",
        "Content-Type": "text/html; charset=utf-8",
      },
      '<h1>Guten Tag</h1><p>Was kostet ein Dach?</p><img src="http://127.0.0.1:9/zaehlpixel.png"><script>document.title="weg"</script>',
    );
    lead = await until("the lead is there", async () => (await api.get("/leads")).items[0], 60_000);
    assert.equal(lead.title, "Angebot fuer ein Dach");
    await page.goto(`${server.url}/leads/${lead.id}`);
    await page.getByText("E-Mail von Karla Kundin").waitFor();
    await page.getByText("Antworten: Angebot fuer ein Dach").first().waitFor();
    await accessible(page);
  });

  await test("its formatting is shown in a frame in which nothing runs and nothing is fetched", async () => {
    const fetched = [];
    page.on("request", (request) => request.url().includes("zaehlpixel") && fetched.push(request.url()));
    await page.getByRole("button", { name: "Ganz lesen" }).click();
    await page.getByRole("button", { name: "Mit Formatierung zeigen" }).click();
    const frame = page.frameLocator("iframe[title^='E-Mail mit Formatierung']");
    await frame.getByRole("heading", { name: "Guten Tag" }).waitFor();
    assert.equal(await frame.locator("script").count(), 0);
    assert.deepEqual(fetched, []);
    await page.getByRole("button", { name: "Bilder laden" }).click();
    await until("the picture is asked for", () => fetched.length > 0);
    await accessible(page);
  });

  await test("the answer with a template goes out once, and the customer's next message comes back to the card", async () => {
    await page.getByRole("button", { name: "Antworten", exact: true }).first().click();
    await page.locator('input[placeholder="Ohne Vorlage"]').click();
    await page.getByRole("option", { name: "Rückfrage" }).click();
    const text = page.getByLabel("Text", { exact: true });
    await until("the template is there", async () => (await text.inputValue()).startsWith("Guten Tag Karla Kundin,"));
    assert.match(await text.inputValue(), /-- \nFreundliche Grüße\nEmil[^]*> Was kostet ein Dach\?/);
    await accessible(page);
    await page.getByRole("button", { name: "Senden", exact: true }).click();
    await page.getByText("gesendet", { exact: true }).waitFor();
    const [sent, ...more] = await until("it has arrived", () => {
      const all = mail.mailOf(CUSTOMER);
      return all.length > 0 && all;
    }, 60_000);
    assert.deepEqual(more, []);
    assert.match(sent, /^In-Reply-To: <eins@kunde\.test>/m);
    assert.match(sent, /^From: Vertrieb Weiche <vertrieb@weiche\.test>/m);
    const name = /^Message-ID: (<.+>)/m.exec(sent)[1];
    await mail.send(CUSTOMER, SALES, { name: "Karla Kundin", Subject: "Re: Angebot", "In-Reply-To": name, "Message-ID": "<zwei@kunde.test>" }, "Am Montag.");
    await page.getByText("Am Montag.").waitFor();
    assert.equal((await api.get("/leads")).items.length, 1);
    assert.deepEqual(page.errors, []);
  });

  await test("a message is written on the phone", async () => {
    const phone = await openPage(browser, PHONE);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/leads/${lead.id}`);
    await phone.getByRole("tab", { name: "Verlauf" }).click();
    await phone.getByRole("tab", { name: "E-Mail" }).click();
    await phone.getByLabel("Betreff").fill("Termin");
    await accessible(phone);
    await phone.getByRole("button", { name: "Senden", exact: true }).click();
    await until("it has arrived", () => mail.mailOf(CUSTOMER).length === 2, 60_000);
    assert.deepEqual(phone.errors, []);
    await phone.context().close();
  });
  await page.context().close();
}

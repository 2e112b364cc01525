import assert from "node:assert/strict";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { foreignSite } from "./foreign-site.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "clara@gespraech.example";

/** A visitor on a page of somebody else and the team speak with each other, live, and it becomes a record. */
export async function chat(server, browser) {
  const api = server.setup(EMAIL, "--plan", "professional");
  const page = await openPage(browser, DESKTOP);
  await signIn(page, server.url, EMAIL, server.password);
  let site;

  await test("a chat for a website is set up, with the code to copy and an answer that is ready", async () => {
    await page.goto(`${server.url}/settings/chat`);
    await page.getByRole("button", { name: "Chat für eine Website" }).click();
    const code = await page.getByLabel("Code für Ihre Website").inputValue();
    assert.match(code, /^<script src="[^"]+\/chat\/[0-9a-z]+\.js" async><\/script>$/);
    await page.getByLabel("Begrüßung").fill("Willkommen bei der Dachbau GmbH!");
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByText("Gespeichert", { exact: true }).waitFor();
    await page.getByLabel("Kürzel").fill("termin");
    await page.getByLabel("Text", { exact: true }).fill("Gern! Wann passt es Ihnen?");
    await page.getByRole("button", { name: "Hinzufügen" }).click();
    await page.getByText("/termin").waitFor();
    await accessible(page);
    site = await foreignSite(code.replace(/src="[^"]+\/chat\//, `src="${server.url}/chat/`), server.url);
  });

  const visitor = await openPage(browser, DESKTOP);
  const frame = visitor.frameLocator("iframe");
  const write = async (text) => {
    await frame.getByLabel("Ihre Nachricht").fill(text);
    await frame.getByLabel("Ihre Nachricht").press("Enter");
    await frame.getByText(text).waitFor();
  };
  const queue = page.getByRole("region", { name: "Gespräche" });

  await test("a message from another site appears in the queue, and the answer reaches the visitor", async () => {
    await page.goto(`${server.url}/chat`);
    await page.getByText("Keine offenen Gespräche").waitFor();
    await accessible(page);
    await visitor.goto(site.url);
    await visitor.getByRole("button", { name: "Chat öffnen" }).click();
    await frame.getByText("Willkommen bei der Dachbau GmbH!").waitFor();
    await frame.getByText("Wir sind da").waitFor();
    await write("Haben Sie nächste Woche Zeit?");
    await queue.getByText("Haben Sie nächste Woche Zeit?").click();
    await frame.getByLabel("Ihre Nachricht").pressSequentially("Hm");
    await page.getByRole("log").getByText("schreibt …").waitFor();
    await frame.getByLabel("Ihre Nachricht").fill("");
    await page.getByLabel("Ihre Antwort").fill("/ter");
    await page.keyboard.press("Enter");
    assert.equal(await page.getByLabel("Ihre Antwort").inputValue(), "Gern! Wann passt es Ihnen?");
    await accessible(page);
    await page.keyboard.press("Enter");
    await frame.getByText("Gern! Wann passt es Ihnen?").waitFor();
    await accessible(page);
    const alone = await openPage(browser, PHONE);
    await alone.goto(await visitor.locator("iframe").getAttribute("src"));
    await alone.getByText("Willkommen bei der Dachbau GmbH!").waitFor();
    await accessible(alone);
    await alone.context().close();
  });

  await test("after a reload the conversation goes on, and an answer shows on the closed chat", async () => {
    await visitor.reload();
    await visitor.getByRole("button", { name: "Chat öffnen" }).waitFor();
    await page.getByLabel("Ihre Antwort").fill("Dienstag wäre gut.");
    await page.keyboard.press("Enter");
    // only the answer is new: what was read before the reload is not
    await visitor.getByRole("button", { name: "Chat öffnen, 1 neue Nachricht", exact: true }).click();
    await frame.getByText("Haben Sie nächste Woche Zeit?").waitFor();
    await frame.getByText("Dienstag wäre gut.").waitFor();
    assert.equal(await frame.getByText("Haben Sie nächste Woche Zeit?").count(), 1);
    assert.deepEqual(await visitor.context().cookies(), []);
  });

  await test("a phone number in the text makes a customer with a deal, and the talk stands in its history", async () => {
    await write("Dann rufen Sie mich an: 030 / 901820");
    const deals = await until("there is a deal", async () => {
      const { items } = await api.get("/deals");
      return items.length > 0 ? items : undefined;
    });
    assert.equal(deals.length, 1);
    assert.equal((await api.get("/contacts")).items.length, 1);
    await page.getByRole("complementary", { name: "Über den Besucher" }).getByRole("link", { name: /Haben Sie/ }).click();
    await page.getByRole("button", { name: "Gespräch zeigen" }).click();
    await page.getByRole("dialog").getByText("Gern! Wann passt es Ihnen?").waitFor();
    await accessible(page);
    await page.keyboard.press("Escape");
  });

  await test("in classic mode it is a lead, on the phone, from a message left while nobody is there", async () => {
    const { epoch } = await api.get("/crm-mode");
    await api.post("/crm-mode/switches", { to: "CLASSIC", expectedEpoch: epoch });
    await api.send("PUT", "/chat/availability", { available: false });
    const phone = await openPage(browser, PHONE);
    const chat = phone.frameLocator("iframe");
    await phone.goto(site.url);
    await phone.getByRole("button", { name: "Chat öffnen" }).click();
    await chat.getByText("Gerade ist niemand da", { exact: true }).waitFor();
    const { width, height } = await phone.locator("iframe").boundingBox();
    assert.deepEqual([width, height], [PHONE.viewport.width, PHONE.viewport.height]);
    await chat.getByLabel("Ihre Nachricht").fill("Bitte um Rückruf");
    await chat.getByRole("button", { name: "Senden" }).click();
    await chat.getByText("Bitte geben Sie eine E-Mail-Adresse oder Telefonnummer an.").waitFor();
    await chat.getByLabel("E-Mail").fill("nacht@besuch.example");
    await chat.getByRole("button", { name: "Senden" }).click();
    await chat.getByText("Bitte um Rückruf").waitFor();
    await until("there is a lead", async () => (await api.get("/leads")).items.length === 1);
    assert.deepEqual(phone.errors, []);
    await phone.context().close();
  });

  await test("the team works with a thumb too, and ends the conversation with a result", async () => {
    const thumb = await openPage(browser, PHONE);
    await signIn(thumb, server.url, EMAIL, server.password);
    await thumb.goto(`${server.url}/chat`);
    await thumb.getByText("nacht@besuch.example").click();
    await thumb.getByRole("button", { name: "Übernehmen" }).click();
    await thumb.getByLabel("Ihre Antwort").fill("Wir rufen morgen an.");
    await accessible(thumb);
    await thumb.getByRole("button", { name: "Senden" }).click();
    await thumb.getByText("Wir rufen morgen an.").waitFor();
    await thumb.getByRole("button", { name: "Beenden" }).click();
    await thumb.getByRole("menuitem", { name: "Erledigt" }).click();
    await thumb.getByText("Das Gespräch ist beendet").waitFor();
    assert.equal((await api.get("/chat/conversations?which=CLOSED")).items.length, 1);
    assert.deepEqual(thumb.errors, []);
    await thumb.context().close();
  });

  await test("nothing broke a page", () => assert.deepEqual([...page.errors, ...visitor.errors], []));
  await visitor.context().close();
  site?.close();
}

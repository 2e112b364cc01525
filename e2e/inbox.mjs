import assert from "node:assert/strict";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "ines@eingang.example";

/** Deciding about inquiries: by keyboard on a desk, by thumb on the phone, with leads and without. */
export async function inbox(server, browser) {
  const api = server.setup(EMAIL, "--language", "de");
  const take = async (title, more = {}) => (await api.post("/inquiries", { title, channel: "FORM", ...more })).inquiryId;
  const now = (id) => api.get(`/inquiries/${id}`);
  const decided = (id, state) => until(`the inquiry is ${state}`, async () => (await now(id)).state === state);
  const page = await openPage(browser, DESKTOP);
  await signIn(page, server.url, EMAIL, server.password);

  await test("in simple mode: mark done, snooze, junk and undo by keyboard, and the number beside the inbox follows", async () => {
    const [done, later, junk] = [await take("Nur eine Frage"), await take("Im Frühjahr"), await take("Werbung")];
    await page.goto(`${server.url}/inbox`);
    await page.getByText("Werbung", { exact: true }).waitFor();
    await page.getByRole("link", { name: /Eingang/ }).getByText("3").first().waitFor();
    await accessible(page);
    await page.keyboard.press("j");
    await row(page, "Werbung").waitFor();
    await page.keyboard.press("x");
    await page.getByRole("dialog").getByLabel("Anmerkung").fill("Spam");
    await accessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Ungeeignet" }).click();
    await decided(junk, "JUNK");
    const lost = await api.get(`/deals/${(await now(junk)).deal.id}`);
    assert.deepEqual([lost.semantics, lost.lossComment], ["F", "Spam"]);

    await row(page, "Im Frühjahr").waitFor();
    await page.keyboard.press("s");
    await page.getByRole("dialog").getByRole("button", { name: /Nächste Woche/ }).click();
    await until("it is snoozed", async () => (await now(later)).snoozedUntil !== null);

    await row(page, "Nur eine Frage").waitFor();
    await page.keyboard.press("e");
    await decided(done, "DONE");
    await page.getByText("Alles gesichtet").waitFor();
    await page.keyboard.press("u");
    await decided(done, "OPEN");
    await page.keyboard.press("u");
    await until("it is open again", async () => (await now(later)).snoozedUntil === null);
    await page.keyboard.press("u");
    await decided(junk, "OPEN");
    assert.equal((await api.get(`/deals/${(await now(junk)).deal.id}`)).semantics, "P");
    await page.getByText("Werbung", { exact: true }).waitFor();
  });

  await test("Enter opens the deal over the inbox, and closing it leads back", async () => {
    await page.goto(`${server.url}/inbox?whose=MINE`);
    await page.getByText("Werbung", { exact: true }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByTestId("record-card").getByText("Werbung").first().waitFor();
    await page.getByTestId("record-card").getByRole("button", { name: "Schließen" }).click();
    await row(page, "Werbung").waitFor();
    assert.equal(new URL(page.url()).searchParams.get("whose"), "MINE");
  });

  await test("attaching to a deal of the customer puts the inquiry's own deal away", async () => {
    const first = await take("Dach", { person: { lastName: "Holm" }, emails: ["holm@x.example"] });
    const { contact, deal } = await now(first);
    const second = await api.post("/deals", { title: "Heizung für Holm", contactIds: [contact.id] });
    await page.goto(`${server.url}/inbox`);
    await page.getByText("Holm").first().waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("d");
    await page.getByRole("dialog").getByRole("button", { name: /Heizung für Holm/ }).waitFor();
    await accessible(page);
    await page.getByRole("dialog").getByRole("button", { name: /Heizung für Holm/ }).click();
    await until("it belongs to the other deal", async () => (await now(first)).deal?.id === second.id);
    assert.equal((await api.raw(`/deals/${deal.id}`).catch((error) => error)).status, 404);
  });

  await test("in classic mode: convert in the dialog without leaving the inbox, and undo it; assign and attach a lead", async () => {
    await api.toClassic();
    const lead = await take("Photovoltaik", { person: { lastName: "Krüger" } });
    await page.goto(`${server.url}/inbox`);
    await page.getByText("Photovoltaik", { exact: true }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("c");
    await page.getByRole("dialog", { name: /Lead konvertieren/ }).getByRole("button", { name: "Konvertieren", exact: true }).click();
    await decided(lead, "DONE");
    assert.equal(new URL(page.url()).pathname, "/inbox");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("u");
    await decided(lead, "OPEN");
    assert.equal((await api.get(`/leads/${(await now(lead)).lead.id}`)).semantics, "P");

    await page.getByText("Photovoltaik", { exact: true }).waitFor();
    await page.goto(`${server.url}/inbox?whose=UNASSIGNED`);
    await page.getByText("Photovoltaik", { exact: true }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("d");
    await page.getByRole("dialog").getByRole("textbox").fill("Heizung");
    await page.getByRole("dialog").getByRole("button", { name: /Heizung für Holm/ }).waitFor();
    await page.keyboard.press("Enter");
    await until("the lead went into the deal", async () => (await now(lead)).deal?.title === "Heizung für Holm");
    assert.equal((await api.get(`/leads/${(await now(lead)).lead.id}`)).semantics, "S");
  });

  await test("? shows the keys; letters after G still go to places", async () => {
    await page.keyboard.press("?");
    await page.getByText("Letzte Entscheidung rückgängig").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await page.waitForURL(/\/deals/);
  });

  await test("on the phone: a tap chooses, the buttons are at the thumb", async () => {
    const [one, two] = [await take("Erste vom Telefon"), await take("Zweite vom Telefon")];
    const phone = await openPage(browser, PHONE);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/inbox`);
    await phone.getByText("Erste vom Telefon", { exact: true }).tap();
    const bar = phone.getByRole("toolbar", { name: "Über die Anfrage entscheiden" });
    for (const button of await bar.getByRole("button").all()) {
      const { width, height } = await button.boundingBox();
      assert.ok(height >= 44 && width >= 40, `${await button.innerText()}: ${width} × ${height}`);
    }
    await accessible(phone);
    await bar.getByRole("button", { name: "Erledigt" }).tap();
    await decided(one, "DONE");
    await bar.getByRole("button", { name: "Rückgängig" }).tap();
    await decided(one, "OPEN");
    await phone.getByText("Zweite vom Telefon", { exact: true }).tap();
    await bar.getByRole("button", { name: "Ungeeignet" }).tap();
    await phone.getByRole("dialog").getByRole("button", { name: "Ungeeignet" }).tap();
    await decided(two, "JUNK");
    assert.deepEqual(phone.errors, []);
    await phone.context().close();
  });

  await test("no page raised an error in the inbox", () => assert.deepEqual(page.errors, []));
  await page.context().close();
}

/** The row that keys act on. */
function row(page, text) {
  return page.locator("li[aria-current=true]", { hasText: text });
}

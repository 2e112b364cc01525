import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import {
  accessible,
  DESKTOP,
  openPage,
  PHONE,
  settled,
  signIn,
} from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "petra@telefon.example";
const COLLEAGUE = "max@telefon.example";

/** The telephone system tells of calls; people see who calls, wherever they are. */
export async function calls(server, browser) {
  const api = server.setup(EMAIL, "--plan", "PROFESSIONAL");
  const role = (await api.get("/roles")).items.find((one) => one.administrator);
  const max = await api.post("/users", {
    firstName: "Max",
    lastName: "Muster",
    email: COLLEAGUE,
    password: server.password,
    roleIds: [role.id],
  });
  const eva = await api.post("/contacts", {
    firstName: "Eva",
    lastName: "Holm",
    phones: ["0221 445566"],
    responsibleId: max.id,
  });
  const deal = await api.post("/deals", {
    title: "Solardach Holm",
    contactIds: [eva.id],
    responsibleId: max.id,
  });
  const his = await openPage(browser, DESKTOP);
  const phone = await openPage(browser, PHONE);
  const call = (body) => api.post("/calls", body);
  let first;

  await test("a call pops up for the responsible on any page, without taking the focus", async () => {
    await signIn(his, server.url, COLLEAGUE, server.password);
    await his.goto(`${server.url}/companies`);
    await his.locator("html[data-live=on]").waitFor({ state: "attached" });
    await his.getByTestId("bell").focus();
    first = await call({
      number: "+49 221 44 55 66",
      line: "0221 100",
      externalId: "e2e-1",
    });
    const card = his.getByRole("region", { name: "Anruf: Eva Holm" });
    await card.getByText("Solardach Holm").waitFor();
    await his
      .getByRole("status")
      .filter({ hasText: "Anruf von Eva Holm" })
      .waitFor();
    assert.equal(await his.evaluate(() => document.activeElement?.dataset.testid), "bell");
    await accessible(his);
  });

  await test("a note from the card stands in the timeline, and the card goes when the call ends", async () => {
    const card = his.getByRole("region", { name: "Anruf: Eva Holm" });
    await card.getByRole("button", { name: "Notiz" }).click();
    await card
      .getByRole("textbox", { name: "Notiz" })
      .fill("Fragt nach dem Gerüst");
    await card.getByRole("button", { name: "Speichern" }).click();
    await api.post(`/calls/${first.id}/answer`, { answeredById: max.id });
    await card.getByText("Im Gespräch").waitFor();
    await card.getByRole("button", { name: "Öffnen" }).click();
    await his.waitForURL(new RegExp(`/deals/${deal.id}`));
    await api.post(`/calls/${first.id}/finish`, {
      durationSeconds: 185,
      recordingUrl: "https://pbx.example/recordings/1.mp3",
    });
    await card.waitFor({ state: "detached" });
    const history = his.getByTestId("history");
    await history.getByText("Fragt nach dem Gerüst").waitFor();
    await history
      .getByText(/Anruf von/)
      .first()
      .waitFor();
    assert.equal(
      (await api.get(`/activities/${first.activityId}`)).status,
      "COMPLETED",
    );
  });

  await test("a missed call is an open activity, and on the phone the card is a sheet at the top", async () => {
    await signIn(phone, server.url, COLLEAGUE, server.password);
    await phone.goto(`${server.url}/deals/${deal.id}`);
    await phone.locator("html[data-live=on]").waitFor({ state: "attached" });
    const missed = await call({ number: "0221 445566" });
    const card = phone.getByRole("region", { name: "Anruf: Eva Holm" });
    await card.waitFor();
    const box = await card.boundingBox();
    assert.ok(box.y < 60 && box.width > 340, JSON.stringify(box));
    const button = await card
      .getByRole("button", { name: "Öffnen" })
      .boundingBox();
    assert.ok(button.height >= 40, JSON.stringify(button));
    await accessible(phone);
    await api.post(`/calls/${missed.id}/finish`, { result: "MISSED" });
    await card.waitFor({ state: "detached" });
    await phone.getByRole("tab", { name: "Verlauf" }).click();
    await phone
      .getByRole("checkbox", { name: /Zurückrufen: 0221 445566/ })
      .waitFor();
  });

  await test("the list of calls shows how they ended, and the recording", async () => {
    await his.goto(`${server.url}/calls`);
    const list = his.getByRole("list", { name: "Anrufe" });
    await list.getByText("Verpasst").waitFor();
    await list.getByText("Angenommen · 3:05").waitFor();
    const recording = list.getByRole("link", { name: "Aufnahme anhören" });
    assert.equal(
      await recording.getAttribute("href"),
      "https://pbx.example/recordings/1.mp3",
    );
    await accessible(his);
    await his
      .getByRole("switch", { name: "Nur verpasste" })
      .check({ force: true });
    await list.getByText("Angenommen · 3:05").waitFor({ state: "detached" });
  });

  await test("a click on a number leads where the account wants and asks for the result", async () => {
    await his.goto(`${server.url}/settings/calls`);
    await his
      .getByRole("textbox", { name: "Vorlage" })
      .fill("https://pbx.example/dial?to={number}");
    await his
      .getByRole("region", { name: "Klick auf eine Nummer" })
      .getByRole("button", { name: "Speichern" })
      .click();
    await until(
      "the template is kept",
      async () => (await api.get("/calls/settings")).link !== null,
    );
    await accessible(his);
    await his.goto(`${server.url}/contacts/${eva.id}`);
    await his
      .context()
      .route("https://pbx.example/**", (route) => route.fulfill({ body: "" }));
    await settled(his);
    const opened = his.context().waitForEvent("page");
    await his.getByRole("link", { name: "0221 445566" }).first().click();
    const tab = await opened;
    await tab.waitForURL("https://pbx.example/dial?to=0221445566");
    await tab.close();
    const dialog = his.getByRole("dialog", { name: "Anruf bei 0221 445566" });
    await dialog
      .getByRole("radio", { name: "Nicht erreicht" })
      .check({ force: true });
    await accessible(his);
    await dialog.getByRole("button", { name: "Speichern" }).click();
    await dialog.waitFor({ state: "detached" });
    await his
      .getByTestId("history")
      .getByText(/Anruf: 0221 445566/)
      .first()
      .waitFor();
  });

  await test("a telephone system is connected and tells of a call that it signs", async () => {
    await his.goto(`${server.url}/settings/calls`);
    const section = his.getByRole("region", { name: "Telefonanlagen" });
    await section.getByLabel("Name der Anlage oder des Anbieters").fill("Anlage Köln");
    await section.getByRole("button", { name: "Anlage verbinden" }).click();
    const dialog = his.getByRole("dialog", { name: "Anlage Köln" });
    const address = await dialog.getByLabel("Adresse für Anrufe").inputValue();
    const secret = await dialog.getByLabel("Geheimnis").inputValue();
    assert.match(secret, /^whsec_/);
    await accessible(his);
    await dialog.getByRole("button", { name: "Fertig" }).click();
    await section.getByText("Hat noch nichts gemeldet").waitFor();
    const tell = (key) => {
      const body = JSON.stringify({ externalId: "pbx-1", event: "RINGING", number: "0221 998877" });
      const at = Math.floor(Date.now() / 1000);
      const signature = createHmac("sha256", Buffer.from(key.slice("whsec_".length), "base64"))
        .update(`e2e.${at}.${body}`)
        .digest("base64");
      return fetch(address, {
        method: "POST",
        body,
        headers: {
          "Content-Type": "application/json",
          "webhook-id": "e2e",
          "webhook-timestamp": String(at),
          "webhook-signature": `v1,${signature}`,
        },
      });
    };
    assert.equal((await tell(`whsec_${Buffer.alloc(32).toString("base64")}`)).status, 401);
    assert.equal((await tell(secret)).status, 200);
    assert.equal((await tell(secret)).status, 200);
    assert.equal((await api.get("/calls")).items.filter((one) => one.number === "0221 998877").length, 1);
    await his.reload();
    await section.getByText(/Zuletzt gemeldet/).waitFor();
    await section.getByRole("button", { name: "Neues Geheimnis" }).click();
    await his.getByRole("dialog").getByRole("button", { name: "Neues Geheimnis" }).click();
    await his.getByRole("dialog", { name: "Anlage Köln" }).getByRole("button", { name: "Fertig" }).click();
    assert.equal((await tell(secret)).status, 401);
  });

  await test("a card says from which inquiry it and its numbers came", async () => {
    const inquiry = await api.post("/inquiries", {
      channel: "CHAT",
      person: { lastName: "Neumann" },
      phones: ["030 778899"],
      message: "Bitte um ein Angebot",
    });
    await his.goto(`${server.url}/contacts/${inquiry.became.contactId}`);
    await his.getByRole("img", { name: /Aus der Anfrage vom/ }).waitFor();
    await his.getByText(/Kam als Anfrage/).click();
    await his.getByText("Bitte um ein Angebot").waitFor();
    await accessible(his);
  });

  assert.deepEqual(his.errors.concat(phone.errors), []);
  await his.context().close();
  await phone.context().close();
}

import assert from "node:assert/strict";
import { accessible, DESKTOP, drag, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "petra@planung.example";
const COLLEAGUE = "max@planung.example";

/** Two people side by side: one writes, the other sees it; notifications, planning, calendar. */
export async function activities(server, browser) {
  const api = server.setup(EMAIL, "--plan", "PROFESSIONAL");
  const role = (await api.get("/roles")).items.find((one) => one.administrator);
  const max = await api.post("/users", {
    firstName: "Max",
    lastName: "Muster",
    email: COLLEAGUE,
    password: server.password,
    roleIds: [role.id],
  });
  const me = (await api.get("/users")).items.find((one) => one.email === EMAIL);
  const deal = await api.post("/deals", { title: "Solardach Huber" });
  const mine = await openPage(browser, DESKTOP);
  const his = await openPage(browser, DESKTOP);

  await test("two people see each other's changes on the board without loading it again", async () => {
    await signIn(mine, server.url, EMAIL, server.password);
    await signIn(his, server.url, COLLEAGUE, server.password);
    await mine.goto(`${server.url}/deals`);
    await his.goto(`${server.url}/deals`);
    await his.getByText("Solardach Huber").waitFor();
    await connected(his);
    await api.patch(`/deals/${deal.id}`, { title: "Solardach Huber und Söhne" });
    await his.getByText("Solardach Huber und Söhne").waitFor();
    await api.post("/deals", { title: "Ganz neuer Auftrag" });
    await his.getByText("Ganz neuer Auftrag").waitFor();
  });

  await test("who else looks at a card is shown, and leaves again", async () => {
    await mine.goto(`${server.url}/deals/${deal.id}`);
    await his.goto(`${server.url}/deals/${deal.id}`);
    await mine.getByTestId("card-people").getByText("Max Muster sieht das gerade auch").waitFor();
    await his.getByTestId("card-people").getByText(/sieht das gerade auch/).waitFor();
    await accessible(his);
    await his.goto(`${server.url}/contacts`);
    await mine.getByText("Max Muster sieht das gerade auch").waitFor({ state: "detached" });
  });

  await test("a note mentions a colleague by keyboard, and the bell rings at once", async () => {
    await his.goto(`${server.url}/deals`);
    await connected(his);
    const note = mine.getByRole("textbox", { name: "Notiz" });
    await note.click();
    await note.pressSequentially("Bitte ansehen @ma");
    await mine.getByRole("option", { name: "Max Muster" }).waitFor();
    await accessible(mine);
    await mine.keyboard.press("Enter");
    await note.pressSequentially("danke");
    assert.equal(await note.inputValue(), "Bitte ansehen @Max Muster danke");
    await mine.getByTestId("record-card").getByRole("button", { name: "Speichern" }).click();
    await mine.getByTestId("history").getByText("@Max Muster").waitFor();
    await his.getByRole("button", { name: "Benachrichtigungen, eine ungelesen" }).waitFor();
    const entry = (await api.get(`/deals/${deal.id}/timeline`)).items[0];
    assert.deepEqual(entry.data.mentions, [{ id: max.id, name: "Max Muster" }]);
  });

  await test("a notification leads to its record and is read then", async () => {
    await his.getByTestId("bell").click();
    const panel = his.getByTestId("notifications");
    await panel.getByText(/hat Sie erwähnt/).waitFor();
    await panel.getByText("Solardach Huber und Söhne").waitFor();
    await accessible(his);
    await panel.getByText(/hat Sie erwähnt/).click();
    await his.waitForURL(new RegExp(`/deals/${deal.id}`));
    await his.getByRole("button", { name: "Benachrichtigungen", exact: true }).waitFor();
  });

  await test("what somebody does not want to hear is switched off", async () => {
    await his.goto(`${server.url}/settings/notifications`);
    await toggle(his, /mir jemand etwas zuweist/);
    await api.patch(`/deals/${deal.id}`, { responsibleId: max.id });
    await api.patch(`/deals/${deal.id}`, { responsibleId: me.id });
    await accessible(his);
    await his.waitForTimeout(1500);
    await his.getByRole("button", { name: "Benachrichtigungen", exact: true }).waitFor();
  });

  await test("a change of many records is told once and shown as one", async () => {
    for (let i = 0; i < 60; i++) await api.post("/deals", { title: `Serie ${i}` });
    await toggle(his, /mir jemand etwas zuweist/);
    const filter = { field: "title", op: "contains", value: "Serie" };
    const run = await api.post("/bulk-changes", { kind: "DEAL", action: "RESPONSIBLE", responsibleId: max.id, filter });
    await api.changed(run.id);
    await his.getByRole("button", { name: "Benachrichtigungen, eine ungelesen" }).waitFor();
    await his.getByTestId("bell").click();
    await his.getByTestId("notifications").getByText("60 Aufträge zugewiesen").waitFor();
    await his.getByRole("button", { name: "Alle gelesen" }).click();
    await his.getByRole("button", { name: "Benachrichtigungen", exact: true }).waitFor();
    await his.keyboard.press("Escape");
  });

  await test("deals stand by what is to be done next, and the menu of a card plans", async () => {
    const later = await api.post("/deals", { title: "Wartung Weber" });
    await mine.goto(`${server.url}/deals?view=planned&q=Wartung`);
    await mine.getByTestId("due-none").getByText("Wartung Weber").waitFor();
    await accessible(mine);
    await mine.getByRole("button", { name: "„Wartung Weber“ planen" }).click();
    await mine.getByRole("menuitem", { name: "Später" }).click();
    const dialog = mine.getByRole("dialog", { name: /Aktivität für/ });
    await dialog.getByRole("textbox", { name: "Was ist zu tun?" }).fill("Termin vereinbaren");
    await dialog.getByRole("button", { name: "Planen" }).click();
    await mine.getByTestId("due-later").getByText("Wartung Weber").waitFor();
    const next = (await api.get(`/deals/${later.id}`)).nextActivity;
    assert.equal(next.title, "Termin vereinbaren");
  });

  await test("a card that is dragged to another column asks for the day and moves its activity", async () => {
    const card = mine.getByTestId("due-later").getByText("Wartung Weber");
    await drag(mine, card, mine.getByTestId("due-today"));
    const dialog = mine.getByRole("dialog", { name: "„Termin vereinbaren“ verschieben" });
    await dialog.getByRole("button", { name: "Verschieben" }).click();
    await mine.getByTestId("due-today").getByText("Wartung Weber").waitFor();
  });

  const planned = await api.post("/activities", {
    title: "Angebot besprechen",
    deadlineAt: "2026-10-23T08:30:00Z",
    responsibleId: me.id,
    records: [{ kind: "DEAL", id: deal.id }],
  });

  await test("the calendar shows a month, and what is dragged over the end of summer time keeps its hour", async () => {
    await mine.goto(`${server.url}/activities?show=month&day=2026-10-20`);
    const chip = mine.getByTestId(`activity-${planned.id}`);
    await chip.waitFor();
    await mine.getByTestId("cell-2026-10-23").getByText("10:30").waitFor();
    await accessible(mine);
    await drag(mine, chip, mine.getByTestId("cell-2026-10-27"));
    await mine.getByTestId("cell-2026-10-27").getByText("10:30").waitFor();
    assert.equal(new Date((await api.get(`/activities/${planned.id}`)).deadlineAt).toISOString(), "2026-10-27T09:30:00.000Z");
  });

  await test("in the week the keyboard goes from hour to hour and plans something", async () => {
    await mine.goto(`${server.url}/activities?show=week&day=2026-10-27`);
    await mine.getByTestId(`activity-${planned.id}`).waitFor();
    await accessible(mine);
    await mine.getByTestId("cell-2026-10-28-9").focus();
    await mine.keyboard.press("ArrowRight");
    await mine.keyboard.press("ArrowDown");
    await mine.keyboard.press("Enter");
    const dialog = mine.getByRole("dialog", { name: /Neue Aktivität am 29\.10\.2026/ });
    await dialog.getByRole("combobox", { name: "Wofür?" }).fill("Solardach");
    await mine.getByRole("option", { name: /Solardach Huber/ }).click();
    await dialog.getByRole("textbox", { name: "Was ist zu tun?" }).fill("Vor Ort messen");
    await dialog.getByRole("button", { name: "Planen" }).click();
    await mine.getByTestId("cell-2026-10-29-10").getByText("Vor Ort messen").waitFor();
    await mine.getByTestId(`activity-${planned.id}`).getByRole("button", { name: /Aktionen/ }).click();
    await mine.getByRole("menuitem", { name: "In einer Woche" }).click();
    await until("it is a week later", async () =>
      (await api.get(`/activities/${planned.id}`)).deadlineAt.startsWith("2026-11-03"),
    );
  });

  await test("a meeting lasts as long as its lower edge is drawn, and says more behind one button", async () => {
    const meeting = await api.post("/activities", {
      title: "Baubesprechung",
      type: "MEETING",
      deadlineAt: "2026-10-28T13:00:00Z",
      endsAt: "2026-10-28T14:00:00Z",
      records: [{ kind: "DEAL", id: deal.id }],
    });
    await mine.goto(`${server.url}/activities?show=week&day=2026-10-27`);
    const chip = mine.getByTestId(`activity-${meeting.id}`);
    await chip.getByText("14:00 – 15:00").waitFor();
    await drag(mine, chip.getByTestId("edge"), mine.getByTestId("cell-2026-10-28-16"));
    await chip.getByText(/^14:00 – 16:(15|30|45)$/).waitFor();
    await chip.getByRole("button", { name: /Baubesprechung,/ }).click();
    const dialog = mine.getByRole("dialog", { name: "Aktivität ändern" });
    await dialog.getByRole("textbox", { name: "Ort" }).fill("Container 2");
    await dialog.getByRole("combobox", { name: "Teilnehmer" }).fill("Max");
    await mine.getByRole("option", { name: "Max Muster" }).click();
    await dialog.getByRole("radio", { name: "Grün" }).check({ force: true });
    await accessible(mine);
    await dialog.getByRole("button", { name: "Speichern" }).click();
    await chip.getByText("Container 2 · mit Max Muster").waitFor();
    await accessible(mine);
    const { reminders, participantIds, colour } = await api.get(`/activities/${meeting.id}`);
    assert.deepEqual({ reminders, participantIds, colour }, { reminders: [0], participantIds: [max.id], colour: "GREEN" });
    await his.goto(`${server.url}/activities?show=week&day=2026-10-27`);
    await his.getByTestId(`activity-${meeting.id}`).waitFor();
  });

  await test("the history can be narrowed to changes, and notes stay pinned above", async () => {
    await mine.goto(`${server.url}/deals/${deal.id}`);
    const history = mine.getByTestId("history");
    await history.getByText("@Max Muster").waitFor();
    await history.getByRole("listitem").filter({ hasText: "@Max Muster" }).hover();
    await history
      .getByRole("listitem")
      .filter({ hasText: "@Max Muster" })
      .getByRole("button", { name: "Anheften" })
      .click();
    await mine.getByTestId("pinned").getByText("@Max Muster").waitFor();
    await history.getByRole("radio", { name: "Änderungen" }).check({ force: true });
    await history.getByText("Solardach Huber und Söhne").first().waitFor();
    await history.getByText("Geplant:").first().waitFor({ state: "detached" });
    await accessible(mine);
  });

  await test("after the last activity the card asks what comes next", async () => {
    const single = await api.post("/deals", { title: "Letzte Frage" });
    await api.post("/activities", { title: "Anrufen", type: "CALL", records: [{ kind: "DEAL", id: single.id }] });
    await mine.goto(`${server.url}/deals/${single.id}`);
    await mine.getByRole("checkbox", { name: "„Anrufen“ erledigen" }).click({ force: true });
    const next = mine.getByTestId("what-next");
    await next.getByText("Wie geht es weiter?").waitFor();
    await next.getByRole("textbox", { name: "Was ist zu tun?" }).fill("Angebot schicken");
    await next.getByRole("button", { name: "Planen" }).click();
    await mine.getByRole("checkbox", { name: "„Angebot schicken“ erledigen" }).waitFor();
    await next.waitFor({ state: "detached" });
  });

  await test("on the phone the bell, the columns and a day of the calendar have room", async () => {
    const phone = await openPage(browser, PHONE);
    await signIn(phone, server.url, COLLEAGUE, server.password);
    await phone.getByTestId("bell").click();
    await phone.getByRole("dialog", { name: "Benachrichtigungen" }).waitFor();
    await accessible(phone);
    await phone.keyboard.press("Escape");
    await phone.goto(`${server.url}/activities?show=week&day=2026-10-29&who=all`);
    await phone.getByText("Vor Ort messen").waitFor();
    await accessible(phone);
    assert.deepEqual(phone.errors, []);
    await phone.context().close();
  });

  await test("no page has thrown an error", () => {
    assert.deepEqual([...mine.errors, ...his.errors], []);
  });
  await mine.context().close();
  await his.context().close();
}

/** Until the stream of events is open, and the server has had its first look. */
async function connected(page) {
  await page.locator("html[data-live=on]").waitFor({ state: "attached" });
}

/** Clicks a switch of the settings and waits until the server knows. */
async function toggle(page, name) {
  const answered = page.waitForResponse((answer) => answer.request().method() === "PATCH");
  await page.getByRole("switch", { name }).click({ force: true });
  await answered;
}

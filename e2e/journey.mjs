import assert from "node:assert/strict";
import { accessible, DESKTOP, MOVING, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "clara@sonne.example";

/** A person's way through the product: set-up, both modes, and every option of the switch. */
export async function journey(server, browser) {
  const page = await openPage(browser, DESKTOP, MOVING);
  let api;

  await test("the one-time link opens the set-up page, and an account with its administrator", async () => {
    await page.goto(server.url + server.setupPath);
    await page.getByLabel("Name Ihres Unternehmens").fill("Sonne & Wärme GmbH");
    await page.getByLabel("Vorname").fill("Clara");
    await page.getByLabel("Nachname").fill("Vogt");
    await page.getByLabel("E-Mail").fill(EMAIL);
    await page.getByLabel("Passwort").first().fill(server.password);
    await accessible(page);
    await page.getByRole("button", { name: "Einrichten und loslegen" }).click();
    await page.getByRole("heading", { name: "Aufträge", exact: true }).waitFor();
    assert.equal(await page.getByRole("link", { name: "Leads" }).count(), 0, "no leads in simple mode");
  });

  await test("the link works once", async () => {
    const answer = await fetch(`${server.url}/api/v1${server.setupPath}`);
    assert.equal(answer.status, 404);
  });

  api = await programOf(page, server);

  await test("⚙ leads to the CRM mode, and classic mode brings the leads into the navigation", async () => {
    await openModeDialog(page);
    await choose(page, { name: /Klassisches CRM/ });
    await page.getByRole("button", { name: "Zum klassischen CRM wechseln" }).click();
    await page.getByRole("link", { name: "Leads" }).first().waitFor();
    assert.equal((await api.get("/crm-mode")).mode, "CLASSIC");
  });

  let formUrl;
  await test("a submission of the public form becomes a lead, without a script", async () => {
    formUrl = (await api.get("/forms")).items[0].url.replace(/^https?:\/\/[^/]+/, server.url);
    await submitForm(browser, formUrl, { firstName: "Frieda", lastName: "Formular", email: "frieda@x.example" });
    const [inquiry] = (await api.get("/inquiries")).items;
    assert.equal(inquiry.channel, "FORM");
    assert.equal((await api.get(`/leads/${inquiry.lead.id}`)).name, "Frieda Formular");
  });

  let byHand;
  await test("leads come in by the interface and stand on the board", async () => {
    byHand = await api.post("/leads", { title: "Dach in Köln", firstName: "Karl", phones: ["0221 445566"] });
    await page.goto(`${server.url}/leads`);
    await page.getByText("Dach in Köln").waitFor();
    await page.getByText("Frieda Formular").first().waitFor();
    await accessible(page);
  });

  await test("an activity is planned in the card of a lead", async () => {
    await page.getByText("Dach in Köln").click();
    const card = page.getByTestId("record-card");
    await card.getByRole("tab", { name: "Aktivität" }).click();
    await card.getByRole("textbox", { name: "Was ist zu tun?" }).fill("Vor-Ort-Termin");
    await card.getByRole("button", { name: "Planen" }).click();
    await card.getByRole("checkbox", { name: /Vor-Ort-Termin/ }).waitFor();
    await accessible(page);
  });

  await test("a lead is converted by hand; its activity stays open in the deal", async () => {
    await page.getByTestId("record-card").getByRole("button", { name: "Lead konvertieren" }).click();
    const dialog = page.getByRole("dialog", { name: /Lead konvertieren/ });
    await choose(dialog, { name: /Offen lassen/ });
    await dialog.getByRole("button", { name: "Konvertieren", exact: true }).click();
    const lead = await until("the lead is converted", async () => {
      const now = await api.get(`/leads/${byHand.id}`);
      return now.semantics === "S" ? now : undefined;
    });
    const timeline = await api.get(`/deals/${lead.becameDealId}/timeline`);
    assert.equal(timeline.planned[0].title, "Vor-Ort-Termin");
    assert.ok(timeline.items.some((entry) => entry.fromLead), "the lead's history is shown in its deal");
  });

  await test("a saved view, and a change of its whole result that is taken back", async () => {
    const made = [];
    for (let i = 1; i <= 60; i++) made.push(await api.post("/leads", { title: `Messe Stand ${i}` }));
    await api.post("/leads", { title: "Kein Gespräch" });
    // the list's code comes late; a panel that somebody opens before that stays open
    await page.route(/StagedList/, (route) => setTimeout(() => void route.continue(), 1000));
    await page.goto(`${server.url}/leads?view=list`);
    await page.getByTestId("more-filters").click();
    await page.getByRole("row", { name: /Messe Stand 60/ }).waitFor();
    const panel = page.getByTestId("filter-panel");
    await panel.getByRole("button", { name: "Bedingung", exact: true }).click();
    await panel.getByRole("textbox", { name: "Wert" }).fill("Messe");
    await accessible(page);
    await panel.getByRole("button", { name: "Anwenden" }).click();
    await page.getByText("60 Einträge").waitFor();
    await page.getByTestId("views").click();
    await page.getByRole("menuitem", { name: /Als Ansicht speichern/ }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Von der Messe");
    await page.getByRole("dialog").getByRole("button", { name: "Speichern" }).click();
    await page.getByTestId("views").getByText("Von der Messe").waitFor();

    await page.goto(`${server.url}/leads?view=list`);
    await page.getByTestId("views").click();
    await page.getByRole("menuitemradio", { name: "Von der Messe" }).click();
    await page.getByText("60 Einträge").waitFor();
    await page.getByRole("checkbox", { name: "Alle geladenen auswählen" }).click({ force: true });
    const bar = page.getByTestId("bulk-bar");
    await bar.getByRole("button", { name: "Alle 60 auswählen" }).click();
    await bar.getByText("60 ausgewählt").waitFor();
    await accessible(page);
    const stages = (await api.get("/lead-stages")).items;
    await bar.getByRole("button", { name: "Phase" }).click();
    await page.getByRole("menuitem", { name: stages[1].name, exact: true }).click();
    await page.getByText("60 Einträge geändert.").waitFor();
    const moved = await Promise.all([made[0], made[59]].map(({ id }) => api.get(`/leads/${id}`)));
    assert.deepEqual(moved.map(({ stageId }) => stageId), [stages[1].id, stages[1].id]);

    await api.post(`/leads/${made[0].id}/comments`, { body: "Ruft zurück" });
    await page.getByRole("button", { name: "Rückgängig" }).click();
    await page.getByText("59 Einträge sind wie vorher.").waitFor();
    assert.equal((await api.get(`/leads/${made[59].id}`)).stageId, stages[0].id);
    assert.equal((await api.get(`/leads/${made[0].id}`)).stageId, stages[1].id, "somebody has worked on it");

    const filter = { field: "title", op: "contains", value: "Messe" };
    const gone = await api.post("/bulk-changes", { kind: "LEAD", action: "DELETE", filter });
    assert.equal((await api.changed(gone.id)).changed, 60);
  });

  for (const [choice, customers, keep] of [
    ["Kontakt", "CONTACT", true],
    ["Unternehmen", "COMPANY", false],
    ["Kontakt und Unternehmen", "BOTH", true],
  ]) {
    await test(`switching to simple mode with ${customers}, activities ${keep ? "kept" : "closed"}`, async () => {
      await api.toClassic();
      const lead = await api.post("/leads", {
        title: `Anfrage ${customers}`,
        firstName: "Nora",
        lastName: customers,
        companyTitle: `${customers} AG`,
        emails: [`nora@${customers}.example`],
      });
      const activity = await api.post("/activities", {
        title: "Nachfassen",
        records: [{ kind: "LEAD", id: lead.id }],
      });
      await page.goto(`${server.url}/leads`);
      await openModeDialog(page);
      await choose(page, { name: /Basis-CRM/ });
      await choose(page, { name: choice, exact: true });
      const box = page.getByRole("checkbox", { name: "Aktivitäten nach der Konvertierung nicht schließen" });
      if ((await box.isChecked()) !== keep) await box.click();
      await page.getByRole("button", { name: "Probelauf ansehen" }).click();
      await page.getByRole("button", { name: /Wechseln und/ }).click();
      await until("the mode is simple", async () => (await api.get("/crm-mode")).mode === "SIMPLE");
      const { lastSwitch } = await api.get("/crm-mode");
      const run = await api.finished(lastSwitch.id);
      assert.equal(run.status, "DONE");

      const [deal] = await api.find("deals", "leadId", lead.id);
      assert.equal(deal.contacts.length, customers === "COMPANY" ? 0 : 1);
      assert.equal(deal.companyId !== null, customers !== "CONTACT");
      const now = await api.get(`/activities/${activity.id}`);
      assert.equal(now.status, keep ? "PENDING" : "AUTO_COMPLETED");
      await page.getByText("Fertig").first().waitFor();
      assert.equal(await page.getByRole("link", { name: "Leads", exact: true }).count(), 0);
    });
  }

  await test("in simple mode a new submission becomes a customer and a deal at once", async () => {
    await submitForm(browser, formUrl, { firstName: "Sofie", lastName: "Sofort", email: "sofie@x.example" });
    const [inquiry] = (await api.get("/inquiries")).items;
    assert.equal(inquiry.lead, null);
    const deal = await api.get(`/deals/${inquiry.deal.id}`);
    assert.equal(deal.contacts[0].name, "Sofie Sofort");
    await page.goto(`${server.url}/deals`);
    await page.getByText("Sofie Sofort").first().waitFor();
  });

  await test("a deal moves by the menu of its card, without dragging", async () => {
    const [deal] = (await api.get("/deals?limit=1")).items;
    const card = page.getByTestId(`card-deal-${deal.id}`);
    await card.locator("..").getByRole("button", { name: /verschieben/ }).click();
    await page.getByRole("menuitem").nth(1).click();
    await until("the deal has moved", async () => (await api.get(`/deals/${deal.id}`)).stageId !== deal.stageId);
  });

  await test("a stage asks for the field it requires before a deal enters it", async () => {
    const stage = (await api.get("/pipelines")).items[0].stages[2];
    await api.post("/fields", { kind: "DEAL", label: "Liefertermin", type: "DATE", stageIds: [stage.id] });
    const deal = await api.post("/deals", { title: "Mit Liefertermin" });
    await page.goto(`${server.url}/deals/${deal.id}`);
    await page.getByRole("button", { name: stage.name, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Liefertermin").fill("2027-03-01");
    await accessible(page);
    await dialog.getByRole("button", { name: /verschieben/ }).click();
    await until("the deal has moved", async () => (await api.get(`/deals/${deal.id}`)).stageId === stage.id);
    assert.equal((await api.get(`/deals/${deal.id}`)).custom.liefertermin, "2027-03-01");
  });

  await test("a card of the board enters a stage only with an amount and a close date", async () => {
    const pipeline = (await api.get("/pipelines")).items[0];
    const stage = pipeline.stages[1];
    for (const field of ["amount", "closeOn"]) {
      await api.patch(`/fields/builtin/deals/${field}`, { stageIds: [stage.id] });
    }
    const deal = await api.post("/deals", { title: "Ohne Betrag", stageId: pipeline.stages[0].id });
    await page.goto(`${server.url}/deals?view=board`);
    const card = page.getByTestId(`card-deal-${deal.id}`);
    await card.locator("..").getByRole("button", { name: /verschieben/ }).click();
    await page.getByRole("menuitem", { name: stage.name }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Betrag").fill("1.250,50");
    await dialog.getByLabel("Abschluss am").fill("2027-03-31");
    await accessible(page);
    await dialog.getByRole("button", { name: /verschieben/ }).click();
    await until("the deal has moved", async () => (await api.get(`/deals/${deal.id}`)).stageId === stage.id);
    const moved = await api.get(`/deals/${deal.id}`);
    assert.deepEqual([moved.amount.value, moved.closeOn], ["1250.50", "2027-03-31"]);
    for (const field of ["amount", "closeOn"]) await api.patch(`/fields/builtin/deals/${field}`, { stageIds: [] });
  });

  await test("on the phone: ⋯, pipeline first, and the same switch with a finger", async () => {
    await api.toClassic();
    await api.post("/pipelines", { name: "Projekte" });
    const lead = await api.post("/leads", { title: "Mit dem Daumen", firstName: "Tom" });
    const phone = await openPage(browser, PHONE, MOVING);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/leads`);
    await phone.getByTestId("list-menu").tap();
    await phone.getByRole("menuitem", { name: "CRM-Modus" }).tap();
    await phone.getByRole("radio", { name: /Basis-CRM/ }).tap({ force: true });
    const labels = await phone.getByRole("dialog").innerText();
    assert.ok(labels.indexOf("Auftragspipeline") < labels.indexOf("Kunden erstellen"), "pipeline comes first");
    await phone.getByText("Aktivitäten in die Aufträge verschieben").first().waitFor();
    await phone.getByRole("button", { name: "Probelauf ansehen" }).tap();
    await phone.getByRole("button", { name: /Wechseln und/ }).tap();
    await until("the lead is a deal", async () => (await api.find("deals", "leadId", lead.id)).length === 1);
    await accessible(phone);
    assert.deepEqual(phone.errors, []);
    await phone.context().close();
  });

  await test("switching back to classic shows the earlier leads again", async () => {
    await page.goto(`${server.url}/deals`);
    await openModeDialog(page);
    await choose(page, { name: /Klassisches CRM/ });
    await page.getByRole("button", { name: "Zum klassischen CRM wechseln" }).click();
    await page.getByRole("link", { name: "Leads" }).first().waitFor();
    // the list was left with a filter, and stands so
    await page.getByRole("link", { name: "Leads" }).first().click();
    await page.getByText("Nichts gefunden").waitFor();
    await page.getByRole("button", { name: "Filter entfernen" }).click();
    await page.getByText("Mit dem Daumen").first().waitFor();
  });

  await test("a switch is taken back in its report; what somebody worked on stays and is decided one by one", async () => {
    await api.toClassic();
    const leads = [];
    for (const name of ["Unberührt", "Bearbeitet"]) {
      leads.push(await api.post("/leads", { title: `Rücknahme ${name}`, lastName: name }));
    }
    const { epoch } = await api.get("/crm-mode");
    const run = await api.post("/crm-mode/switches", { to: "SIMPLE", customers: "CONTACT", expectedEpoch: epoch });
    await api.finished(run.id);
    const [worked] = await api.find("deals", "leadId", leads[1].id);
    await api.send("PATCH", `/deals/${worked.id}`, { title: "Schon besprochen" });

    await page.goto(`${server.url}/settings/crm-mode/switches/${run.id}`);
    await page.getByRole("button", { name: "Wechsel zurücknehmen" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Wechsel zurücknehmen" }).click();
    await page.getByText("Bearbeitet von").waitFor();
    await accessible(page);
    assert.equal((await api.get("/crm-mode")).mode, "CLASSIC");
    assert.equal((await api.get(`/leads/${leads[0].id}`)).semantics, "P");
    assert.equal((await api.get(`/leads/${leads[1].id}`)).semantics, "S");

    await page.getByRole("button", { name: "Trotzdem zurücknehmen" }).click();
    await until("the lead is open again", async () => (await api.get(`/leads/${leads[1].id}`)).semantics === "P");
    await page.getByRole("link", { name: "Leads", exact: true }).first().waitFor();
  });

  await test("in simple mode the navigation leads to what a switch left open, on the phone as well", async () => {
    const contact = await api.post("/contacts", { lastName: "Verschollen" });
    await api.post("/leads", { title: "Kunde im Papierkorb", contactId: contact.id });
    await api.send("DELETE", `/contacts/${contact.id}`);
    const { epoch } = await api.get("/crm-mode");
    const run = await api.post("/crm-mode/switches", { to: "SIMPLE", customers: "CONTACT", expectedEpoch: epoch });
    assert.equal((await api.finished(run.id)).failed, 1);

    await page.goto(`${server.url}/deals`);
    await page.getByRole("link", { name: /Braucht Aufmerksamkeit/ }).click();
    await page.getByRole("row", { name: "Kunde im Papierkorb" }).waitFor();
    await accessible(page);

    const phone = await openPage(browser, PHONE, MOVING);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/deals`);
    await phone.getByRole("navigation").getByRole("button", { name: "Mehr" }).tap();
    await phone.getByRole("menuitem", { name: /Braucht Aufmerksamkeit/ }).tap();
    await phone.getByRole("row", { name: "Kunde im Papierkorb" }).waitFor();
    assert.deepEqual(phone.errors, []);
    await phone.context().close();
  });

  await test("no page raised an error", () => assert.deepEqual(page.errors, []));
  await page.context().close();
  return EMAIL;
}

/** A radio's label lies over it: the click is meant for either. */
function choose(where, radio) {
  return where.getByRole("radio", radio).click({ force: true });
}

async function openModeDialog(page) {
  await page.getByTestId("list-menu").click();
  await page.getByRole("menuitem", { name: "CRM-Modus" }).click();
}

async function submitForm(browser, url, values) {
  const page = await openPage(browser, DESKTOP, { javaScriptEnabled: false });
  await page.goto(url);
  for (const [name, value] of Object.entries(values)) await page.locator(`[name=${name}]`).fill(value);
  await page.getByRole("button", { name: "Absenden" }).click();
  await page.getByRole("status").waitFor();
  await page.context().close();
}

/** A token of the signed-in person, made the way the settings page makes it. */
async function programOf(page, server) {
  const { Api } = await import("./server.mjs");
  const token = await page.evaluate(async () => {
    const session = await (await fetch("/api/v1/session")).json();
    const made = await fetch("/api/v1/tokens", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": session.csrfToken },
      body: JSON.stringify({ name: "test", kind: "API" }),
    });
    return (await made.json()).token;
  });
  return new Api(server.url, { token });
}

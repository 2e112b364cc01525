// The screens, in the order in which a person comes upon them; the switch of the mode is last, for it changes the rest.

import { readFileSync } from "node:fs";
import { until } from "./harness.mjs";
import { MailServer } from "./mailserver.mjs";

let mail;

/** Somebody has written to a mailbox of the account and was answered. @returns the address of the card */
async function correspondence(api) {
  if (mail !== undefined) return mail.card;
  mail = await MailServer.start();
  const server = (port) => ({ Host: "127.0.0.1", Port: port, Security: "NONE" });
  const fields = (side, port) => Object.fromEntries(Object.entries(server(port)).map(([key, value]) => [side + key, value]));
  const { id } = await api.post("/mailboxes", {
    address: "vertrieb@weiche.test",
    fromName: "Vertrieb Sonnenkraft",
    password: MailServer.password,
    signature: "Freundliche Grüße\nClara Vogt",
    ...fields("imap", mail.imapPort),
    ...fields("smtp", mail.smtpPort),
  });
  await api.post("/mail-templates", { name: "Terminvorschlag", subject: "Ihr Termin", body: "Guten Tag {name},\n\npasst Ihnen Dienstag um 10 Uhr?" });
  await api.post("/mail-templates", { name: "Nachfassen nach Angebot", subject: "Ihr Angebot", body: "Guten Tag {name},\n\nhaben Sie noch Fragen?" });
  await mail.send(
    "nora.winter@kunde.test",
    "vertrieb@weiche.test",
    { name: "Nora Winter", Subject: "=?utf-8?q?Photovoltaik_f=C3=BCr_unser_Reihenhaus?=", "Message-ID": "<anfrage@kunde.test>", "Content-Type": "text/plain; charset=utf-8" },
    "Guten Tag,\r\n\r\nwir möchten auf unserem Dach eine Anlage mit etwa 8 kWp. Könnten Sie uns ein Angebot machen? Das Dach zeigt nach Süden und ist zehn Jahre alt.\r\n\r\nViele Grüße\r\nNora Winter",
  );
  const inquiry = await until("the message is an inquiry", async () =>
    (await api.get("/inquiries")).items.find((one) => one.channel === "EMAIL" && one.title?.startsWith("Photovoltaik für")),
  );
  const kind = inquiry.lead ? "leads" : "deals";
  const record = inquiry.lead ?? inquiry.deal;
  const [received] = (await api.get(`/${kind}/${record.id}/emails`)).items;
  await api.post(`/${kind}/${record.id}/emails`, {
    mailboxId: id,
    to: ["nora.winter@kunde.test"],
    subject: "Re: Photovoltaik für unser Reihenhaus",
    body: "Guten Tag Frau Winter,\n\ngern. Wann dürfen wir uns das Dach ansehen?\n\n-- \nFreundliche Grüße\nClara Vogt",
    replyTo: received.id,
  });
  mail.card = `/${kind}/${record.id}`;
  return mail.card;
}

const first = (kind, filter) => async (api) => {
  const query = filter === undefined ? "" : `&filter=${encodeURIComponent(JSON.stringify(filter))}`;
  return (await api.get(`/${kind}?limit=1${query}`)).items[0];
};

const openLead = async (api) => (await api.find("leads", "semantics", "P"))[0];

/** A deal in the middle of its life: with products, files, notes, people and things to do. */
const showpiece = async (api) => {
  const filter = {
    all: [
      { field: "title", op: "contains", value: "Photovoltaik 10 kWp" },
      { field: "semantics", op: "is", value: "P" },
      { field: "pipelineId", op: "is", value: (await api.get("/pipelines")).items[0].id },
    ],
  };
  const deals = (await api.get(`/deals?filter=${encodeURIComponent(JSON.stringify(filter))}`)).items;
  const deal = deals.find((one) => one.contacts.length > 0 && one.companyId !== null) ?? deals[0];
  if ((await api.get(`/deals/${deal.id}/files`)).items.length > 0) return deal;
  const people = (await api.get("/users")).items;
  const anna = people.find(({ name }) => name === "Anna Berger") ?? people[0];
  const tags = (await api.get("/tags")).items.slice(0, 2).map(({ name }) => name);
  await api.patch(`/deals/${deal.id}/tags`, { add: tags });
  const second = await api.post("/contacts", { firstName: "Lena", lastName: "Ahrens", jobTitle: "Buchhaltung" });
  await api.patch(`/deals/${deal.id}`, { contactIds: [...deal.contacts.map(({ id }) => id), second.id] });
  for (const [name, bytes] of [
    ["Dachplan Südseite.png", readFileSync(new URL("../client/public/icon-512.png", import.meta.url))],
    ["Angebot 2026-118.pdf", Buffer.from("%PDF-1.4\n".padEnd(48_000, "."))],
  ]) {
    await api.upload(`/uploads/deals/${deal.id}?name=${encodeURIComponent(name)}`, bytes);
  }
  const catalogue = (await api.get("/products")).items;
  const sold = (word, quantity, price) => {
    const { id, name, unit } = catalogue.find((one) => one.name.startsWith(word));
    return { productId: id, name, unit, quantity, price, taxRate: "19" };
  };
  await api.send("PUT", `/deals/${deal.id}/products`, {
    rows: [sold("Solarmodul 430", "24", "129"), sold("Wechselrichter", "1", "1890"), sold("Montage", "16", "68")],
    fromRows: true,
  });
  const records = [{ kind: "DEAL", id: deal.id }];
  const at = (days, hour) => new Date(new Date(Date.now() + days * 86_400_000).setHours(hour, 0, 0, 0)).toISOString();
  const call = await api.post("/activities", { type: "CALL", title: "Zusage der Bank erfragen", deadlineAt: at(-1, 10), records });
  await api.post(`/activities/${call.id}/complete`, {});
  await api.post("/activities", { type: "MEETING", title: "Dach ausmessen", deadlineAt: at(2, 9), records });
  await api.post("/activities", { type: "TODO", title: "Netzanschluss beantragen", deadlineAt: at(5, 14), records });
  await api.patch(`/deals/${deal.id}`, { comments: "Möchte die Module noch vor dem Winter auf dem Dach haben." });
  await api.post(`/deals/${deal.id}/comments`, {
    body: `Statik ist geprüft, das Dach trägt 24 Module. @${anna.name} kannst du das Gerüst bestellen?`,
    mentions: [anna.id],
  });
  return deal;
};

/** A meeting this afternoon of which everything is said. */
const visit = async (api) => {
  const title = "Vor Ort besprechen";
  const filter = encodeURIComponent(JSON.stringify({ field: "title", op: "is", value: title }));
  if ((await api.get(`/activities?filter=${filter}`)).items.length > 0) return;
  const [deal] = (await api.get("/deals")).items;
  const people = (await api.get("/users")).items.filter(({ active }) => active).slice(0, 2);
  const at = (hour, minute) => new Date(new Date().setHours(hour, minute, 0, 0)).toISOString();
  await api.post("/activities", {
    title,
    type: "MEETING",
    deadlineAt: at(14, 0),
    endsAt: at(16, 30),
    reminders: [0, 15],
    place: "Lindenstraße 4, Freiburg",
    participantIds: people.map(({ id }) => id),
    colour: "GREEN",
    records: [{ kind: "DEAL", id: deal.id }],
  });
};

/** A few records that were deleted. */
const thrownAway = async (api) => {
  if ((await api.get("/bin?kind=CONTACT")).items.length > 0) return;
  for (const [firstName, lastName] of [["Jörg", "Pfeiffer"], ["Testperson", "Zwei"], ["Sabine", "Lang"]]) {
    const { id } = await api.post("/contacts", { firstName, lastName });
    await api.send("DELETE", `/contacts/${id}`);
  }
};

/** Deals that come again: one that runs, one that rests, one that is over. @returns the one that runs */
/** Offers in every state. @returns the number of their deal */
const offered = async (api) => {
  const { id } = await showpiece(api);
  if ((await api.get(`/deals/${id}/offers`)).items.length > 0) return id;
  const issued = async (text) => {
    const offer = await api.post(`/deals/${id}/offers`, text);
    return api.post(`/offers/${offer.id}/issue`, {});
  };
  const declined = await issued({ offeredOn: "2026-09-01", validUntil: "2026-10-01" });
  await api.post(`/offers/${declined.id}/decline`, {});
  await issued({ offeredOn: "2026-10-01", validUntil: "2026-10-31" });
  const old = await issued({});
  const again = await api.post(`/offers/${old.id}/version`, {});
  await api.post(`/offers/${again.id}/issue`, {});
  await api.post(`/offers/${again.id}/accept`, {});
  await api.post(`/deals/${id}/offers`, {});
  return id;
};

/** A company of ours with its bank account. */
const ownCompany = async (api) => {
  const [known] = (await api.get("/own-companies")).items;
  if (known !== undefined) return known.companyId;
  const ours = await api.post("/companies", { title: "Sonnwerk Leipzig GmbH", address: { street: "Karl-Heine-Straße 93", postalCode: "04229", city: "Leipzig" } });
  await api.post(`/companies/${ours.id}/requisites`, {
    legalName: "Sonnwerk Leipzig Gesellschaft mit beschränkter Haftung",
    vatId: "DE123456788",
    registerNumber: "HRB 21437",
    registerCourt: "Amtsgericht Leipzig",
    bankAccounts: [{ bank: "DKB", iban: "DE02120300000000202051", bic: "BYLADEM1001" }],
  });
  await api.post(`/companies/${ours.id}/requisites`, { label: "Zweigstelle Halle", taxNumber: "110/123/45678" });
  await api.post("/own-companies", { companyId: ours.id });
  return ours.id;
};

const recurring = async (api) => {
  const known = (await api.get("/recurring-deals")).items;
  if (known.length > 0) return known.find(({ state }) => state === "ACTIVE");
  const deal = await showpiece(api);
  const day = new Date(Date.now() + 864e5).toISOString().slice(0, 10);
  const begin = (title, schedule) => api.post("/recurring-deals", { dealId: deal.id, title, schedule: { firstOn: day, ...schedule }, closeAfter: 14 });
  const runs = await begin("Wartung der Anlage", { unit: "MONTH", every: 3 });
  await api.post(`/recurring-deals/${runs.id}/deals`, {});
  const rests = await begin("Reinigung der Module", { unit: "YEAR", every: 1, times: 5 });
  await api.post(`/recurring-deals/${rests.id}/pause`, {});
  await begin("Jahresgespräch", { unit: "WEEK", every: 2, untilOn: `${Number(day.slice(0, 4)) + 1}-12-31` });
  return runs;
};

/** Rules of several kinds: one acts, one waits, one rests. @returns the one that acts */
const inquiryRules = async (api) => {
  if ((await api.get("/inquiry-rules")).items.length > 0) return;
  const sources = (await api.get("/sources")).items;
  const source = (code) => sources.find((one) => one.code === code).id;
  await api.post("/inquiry-rules", { name: "Anrufe zuerst prüfen", makes: "LEAD", channels: ["CALL"] });
  await api.post("/inquiry-rules", { name: "Empfehlungen sofort", makes: "DEAL", sourceIds: [source("RECOMMENDATION"), source("PARTNER")] });
};

const automation = async (api) => {
  const known = (await api.get("/automation-rules")).items;
  if (known.length > 0) return known[0];
  const [pipeline] = (await api.get("/pipelines")).items;
  const [lead] = (await api.get("/lead-stages")).items;
  const stage = (place) => pipeline.stages[place].id;
  const rule = (name, stageId, action, more = {}) =>
    api.post("/automation-rules", { name, kind: "DEAL", pipelineId: pipeline.id, stageId, action, ...more });
  const acts = await rule("Nach dem Angebot fragen", stage(2), {
    type: "ACTIVITY",
    activityType: "CALL",
    title: "Nach dem Angebot fragen",
    deadline: { after: 3, unit: "DAY" },
  });
  await rule("Große Aufträge melden", stage(2), { type: "NOTIFY", tellsHead: true }, { filter: JSON.stringify({ all: [{ field: "amount", op: "atLeast", value: 50000 }] }) });
  const rests = await rule("Reihum verteilen", stage(0), { type: "RESPONSIBLE", how: "ROUND_ROBIN", personIds: (await api.get("/users")).items.slice(0, 3).map(({ id }) => id) });
  await api.post(`/automation-rules/${rests.id}/pause`, {});
  await rule("Übergabe vorbereiten", pipeline.stages.find(({ semantics }) => semantics === "SUCCESS").id, { type: "ACTIVITY", title: "Übergabe an die Montage", deadline: { after: 1, unit: "WORKING_DAY" } });
  await api.post("/automation-rules", { name: "Liegt zu lange", kind: "LEAD", stageId: lead.id, trigger: { delay: { after: 2, unit: "WORKING_DAY" }, withoutActivity: "COMPLETED" }, action: { type: "NOTIFY", tellsResponsible: true } });
  const deals = (await api.get(`/deals?limit=4&filter=${encodeURIComponent(JSON.stringify({ field: "stageId", op: "is", value: stage(1) }))}`)).items;
  for (const deal of deals) await api.patch(`/deals/${deal.id}`, { stageId: stage(2) });
  return acts;
};

/** Things to read in the bell: somebody else works on what is one's own. */
const told = async (api) => {
  const me = (await api.get("/users")).items.find(({ name }) => name === "Clara Vogt");
  const others = (await api.get("/users")).items.filter(({ id }) => id !== me.id);
  if ((await api.get("/notifications")).items.length > 0) return;
  for (const deal of (await api.get("/deals?limit=4")).items) {
    await api.patch(`/deals/${deal.id}`, { responsibleId: others[0].id });
    await api.patch(`/deals/${deal.id}`, { responsibleId: me.id });
  }
};

const CONTACTS_FILE = [
  "Vorname;Nachname;E-Mail;Telefon;Firma;Ort;Wunsch",
  "Erika;Albrecht;erika@albrecht.example;030 1112223;Albrecht & Söhne;Berlin;Dach",
  "Max;Moser;max@moser.example;0171 2233445;;Köln;Keller",
  "Doris;Thalberg;keine-adresse;;Thalberg KG;Ulm;",
  "Jens;Overbeck;jens@overbeck.example;0351 998877;Overbeck GmbH;Dresden;Wallbox",
].join("\r\n");

const withFile = async (page) => {
  await page
    .getByTestId("import-file")
    .setInputFiles({ name: "Messekontakte.csv", mimeType: "text/csv", buffer: Buffer.from(CONTACTS_FILE, "utf8") });
  await page.getByRole("heading", { name: "Messekontakte.csv" }).waitFor();
  await page.getByRole("button", { name: /Probelauf starten|Rehearse/i }).waitFor();
};

/** The same person, written down twice; once for all screens that show it. */
const twice = async (api) => {
  const email = "hanna.brueckner@sonnendach.example";
  const known = (await api.get(`/search?q=${encodeURIComponent(email)}`)).items.map((hit) => hit.id);
  if (known.length > 1) return known.toSorted((a, b) => a - b);
  const one = await api.post("/contacts", {
    honorific: "Dr.",
    firstName: "Hanna",
    lastName: "Brückner",
    phones: ["030 4433221"],
    emails: [email],
    comments: "Ruft lieber an, als zu schreiben.",
  });
  const other = await api.post("/contacts", {
    firstName: "H.",
    lastName: "Brückner",
    jobTitle: "Geschäftsführerin",
    phones: ["+49 30 4433221", "0171 5566778"],
    emails: [email.toUpperCase()],
    comments: "Kam über die Messe.",
  });
  return [one.id, other.id];
};

const listMenu = async (page, name) => {
  await page.getByTestId("list-menu").click();
  if (name !== undefined) await page.getByRole("menuitem", { name }).click();
};

const modeDialog = async (page) => {
  await listMenu(page, /CRM-Modus|CRM mode/);
  await page.getByRole("radio").first().waitFor();
};

const toOptions = async (page) => {
  await modeDialog(page);
  await page.getByRole("radio", { name: /Basis-CRM|Simple CRM/ }).click({ force: true });
};

const toRehearsal = async (page) => {
  await toOptions(page);
  await page.getByRole("button", { name: /Probelauf|rehearsal/i }).first().click();
  await page.getByRole("button", { name: /Wechseln und|Switch and/ }).waitFor();
};

/** A form with a rule and a consent, made once. */
async function serviceForm(api) {
  const title = "Service anfragen";
  const known = (await api.get("/forms")).items.find((form) => form.title === title);
  return known ?? api.post("/forms", { title, ...SERVICE });
}

/** A colleague who is signed in with a laptop and a telephone, has a token and cares for some deals; made once. */
async function colleague(api) {
  const name = "Nora Lindner";
  const known = (await api.get("/users")).items.find((one) => one.name === name);
  if (known) return known.id;
  const person = { email: "nora.lindner@sonne.example", password: "korrekt-pferd-batterie" };
  const role = (await api.get("/roles")).items.find(({ code }) => code === "MANAGER");
  const { id } = await api.post("/users", { ...person, firstName: "Nora", lastName: "Lindner", roleIds: [role.id] });
  for (const agent of [
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  ]) {
    const signedIn = await fetch(`${api.url}/api/v1/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "User-Agent": agent },
      body: JSON.stringify(person),
    });
    const cookie = signedIn.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
    if (agent.includes("Firefox")) {
      await fetch(`${api.url}/api/v1/tokens`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Cookie: cookie, "X-CSRF-Token": (await signedIn.json()).csrfToken },
        body: JSON.stringify({ kind: "API", name: "Website", scopes: ["INQUIRIES"] }),
      });
    }
  }
  for (const title of ["Wallbox mit Montage", "Wartungsvertrag 2027"]) await api.post("/deals", { title, responsibleId: id });
  await api.post("/contacts", { firstName: "Ute", lastName: "Brandt", responsibleId: id });
  return id;
}

const openColleague = (page) => page.getByRole("button", { name: /Nora Lindner bearbeiten|Edit Nora Lindner/ }).click();

/** A chat with two visitors, made once; the number of the conversation that is being answered. */
async function talk(api) {
  const known = (await api.get("/chat/conversations")).items.find((one) => one.name === "Jana Krüger");
  if (known) return known.id;
  const anna = (await api.get("/users")).items.find(({ name }) => name === "Anna Berger");
  const chat = await api.post("/chat-channels", { name: "Website", colour: "#0f6b7c", ...(anna && { responsibleId: anna.id }) });
  const hex = (length) => [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const say = (visitor, text, more = {}) =>
    fetch(`${api.url}/chat/${chat.key}/messages`, {
      method: "POST",
      headers: { "X-Chat-Visitor": visitor, "Content-Type": "application/json" },
      body: JSON.stringify({ clientId: hex(16), text, language: "de", page: "https://www.sonne.example/speicher", ...more }),
    });
  const jana = hex(32);
  await say(jana, "Guten Tag! Passt der Speicher auch zu einer Anlage von 2014?", { name: "Jana Krüger" });
  const { id } = (await api.get("/chat/conversations")).items[0];
  const answer = (text) => api.post(`/chat/conversations/${id}/messages`, { clientId: hex(16), text });
  await answer("Guten Tag, Frau Krüger! Ja, meistens. Wissen Sie, welcher Wechselrichter eingebaut ist?");
  await say(jana, "Ein Fronius, das genaue Modell müsste ich nachsehen.");
  await say(jana, "Sie erreichen mich unter 030 / 90 18 20 oder jana.krueger@post.example.");
  await say(hex(32), "Hallo, ist jemand da? Ich hätte eine Frage zur Wartung.");
  await api.post("/canned-answers", { shortcut: "termin", text: "Gern! Wann passt es Ihnen?" });
  return id;
}

const SERVICE = {
  intro: "Wir melden uns innerhalb eines Arbeitstags.",
  fields: [
    { key: "name", kind: "TEXT", label: "Ihr Name", target: "lastName", required: true },
    { key: "email", kind: "EMAIL", label: "E-Mail", target: "email", required: true },
    {
      key: "topic",
      kind: "CHOICE",
      label: "Anliegen",
      options: [
        { value: "a", label: "Angebot" },
        { value: "b", label: "Reklamation" },
      ],
    },
    { key: "invoice", kind: "TEXT", label: "Rechnungsnummer", hint: "Steht oben rechts auf der Rechnung.", required: true },
    { key: "photo", kind: "FILE", label: "Foto" },
    { key: "message", kind: "LONG_TEXT", label: "Ihre Nachricht", target: "message" },
    { key: "consent", kind: "CONSENT", label: "Ich stimme zu, dass meine Angaben gespeichert werden, um meine Anfrage zu beantworten.", required: true },
  ],
  rules: [
    { all: true, conditions: [{ field: "topic", operator: "EQUALS", value: "b" }], action: "SHOW", fields: ["invoice", "photo"] },
  ],
};

/** A line, and calls that ended in all ways. */
const manyCalls = async (api) => {
  const line = "+49 30 200100";
  const me = (await api.get("/users")).items.find(({ name }) => name === "Clara Vogt");
  if ((await api.get("/call-lines")).items.length === 0) {
    const { id } = await api.post("/call-lines", { number: line, name: "Vertrieb", missedText: "Heute noch zurückrufen" });
    await api.patch(`/call-lines/${id}`, { personIds: [me.id] });
    const known = (await api.get("/contacts?limit=4")).items.flatMap(({ phones }) => phones.slice(0, 1));
    for (const [at, number] of known.entries()) {
      const { id: call } = await api.post("/calls", { number: number.value, line, externalId: `screens-${at}` });
      const answered = at % 2 === 0 ? { result: "MISSED" } : { durationSeconds: 95 * at, answeredById: me.id, recordingUrl: "https://pbx.example/r" };
      await api.post(`/calls/${call}/finish`, answered);
    }
    await api.post("/calls", { line, externalId: "screens-hidden", result: "MISSED" });
  }
};

/** It rings for whoever looks, until the picture is taken. */
const callNow = async (api) => {
  await manyCalls(api);
  const { phones } = (await api.get("/contacts?limit=20")).items.find((contact) => contact.phones.length > 0);
  const line = (await api.get("/call-lines")).items[0].number;
  await api.post("/calls", { number: phones[0].value, line, externalId: `screens-now-${Date.now()}` });
};

const hangUp = async (page, { api }) => {
  for (const { call } of (await api.get("/calls/ringing")).items) await api.post(`/calls/${call.id}/finish`, { durationSeconds: 60 });
  await page.getByTestId("ringing").getByRole("region").first().waitFor({ state: "detached" });
};

/** The table of inquiries by source, to be held beside the same of another moment. */
const sources = {
  only: "desktop",
  path: "/reports?compare=no",
  prepare: async (page) => {
    await page.locator("canvas").first().waitFor();
    await page.locator("tfoot").last().scrollIntoViewIfNeeded();
    await page.mouse.move(0, 0);
  },
};

const tile = (shape, of, by, x, y, width, height) => ({ shape, of, by, x, y, width, height });

/** A dashboard with tiles of every report. */
const everyReport = {
  name: "Aufträge und Team",
  span: "THIS_YEAR",
  tiles: [
    tile("NUMBER", "DEALS_WON_AMOUNT", "MONTH", 0, 0, 3, 2),
    tile("NUMBER", "DEALS_EXPECTED", "MONTH", 3, 0, 3, 2),
    tile("NUMBER", "LEADS_CONVERSION", "MONTH", 6, 0, 3, 2),
    tile("NUMBER", "TEAM_OVERDUE", "RESPONSIBLE", 9, 0, 3, 2),
    tile("LINE", "DEALS_WON", "MONTH", 0, 2, 6, 4),
    tile("BARS", "DEAL_STAGE_REACHED", "STAGE", 6, 2, 6, 4),
    tile("BARS", "DEALS_LOST", "LOSS_REASON", 0, 6, 4, 4),
    tile("BARS", "DEALS_EXPECTED", "EXPECTED", 4, 6, 4, 4),
    tile("TABLE", "DEALS_NEW", "CUSTOMER", 8, 6, 4, 4),
    tile("TABLE", "TEAM_OPEN_DEALS", "RESPONSIBLE", 0, 10, 12, 4),
  ],
};

export const screens = [
  { name: "setup", title: "Setting up", visit: "stranger", path: (api, { setup }) => setup },
  { name: "login", title: "Signing in", visit: "stranger", path: "/login" },
  {
    name: "login-wrong",
    title: "Signing in: wrong password",
    visit: "stranger",
    path: "/login",
    prepare: async (page) => {
      await page.getByLabel(/E-mail/i).fill("clara@sonne.example");
      await page.getByLabel(/Passwort|Password/).first().fill("falsch und lang");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").first().waitFor();
    },
  },
  {
    name: "public-form",
    title: "The public form",
    visit: "stranger",
    path: async (api) => new URL((await api.get("/forms")).items[0].url).pathname,
  },
  { name: "leads-board", title: "Leads: board", path: "/leads" },
  { name: "leads-list", title: "Leads: list", path: "/leads?view=list" },
  {
    name: "leads-edit",
    title: "Leads: a cell is changed in place",
    path: "/leads?view=list",
    only: "desktop",
    prepare: async (page) => {
      const cell = page.getByRole("row").nth(3).getByRole("button", { name: /Phase von|Stage of/ });
      await cell.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("row").nth(3).getByRole("combobox").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  { name: "leads-planned", title: "Leads: by what is next", path: "/leads?view=planned" },
  {
    name: "leads-filter",
    title: "Leads: nested filter",
    path: `/leads?view=list&filter=${encodeURIComponent(
      JSON.stringify({
        all: [
          { field: "createdAt", op: "within", value: "thisMonth" },
          {
            any: [
              { field: "amount", op: "atLeast", value: "1000" },
              { field: "activityDueAt", op: "within", value: "past" },
            ],
          },
        ],
      }),
    )}`,
    prepare: async (page) => {
      await page.getByTestId("more-filters").click();
      await page.getByTestId("filter-panel").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "leads-columns",
    title: "Leads: columns",
    path: "/leads?view=list&cols=title*240~customer~stageId~amount~phone~addressCity~responsibleId~createdAt&pin=1",
    prepare: async (page) => {
      await page.getByTestId("columns").click();
      await page.getByTestId("column-chooser").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "leads-views",
    title: "Leads: saved views",
    path: async (api) => {
      const names = (await api.get("/views?kind=leads")).items.map(({ name }) => name);
      const overdue = { field: "activityDueAt", op: "within", value: "past" };
      for (const [name, shared] of [["Überfällig", false], ["Neu in dieser Woche", true], ["Große Anfragen", false]]) {
        if (!names.includes(name)) {
          await api.post("/views", { kind: "LEAD", name, shared, display: "LIST", filter: { all: [overdue] } });
        }
      }
      const view = (await api.get("/views?kind=leads")).items.find(({ name }) => name === "Überfällig");
      return `/leads?view=list&saved=${view.id}&sort=title`;
    },
    prepare: async (page) => {
      await page.getByTestId("views").click();
      await page.getByRole("menuitemradio").first().waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "leads-bulk",
    title: "Leads: the whole result chosen",
    path: "/leads?view=list",
    prepare: async (page) => {
      await page.getByRole("checkbox").first().click({ force: true });
      await page.getByTestId("bulk-bar").getByRole("button").first().click();
    },
  },
  {
    name: "bulk-responsible",
    title: "Bulk changes: what follows a new responsible",
    only: "desktop",
    path: "/leads?view=list",
    prepare: async (page) => {
      await page.getByRole("checkbox").first().click({ force: true });
      await page.getByTestId("bulk-bar").getByRole("button", { name: /Verantwortlich|Responsible/ }).click();
      await page.getByRole("menuitem").or(page.getByRole("option")).first().click();
      await page.getByRole("dialog").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "bulk-runs",
    title: "Bulk changes",
    path: async (api) => {
      const stages = (await api.get("/lead-stages")).items;
      const lost = stages.find(({ semantics }) => semantics === "FAILURE");
      const open = await openLead(api);
      const done = await first("leads", { field: "semantics", op: "is", value: "S" })(api);
      const filter = { field: "id", op: "in", values: [done?.id ?? open.id, open.id] };
      const run = await api.post("/bulk-changes", { kind: "LEAD", action: "STAGE", stageId: lost.id, filter });
      await api.changed(run.id);
      await api.post(`/bulk-changes/${run.id}/undo`);
      await api.changed(run.id);
      return "/leads?view=list";
    },
    prepare: async (page) => {
      await listMenu(page, /Massenänderungen|Bulk changes/);
      await page.getByRole("dialog").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "lead-create",
    title: "A new lead of somebody who is known",
    path: "/leads",
    prepare: async (page, { api }) => {
      const { phones } = (await api.get("/contacts?limit=200")).items.find((one) => one.phones.length > 0);
      await page.getByTestId("create").click();
      await page.getByRole("dialog").getByLabel(/^(Telefon|Phone)/).fill(phones[0].value);
      await page.getByRole("dialog").getByRole("status").getByRole("link").first().waitFor();
    },
    after: (page) => page.getByRole("button", { name: /^(Abbrechen|Cancel)$/ }).click(),
  },
  { name: "lead-card", title: "The card of a lead", path: async (api) => `/leads?card=leads:${(await openLead(api)).id}` },
  {
    name: "conversion",
    title: "Converting a lead",
    path: async (api) => `/leads/${(await openLead(api)).id}`,
    prepare: async (page) => {
      await page.getByRole("button", { name: /Lead konvertieren|Convert lead/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "deals-board", title: "Deals: board", path: "/deals" },
  {
    name: "deals-drag",
    title: "Deals: a card on its way",
    path: "/deals",
    only: "desktop",
    prepare: async (page) => {
      const from = await page.locator("[data-card]").nth(2).boundingBox();
      await page.mouse.move(from.x + 60, from.y + 20);
      await page.mouse.down();
      await page.mouse.move(from.x + 80, from.y + 40, { steps: 4 });
      await page.mouse.move(720, 790, { steps: 12 });
      await page.getByTestId("drop-zones").waitFor();
    },
    after: async (page) => {
      await page.keyboard.press("Escape");
      await page.mouse.up();
    },
  },
  { name: "deals-planned", title: "Deals: by what is next", path: "/deals?view=planned" },
  { name: "deals-list", title: "Deals: list", path: "/deals?view=list" },
  {
    name: "deal-create",
    title: "A new deal",
    path: "/deals",
    prepare: async (page) => {
      await page.getByTestId("create").click();
      await page.getByRole("dialog").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  { name: "deal-card", title: "The card of a deal", path: async (api) => `/deals?card=deals:${(await showpiece(api)).id}` },
  {
    name: "deal-page",
    title: "A deal on a page of its own: products and files",
    path: async (api) => `/deals/${(await showpiece(api)).id}`,
    prepare: async (page) => {
      await page.getByTestId("products-total").scrollIntoViewIfNeeded();
      await page.waitForTimeout(300);
    },
  },
  {
    name: "deal-plan",
    title: "Planning what comes next",
    path: async (api) => `/deals/${(await showpiece(api)).id}`,
    prepare: async (page, { device }) => {
      if (device === "phone") await page.getByRole("tab", { name: /Verlauf|History|Timeline/ }).click();
      await page.getByRole("tab", { name: /Aktivität|Activity/ }).click();
      await page.getByRole("textbox", { name: /Was ist zu tun|What is to be done/ }).first().fill("Angebot nachfassen");
    },
  },
  {
    name: "stage-asks",
    title: "A stage asks for a field",
    path: async (api) => {
      const stages = (await api.get("/pipelines")).items[0].stages;
      const deal = await first("deals", { field: "stageId", op: "is", value: stages[1].id })(api);
      return `/deals/${deal.id}`;
    },
    prepare: async (page) => {
      await page.getByRole("button", { name: /^(In Ausführung|In progress)$/ }).click();
      await page.getByRole("dialog").getByRole("textbox").or(page.getByRole("dialog").locator("input")).first().waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "deal-incomplete",
    title: "A deal that lacks something in its stage",
    path: async (api) => {
      const stages = (await api.get("/pipelines")).items[0].stages;
      const filter = {
        all: [
          { field: "stageId", op: "is", value: stages.find((stage) => stage.code === "EXECUTING").id },
          { field: "custom.montage_am", op: "empty" },
        ],
      };
      return `/deals/${(await first("deals", filter)(api)).id}`;
    },
  },
  { name: "contacts", title: "Contacts", path: "/contacts" },
  { name: "contact-card", title: "The card of a contact", path: async (api) => `/contacts/${(await first("contacts")(api)).id}` },
  { name: "companies", title: "Companies", path: "/companies" },
  { name: "company-card", title: "The card of a company", path: async (api) => `/companies/${(await first("companies")(api)).id}` },
  { name: "activities", title: "My activities", path: "/activities?show=columns" },
  { name: "calendar-month", title: "Activities: month", path: "/activities?show=month&who=all" },
  { name: "calendar-week", title: "Activities: week", path: "/activities?show=week&who=all" },
  {
    name: "activity-edit",
    title: "A meeting with its end, place and participants",
    path: async (api) => {
      await visit(api);
      return "/activities?show=week";
    },
    prepare: async (page) => {
      await page.getByRole("button", { name: /Vor Ort besprechen,/ }).first().click();
      await page.getByRole("dialog").getByText(/^(Farbe|Colour)$/).waitFor();
    },
  },
  { name: "inbox", title: "Inquiries", path: "/inbox" },
  { name: "reports", title: "Where customers come from", path: "/reports", prepare: (page) => page.locator("canvas").first().waitFor() },
  { name: "dashboard", title: "Several reports at a glance", path: "/reports/dashboards", prepare: (page) => page.locator("canvas").nth(2).waitFor() },
  {
    name: "dashboard-reports",
    title: "Deals, the funnel, leads and the team on one dashboard",
    path: async (api) => {
      const { items } = await api.get("/dashboards");
      const made = items.find(({ name }) => name === "Aufträge und Team") ?? (await api.post("/dashboards", everyReport));
      return `/reports/dashboards/${made.id}?span=THIS_YEAR`;
    },
    prepare: (page) => page.locator("canvas").nth(3).waitFor(),
  },
  {
    name: "dashboard-edit",
    title: "Arranging a dashboard",
    path: "/reports/dashboards",
    prepare: async (page) => {
      await page.locator("canvas").nth(2).waitFor();
      await page.getByRole("button", { name: /^(Bearbeiten|Edit)$/ }).click();
    },
  },
  {
    name: "goals",
    title: "What is to be reached, and how far it is",
    path: "/reports/goals",
    prepare: async (page) => {
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.evaluate(async () => {
        const { csrfToken } = await (await fetch("/api/v1/session")).json();
        const headers = { "Content-Type": "application/json", "X-CSRF-Token": csrfToken };
        const open = (goal) => fetch("/api/v1/goals", { method: "POST", headers, body: JSON.stringify({ rhythm: "QUARTER", ...goal }) });
        const { items } = await (await fetch("/api/v1/goals")).json();
        if (items.length > 0) return;
        await open({ measured: "WON", target: "400" });
        await open({ measured: "REVENUE", target: "900000" });
        await open({ measured: "INQUIRIES", target: "200", rhythm: "MONTH" });
      });
      await page.reload();
      await page.getByRole("progressbar").first().waitFor();
    },
  },
  {
    name: "reports-cohorts",
    title: "How soon the inquiries of each month were won",
    path: "/reports?by=MONTH&span=thisYear",
    prepare: async (page) => {
      await page.locator("canvas").first().waitFor();
      await page.getByRole("heading", { name: /^(Gewonnen nach Monaten|Won by months)/ }).scrollIntoViewIfNeeded();
    },
  },
  { name: "reports-list", title: "The inquiries behind a number", path: "/reports/list?of=WON" },
  ...[
    ["funnel", "Reports: how far deals come, and where they are lost"],
    ["leads", "Reports: what becomes of leads"],
    ["deals", "Reports: what was won, lost and is expected"],
    ["team", "Reports: who has how much to do"],
  ].map(([part, title]) => ({
    name: `reports-${part}`,
    title,
    path: `/reports/${part}?span=thisYear`,
    prepare: (page) => page.locator("canvas").first().waitFor(),
  })),
  { name: "reports-records", title: "The deals behind a number", path: "/reports/records?in=sales&of=OPEN_DEALS" },
  { name: "reports-mode", title: "Which mode fits", path: "/reports/mode", prepare: (page) => page.getByRole("table").waitFor() },
  { name: "settings-reports", title: "Settings: reports", path: "/settings/reports" },
  {
    name: "inbox-triage",
    title: "Inquiries: deciding",
    path: "/inbox",
    prepare: async (page, { device }) => {
      if (device === "phone") return;
      for (let i = 0; i < 3; i++) await page.keyboard.press("j");
    },
  },
  {
    name: "inbox-junk",
    title: "Inquiries: junk, with a reason",
    path: "/inbox",
    prepare: async (page, { device }) => {
      if (device === "phone") await page.getByRole("button", { name: /Ungeeignet|Junk/ }).last().click();
      else {
        await page.keyboard.press("j");
        await page.keyboard.press("x");
      }
      await page.getByRole("dialog").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "inbox-unfiled",
    title: "Inquiries: mail that became nothing",
    path: async (api) => {
      await correspondence(api);
      const [mailbox] = (await api.get("/mailboxes")).items;
      await api.patch(`/mailboxes/${mailbox.id}`, { takesInquiries: false });
      if ((await api.get("/unfiled-emails")).items.length === 0)
        await mail.send(
          "buchhaltung@stadtwerke.test",
          "vertrieb@weiche.test",
          { name: "Stadtwerke Neustadt", Subject: "Rechnung 4711", "Message-ID": "<rechnung@stadtwerke.test>", "Content-Type": "text/plain; charset=utf-8" },
          "Guten Tag,\r\n\r\nanbei die Rechnung. Haben Sie schon ein Angebot für die Anlage auf unserem Betriebshof?\r\n\r\nMit freundlichen Grüßen\r\nP. Adam",
        );
      await until("the message waits", async () => (await api.get("/unfiled-emails")).items.length > 0);
      return "/inbox?pile=UNFILED";
    },
    prepare: async (page) => page.getByRole("button", { expanded: false, name: /Stadtwerke/ }).click(),
  },
  {
    name: "exceptions-delete",
    title: "A sender becomes an exception",
    only: "desktop",
    path: async (api) => `/leads/${(await openLead(api)).id}`,
    prepare: async (page) => {
      await page.getByRole("button", { name: /^Mehr|^More|Weitere/ }).first().click();
      await page.getByRole("menuitem", { name: /Ausnahmeliste|exception/i }).click();
      await page.getByRole("dialog").last().waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "bell",
    title: "Notifications",
    path: async (api) => (await told(api), "/deals"),
    prepare: async (page) => {
      await page.getByTestId("bell").click();
      await page.getByTestId("notifications").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "offline",
    title: "Without a connection",
    path: "/deals",
    prepare: async (page) => {
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await page.waitForTimeout(2_500);
      await page.context().setOffline(true);
      await page.reload();
      await page.getByTestId("offline-bar").waitFor();
    },
    after: (page) => page.context().setOffline(false),
  },
  {
    name: "search",
    title: "Search",
    path: "/deals",
    prepare: async (page, { device }) => {
      if (device === "phone") await page.getByRole("button", { name: /Such|Search/ }).first().click();
      else await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("textbox").or(page.getByRole("combobox")).last().fill("GmbH");
      await page.waitForTimeout(600);
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "search-empty",
    title: "Search: what was opened lately, pages and commands",
    path: "/deals",
    prepare: async (page, { device }) => {
      if (device === "phone") await page.getByRole("button", { name: /Such|Search/ }).first().click();
      else await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("option").first().waitFor();
      await page.waitForTimeout(600);
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "keyboard",
    title: "The keyboard map",
    path: "/deals",
    prepare: async (page) => {
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(400);
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  { name: "duplicates", title: "Duplicates", path: async (api) => (await twice(api), "/duplicates") },
  {
    name: "merge",
    title: "Merging side by side",
    path: async (api) => `/duplicates/merge?kind=contacts&ids=${(await twice(api)).join("-")}`,
  },
  { name: "duplicate-hint", title: "A contact with a duplicate", path: async (api) => `/contacts/${(await twice(api))[0]}` },
  { name: "bin", title: "The recycle bin", path: async (api) => (await thrownAway(api), "/bin?kind=contacts") },
  { name: "offer-list", title: "The offers of all deals", path: async (api) => (await offered(api), "/offers?slice=ALL&whose=all") },
  {
    name: "offers",
    title: "The offers of a deal",
    path: async (api) => `/deals/${await offered(api)}`,
    prepare: async (page) => {
      await page.getByTestId("offers").scrollIntoViewIfNeeded();
      await page.waitForTimeout(300);
    },
  },
  {
    name: "offer-form",
    title: "Writing an offer",
    path: async (api) => `/deals/${await offered(api)}`,
    prepare: async (page) => {
      await page.getByTestId("offer").first().getByRole("button").first().click();
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(900);
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  { name: "settings-offers", title: "Settings: offers", path: () => "/settings/offers" },
  {
    name: "requisites",
    title: "The legal and bank data of a company",
    path: async (api) => `/companies/${await ownCompany(api)}`,
    prepare: async (page) => {
      await page.getByTestId("requisites").scrollIntoViewIfNeeded();
      await page.waitForTimeout(300);
    },
  },
  {
    name: "requisites-form",
    title: "Writing legal and bank data",
    path: async (api) => `/companies/${await ownCompany(api)}`,
    prepare: async (page) => {
      await page.getByTestId("requisite").first().getByRole("button").last().click();
      await page.getByRole("menuitem").first().click();
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(600);
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "settings-own-companies",
    title: "Settings: own companies",
    path: async (api) => {
      await ownCompany(api);
      return "/settings/own-companies";
    },
  },
  { name: "recurring", title: "Recurring deals", path: async (api) => (await recurring(api), "/recurring-deals") },
  { name: "recurring-deal", title: "A recurring deal", path: async (api) => `/recurring-deals/${(await recurring(api)).id}` },
  {
    name: "recurring-form",
    title: "When a recurring deal makes its deals",
    path: async (api) => `/recurring-deals/${(await recurring(api)).id}`,
    prepare: async (page) => {
      await page.locator("button:has(.tabler-icon-pencil)").first().click();
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(600);
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  { name: "inquiry-rules", title: "Settings: lead or deal", path: async (api) => (await inquiryRules(api), "/settings/inquiry-rules") },
  {
    name: "inquiry-rules-form",
    title: "An inquiry rule, tried before it is saved",
    path: async (api) => (await inquiryRules(api), "/settings/inquiry-rules"),
    prepare: async (page) => {
      await page.getByTestId("inquiry-rule").getByRole("button", { name: "Empfehlungen sofort", exact: true }).click();
      await page.getByRole("dialog").getByRole("rowheader", { name: /^(Empfehlung|Recommendation)$/ }).first().waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  { name: "automation", title: "Settings: automation", path: async (api) => (await automation(api), "/settings/automation") },
  {
    name: "automation-form",
    title: "An automation rule",
    path: async (api) => (await automation(api), "/settings/automation"),
    prepare: async (page) => {
      await page.getByTestId("automation-rule").getByRole("button", { name: "Nach dem Angebot fragen", exact: true }).click();
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(600);
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  { name: "nothing-found", title: "A list without matches", path: "/contacts?q=zzzz%20gibt%20es%20nicht" },
  { name: "not-found", title: "A record that is not there", path: "/deals/999999" },
  { name: "chat", title: "Chat", path: async (api) => `/chat?conversation=${await talk(api)}` },
  { name: "chat-queue", title: "Chat: who waits", path: async (api) => (await talk(api), "/chat") },
  {
    name: "chat-new-inquiry",
    title: "Chat: an inquiry by hand",
    path: async (api) => {
      await talk(api);
      const unknown = (await api.get("/chat/conversations")).items.find((one) => one.inquiryId === null);
      return `/chat?conversation=${unknown.id}`;
    },
  },
  { name: "settings-chat", title: "Settings: chat", path: async (api) => (await talk(api), "/settings/chat") },
  { name: "settings", title: "Settings", path: "/settings" },
  ...["pipelines", "sources", "forms", "users", "account", "tokens", "profile"].map((section) => ({
    name: `settings-${section}`,
    title: `Settings: ${section}`,
    path: `/settings/${section}`,
  })),
  ...["tags", "products", "notifications", "import", "departments", "roles", "exceptions", "webhooks", "security", "audit", "sign-in"].map((section) => ({
    name: `settings-${section}`,
    title: `Settings: ${section}`,
    path: `/settings/${section}`,
  })),
  {
    name: "settings-speed",
    title: "Settings: speed",
    path: async (api) => {
      const deal = (await api.get("/deals")).items[0];
      for (let i = 0; i < 25; i++)
        for (const path of ["/deals", "/deals/board", `/deals/${deal.id}`, "/search?q=Dach"]) await api.get(path);
      return "/settings/speed";
    },
  },
  {
    name: "settings-person",
    title: "Settings: devices and keys of a person",
    path: async (api) => (await colleague(api), "/settings/users"),
    prepare: async (page) => {
      await openColleague(page);
      await page.getByRole("button", { name: /Geräte und Zugänge|Devices and keys/ }).click();
      await page.getByText("Website").scrollIntoViewIfNeeded();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "settings-leaving",
    title: "Settings: somebody leaves",
    path: async (api) => (await colleague(api), "/settings/users"),
    prepare: async (page) => {
      await openColleague(page);
      await page.getByRole("button", { name: /^(Deaktivieren|Deactivate)$/ }).click();
      await page.getByRole("combobox").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "settings-audit-filtered",
    title: "Settings: the audit, filtered",
    path: async (api) => (await colleague(api), "/settings/audit?kind=user"),
  },
  { name: "calls", title: "Calls: the list", path: async (api) => (await manyCalls(api), "/calls") },
  {
    name: "call-ringing",
    title: "A call rings",
    path: async (api) => (await callNow(api), "/deals"),
    prepare: async (page) => page.getByTestId("ringing").getByRole("region").first().waitFor(),
    after: hangUp,
  },
  { name: "settings-calls", title: "Settings: telephony", path: async (api) => (await manyCalls(api), "/settings/calls") },
  { name: "settings-channels", title: "Settings: channels and assignment", path: "/settings/channels" },
  {
    name: "form-builder",
    title: "A web form: its fields",
    path: async (api) => `/settings/forms/${(await serviceForm(api)).id}`,
    prepare: async (page) => {
      await page.getByRole("button", { name: /Ich stimme zu/, expanded: false }).click();
    },
  },
  {
    name: "form-rules",
    title: "A web form: display rules",
    path: async (api) => `/settings/forms/${(await serviceForm(api)).id}`,
    prepare: async (page) => {
      await page.getByRole("tab", { name: /Anzeigeregeln|Display rules/ }).click();
    },
  },
  {
    name: "form-publish",
    title: "A web form: address, code and statistics",
    path: async (api) => `/settings/forms/${(await serviceForm(api)).id}`,
    prepare: async (page) => {
      await page.getByRole("tab", { name: /Veröffentlichen|Publish/ }).click();
    },
  },
  {
    name: "form-page",
    title: "A web form with rules, as visitors see it",
    visit: "stranger",
    path: async (api) => `/f/${(await serviceForm(api)).key}`,
    prepare: (page) => page.getByLabel("Anliegen").selectOption("b"),
  },
  { name: "import-columns", title: "Import: columns", path: "/settings/import?kind=contacts", prepare: withFile },
  {
    name: "deal-of-a-company",
    title: "A new deal with the people of its company",
    path: async (api) => {
      const company = (await api.get("/companies?limit=50")).items.find((one) => one.contacts.length > 1) ?? (await api.get("/companies")).items[0];
      return `/deals?create=true&company=${company.id}`;
    },
  },
  {
    name: "import-rehearsal",
    title: "Import: rehearsal",
    path: "/settings/import?kind=contacts",
    prepare: async (page) => {
      await withFile(page);
      await page.getByRole("button", { name: /Probelauf starten|Rehearse/i }).click();
      await page.getByRole("button", { name: /Import starten|Start import|Start the import/ }).waitFor();
    },
  },
  {
    name: "settings-hidden-fields",
    title: "Settings: who sees amounts",
    path: async (api) => {
      const role = (await api.get("/roles")).items.find(({ code }) => code === "MANAGER");
      await api.send("PUT", "/access/field-groups/AMOUNT", { restricted: true, roleIds: [role.id] });
      return "/settings/roles";
    },
    prepare: async (page) => {
      await page.getByRole("radio", { name: /^Felder$|^Fields$/ }).click({ force: true });
      await page.getByRole("switch").first().waitFor();
    },
  },
  { name: "settings-fields", title: "Settings: custom fields", path: "/settings/fields" },
  {
    name: "settings-field",
    title: "Settings: a custom field",
    path: "/settings/fields",
    prepare: async (page) => {
      await page.getByRole("button", { name: /Dachform.*bearbeiten|Edit.*Dachform/ }).click();
      await page.getByRole("dialog").getByRole("textbox").first().waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "settings-new-one",
    title: "Settings: a new custom field",
    path: "/settings/fields",
    prepare: async (page) => {
      await page.getByRole("radio", { name: /^Aufträge$|^Deals$/ }).click({ force: true });
      await page.getByRole("button", { name: /Neues Feld|New field/ }).click();
      await page.getByRole("dialog").getByRole("textbox").first().fill("Zählernummer");
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "mailboxes",
    title: "Settings: mailboxes",
    path: async (api) => {
      await correspondence(api);
      return "/settings/mailboxes";
    },
    prepare: (page) => page.getByText(/^aktiv$|^active$/).waitFor(),
  },
  {
    name: "mailbox-add",
    title: "Connecting a mailbox",
    path: "/settings/mailboxes",
    prepare: async (page) => {
      await page.getByRole("button", { name: /Postfach hinzufügen|Add mailbox/ }).click();
      await page.getByLabel(/E-Mail-Adresse|E-mail address/).fill("info@gmx.de");
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "email",
    title: "A message and its answer",
    path: correspondence,
    prepare: async (page) => {
      const tab = page.getByRole("tab", { name: /^Verlauf|^Timeline/ });
      if (await tab.isVisible()) await tab.click();
      await page.getByText(/^gesendet$|^sent$/).waitFor();
      await page.getByRole("button", { name: /^Antworten$|^Answer$/ }).last().click();
    },
  },
  { name: "settings-crm-mode", title: "Settings: CRM mode", path: "/settings/crm-mode" },
  { name: "mode-choice", title: "The CRM mode: choice", path: "/deals", prepare: modeDialog },
  { name: "mode-options", title: "The CRM mode: options", path: "/deals", prepare: toOptions },
  { name: "mode-rehearsal", title: "The CRM mode: rehearsal", path: "/deals", prepare: toRehearsal },
  { name: "reports-before-switch", title: "Where customers came from, in Classic CRM", ...sources },
  {
    name: "mode-report",
    title: "The CRM mode: report",
    path: "/deals",
    prepare: async (page) => {
      await toRehearsal(page);
      await page.getByRole("button", { name: /Wechseln und|Switch and/ }).click();
      await page.getByText(/Fertig|Done/).first().waitFor();
    },
  },
  { name: "reports-after-switch", title: "The same after the switch to Simple CRM", ...sources },
  {
    name: "mode-undone",
    title: "The CRM mode: a switch taken back",
    path: async (api) => {
      const { lastSwitch } = await api.get("/crm-mode");
      const { items } = await api.get(`/crm-mode/switches/${lastSwitch.id}/outcomes?limit=2`);
      for (const { dealId } of items) await api.send("PATCH", `/deals/${dealId}`, { comments: "Angebot ist raus." });
      await api.post(`/crm-mode/switches/${lastSwitch.id}/undo`);
      await api.finished(lastSwitch.id);
      return `/settings/crm-mode/switches/${lastSwitch.id}`;
    },
  },
  {
    name: "mode-progress",
    title: "The CRM mode: a run on its way",
    visit: "large",
    path: async (api) => {
      const { epoch } = await api.get("/crm-mode");
      const { id } = await api.post("/crm-mode/switches", { to: "SIMPLE", customers: "BOTH", expectedEpoch: epoch });
      return `/settings/crm-mode/switches/${id}`;
    },
    prepare: (page) => page.getByText(/pro Sekunde|per second/).waitFor(),
    after: async (page, { api }) => {
      const { activeSwitch } = await api.get("/crm-mode");
      await api.post(`/crm-mode/switches/${activeSwitch.id}/pause`);
    },
  },
  {
    name: "mode-paused",
    title: "The CRM mode: a run held",
    visit: "large",
    path: async (api) => `/settings/crm-mode/switches/${(await api.get("/crm-mode")).activeSwitch.id}`,
    after: async (page, { api }) => {
      const { id } = (await api.get("/crm-mode")).activeSwitch;
      await api.post(`/crm-mode/switches/${id}/cancel`);
      await api.post(`/crm-mode/switches/${id}/undo`);
      await api.finished(id);
    },
  },
];

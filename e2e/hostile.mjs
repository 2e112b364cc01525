import assert from "node:assert/strict";
import { DESKTOP, openPage, settled, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";
import { MailServer } from "./mailserver.mjs";
import { connectMailbox, receiveMail } from "./hostile/mail.mjs";
import { fillByOutsiders, refusePrograms } from "./hostile/outsiders.mjs";
import { hostileTexts } from "./hostile/payloads.mjs";
import { comment, fillRecords } from "./hostile/records.mjs";
import { screensOf, screensOfSales } from "./hostile/screens.mjs";
import { fillSettings } from "./hostile/settings.mjs";
import { Store } from "./hostile/store.mjs";

const EMAIL = "hanna@feindlich.example";
const MOST = 500;
/** Pages for people who are not signed in. */
const OUTSIDERS = /^\/(f|chat)\/[0-9a-z]{8}/;

/** A stored text never becomes a program, wherever a browser shows it (reliability S12, S13). */
export async function hostile(server, browser, email = EMAIL) {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  const texts = hostileTexts(MOST, seed);
  const store = new Store(server, email, texts);
  const mail = await mailServer();
  try {
    await walk(server, browser, store, mail, seed);
  } finally {
    await mail?.stop();
  }
}

async function walk(server, browser, store, mail, seed) {
  await test(`${MOST} hostile texts would do harm in a page without protection`, async () => {
    const page = await openPage(browser, DESKTOP);
    await page.route("**/*", (route) => route.abort());
    const harmful = await page.evaluate(howManyBite, store.texts);
    console.log(`          ${harmful} of ${MOST} become elements or programs where a text is taken for markup`);
    assert.ok(harmful > MOST / 3, `only ${harmful}`);
    await page.context().close();
  });

  await test("every field people and outsiders can fill takes them as text, and addresses that are programs are refused", async () => {
    await fill(store, mail);
    console.log(`          ${MOST} hostile texts in ${store.fields.size} kinds of fields of ${store.records} records`);
    assert.equal(store.left(), 0);
  });

  await test(`no screen that shows them runs one, makes an element of it or asks another host (SEED=${seed})`, async () => {
    const screens = await visit(server, browser, store.email, screensOf(store));
    const mailed =
      store.mailCard === undefined ? "without mail, no mail server can be started here" : "hostile mail among them";
    console.log(
      `          ${screens} screens (${mailed}): nothing ran, no foreign request, no violation of the policy`,
    );
  });

  await test("nor does one of those a salesperson sees, where much is read only", async () => {
    const screens = await visit(server, browser, await salesperson(store), screensOfSales(store));
    console.log(`          ${screens} screens with other rights`);
  });
}

/** @returns how many screens somebody looked at */
async function visit(server, browser, email, screens) {
  const page = await openPage(browser, DESKTOP);
  const strange = [];
  page.on("dialog", (dialog) => strange.push(`a dialog: ${dialog.message()}`) && void dialog.dismiss());
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && origin !== server.url) strange.push(`asked for ${request.url()}`);
  });
  await page.context().addInitScript(listen);
  await signIn(page, server.url, email, server.password);
  for (const [address, more] of screens) {
    await open(page, server.url, address);
    await settled(page);
    await more?.(page);
    const shown = [];
    for (const frame of page.frames()) shown.push(...(await frame.evaluate(whatRan)));
    assert.deepEqual([...strange, ...shown], [], address);
    assert.ok(await page.evaluate(showsHostileText), `${address} shows none of the texts`);
  }
  assert.deepEqual(page.errors, []);
  await page.context().close();
  return screens.length;
}

/** Reads every record, changes none and edits no settings. */
async function salesperson(store) {
  const role = (await store.api.post("/roles", { name: "Nur lesen" })).id;
  const changes = ["LEAD", "DEAL", "CONTACT", "COMPANY", "ANALYTICS"].map((area) => ({
    roleId: role,
    area,
    action: "READ",
    scope: "ALL",
  }));
  await store.api.patch("/access/matrix", { changes });
  const email = `verkauf-${store.email}`;
  const name = { firstName: "Verena", lastName: "Verkauf" };
  await store.api.post("/users", { ...name, email, language: "de", password: store.server.password, roleIds: [role] });
  return email;
}

/** Through every door, until each text has been stored somewhere. */
async function fill(store, mail) {
  if (mail !== undefined) await connectMailbox(store, mail);
  await fillSettings(store);
  await store.api.toClassic();
  await Promise.all([fillRecords(store), fillByOutsiders(store)]);
  await refusePrograms(store);
  if (mail !== undefined) await receiveMail(store, mail);
  while (store.left() > 0) await comment(store, store.cards[0], Math.min(12, store.left()));
}

/** Pages of outsiders are loaded, ours reached as by a click: that is quicker and keeps what has gathered. */
async function open(page, url, address) {
  const inside = page.url().startsWith(`${url}/`) && !OUTSIDERS.test(new URL(page.url()).pathname);
  if (!inside || OUTSIDERS.test(address)) await page.goto(url + address);
  else await page.evaluate((to) => history.pushState({}, "", to), address);
  await until(`the page is ${address}`, () => page.url().startsWith(url + address.replace(/[?#].*/, "")));
}

/** Mail comes in where a mail server can be started. */
async function mailServer() {
  if (MailServer.missing() !== undefined) return undefined;
  return MailServer.start().catch(() => undefined);
}

/** Runs in every frame before anything else does. */
function listen() {
  globalThis.ran = [];
  globalThis.probe = () => globalThis.ran.push("a probe was called");
  addEventListener("securitypolicyviolation", (event) =>
    globalThis.ran.push(`the policy had to stop ${event.blockedURI || event.violatedDirective}`),
  );
}

/** Runs in a frame: what became of texts that should have stayed texts. */
function whatRan() {
  const elements = [...document.querySelectorAll("[data-probe]")].map(
    (one) => `became an element: ${one.outerHTML.slice(0, 100)}`,
  );
  const links = [...document.querySelectorAll("[href], [src], [action], [formaction]")]
    .flatMap((one) => ["href", "src", "action", "formaction"].map((name) => one.getAttribute(name) ?? ""))
    .filter((address) => /^\W*(javascript|vbscript|data:text)/i.test(address.replaceAll(/[\s\u200b]/g, "")))
    .map((address) => `became an address: ${address.slice(0, 100)}`);
  return [...(globalThis.ran ?? []), ...elements, ...links];
}

/** Runs in the page, or the walk would prove nothing of a screen that stayed empty. */
function showsHostileText() {
  const words = [
    document.body.innerText,
    ...[...document.querySelectorAll("input, textarea")].map((one) => one.value),
    ...[...document.querySelectorAll("iframe")].map((one) => one.srcdoc),
  ];
  return words.some((text) => text.includes("probe"));
}

/** Runs in an empty page: the texts where they are taken for markup. */
async function howManyBite(texts) {
  let called = 0;
  globalThis.probe = () => (called += 1);
  let harmful = 0;
  for (const text of texts) {
    const place = document.createElement("div");
    place.innerHTML = text;
    const script = [...place.querySelectorAll("script")].some((one) => one.textContent.includes("probe"));
    if (script || place.querySelector("[data-probe], a[href^='javascript:']") !== null) harmful += 1;
  }
  return harmful;
}

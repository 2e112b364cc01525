import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync", "--lang=de-DE", "--font-render-hinting=none"];
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

const texts = new Set(readdirSync(new URL("../client/src/lib/i18n/de", import.meta.url)).map((file) => file.replace(".ts", "")));

export const DESKTOP = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Of somebody who lets things move. */
export const MOVING = { reducedMotion: "no-preference" };

/** Of a browser that keeps the program. Each new window would load all its files anew, two fifths of the browser's work. */
export const KEEPING = { serviceWorkers: "allow" };

export async function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/**
 * A window. Errors of the page fail the test that looks at `errors`. Of somebody who wants nothing to move, unless a
 * part says otherwise: each picture on the way costs the test machine as much as the last one. Nor is the program kept.
 */
export async function openPage(browser, size, options = {}) {
  const context = await browser.newContext({
    ...size,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    ...options,
  });
  if (options.serviceWorkers !== KEEPING.serviceWorkers) await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  const page = await context.newPage();
  // far more than anything takes; a machine that is busy with other things still gets there
  page.setDefaultTimeout(30_000);
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(String(error)));
  page.underWay = requestsUnderWay(page);
  return page;
}

/** What the page still waits for. The stream of events never ends and does not count. */
function requestsUnderWay(page) {
  const open = new Set();
  page.on("request", (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) open.clear();
    if (request.resourceType() !== "eventsource") open.add(request);
  });
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => open.delete(request));
  return open;
}

/** Waits until the page has loaded and painted all it wants to show: nothing is under way, busy or moving. */
export async function settled(page, patience = 30_000) {
  const began = Date.now();
  let calm = 0;
  let last;
  while (calm < 2) {
    const busy = await page.evaluate(whatIsBusy);
    last = [...page.underWay].map((request) => request.url()).concat(busy);
    calm = last.length === 0 ? calm + 1 : 0;
    assert.ok(calm > 0 || Date.now() - began < patience, `the page does not come to rest: ${last.join(", ")}`);
  }
}

/** Clicks a button that asks for files, once nothing moves it any more, and chooses these. */
export async function chooseFiles(page, button, files) {
  await settled(page);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles(files);
}

/** Runs in the page, after its next picture and what that picture led to. */
async function whatIsBusy() {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 40)));
  const moving = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
  const busy = [...document.querySelectorAll("[aria-busy=true]")].filter((one) => one.checkVisibility());
  const root = document.getElementById("root");
  return [
    // pages of forms are no part of the program
    ...(root === null || root.childElementCount > 0 ? [] : ["the program has not begun"]),
    ...busy.map((one) => `busy: ${one.outerHTML.slice(0, 80)}`),
    ...moving.map((one) => `moving: ${one.effect?.target?.className ?? "something"}`),
  ];
}

/** Goes to a screen as a link of the program does, without loading the program again. */
export async function walkTo(page, url, path) {
  if (page.url().startsWith(`${url}/`)) await page.evaluate((to) => window.history.pushState(null, "", to), path);
  else await page.goto(url + path);
  await settled(page);
}

export async function signIn(page, url, email, password) {
  await page.goto(`${url}/login`);
  await page.getByLabel(/E-?mail/i).fill(email);
  await page.getByLabel(/Passwor[td]/).first().fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL((address) => !address.pathname.startsWith("/login"));
}

/** No serious or critical finding of axe on the page as it is now, and no key where a text should be. */
export async function accessible(page) {
  const keys = (await page.locator("body").innerText()).match(/\b[a-z]\w*(\.[a-z]\w*)+\b/g) ?? [];
  assert.deepEqual(keys.filter((key) => texts.has(key.split(".")[0])), []);
  // what fades in has no contrast yet, and what still shows the figures before has less
  await page.waitForFunction(() => [...document.querySelectorAll("[aria-busy=true]")].every((one) => !one.checkVisibility()));
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getTiming().iterations !== Infinity)
        .map((one) => one.finished.catch(() => undefined)),
    ),
  );
  // the page's policy lets no script in but its own; evaluate goes around it
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"], preload: false }));
  const grave = found.violations.filter((one) => one.impact === "serious" || one.impact === "critical");
  assert.deepEqual(
    grave.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`),
    [],
  );
}

/** Drags something onto something else, as a hand does. */
export async function drag(page, what, to) {
  const from = await what.boundingBox();
  const target = await to.boundingBox();
  await page.mouse.move(from.x + from.width / 3, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 3 + 12, from.y + from.height / 2 + 6, { steps: 4 });
  await page.mouse.move(target.x + target.width / 2, target.y + Math.min(target.height / 2, 200), { steps: 12 });
  await page.waitForTimeout(150);
  await page.mouse.up();
}

// Measures the client in a browser: `./weiche bench client [--leads N] [--column N] [--seconds S] [--rounds N]`.
//
// A server of its own with as many leads as deals; a column of the board is loaded to the given number of cards. Every
// figure stands beside its goal; the exit code is 1 when one is missed. Figures are worth something on a quiet machine.
import { parseArgs } from "node:util";
import { DESKTOP, KEEPING, MOVING, openBrowser, openPage, signIn } from "./browser.mjs";
import { until } from "./harness.mjs";
import { Server } from "./server.mjs";

const { values: wanted } = parseArgs({
  options: {
    leads: { type: "string", default: "100000" },
    column: { type: "string", default: "10000" },
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "5" },
  },
});
const leads = Number(wanted.leads);
const cards = Number(wanted.column);
const seconds = Number(wanted.seconds);
const rounds = Number(wanted.rounds);

const GOALS = { lcp: 1_000, inp: 100, fps: 58, bytes: 250_000 };
const EMAIL = "berta@bench.example";
const results = [];
const server = await Server.create();
const browser = await openBrowser();
try {
  await server.start();
  const api = await fill();
  const state = await signedIn();
  const { stageId } = await biggestColumn(api);
  await firstLoads(state);
  await board(state, stageId);
  await list(state);
  await card(state, (await api.get("/deals?limit=1")).items[0].id);
  print();
} finally {
  await browser.close();
  await server.stop();
}

/** Twice as many leads as wanted; half of them become deals, by a change of everything a filter finds. */
async function fill() {
  const began = Date.now();
  const api = server.setup(EMAIL, "--demo-leads", String(leads * 2));
  const all = (await api.get("/lead-stages")).items.filter(({ semantics }) => semantics === "IN_PROGRESS");
  // of ten demo leads four stand in the first stage, three in the second, two in the third
  const filter = { field: "stageId", op: "in", values: all.slice(1, 3).map(({ id }) => id) };
  const run = await api.post("/bulk-changes", { kind: "LEAD", action: "CONVERT", customers: "CONTACT", filter });
  await api.changed(run.id, 1_800_000);
  console.log(`filled in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  return api;
}

async function biggestColumn(api) {
  const { id: pipeline } = (await api.get("/pipelines")).items[0];
  const { columns } = await api.get(`/deals/board?pipelineId=${pipeline}`);
  const [biggest] = columns.toSorted((a, b) => b.count - a.count);
  console.log(`${columns.reduce((sum, one) => sum + one.count, 0)} deals, ${biggest.count} of them in one column`);
  if (biggest.count < cards) throw new Error(`only ${biggest.count} cards in a column; ask for fewer by --column`);
  return biggest;
}

/** Cookies of somebody who is signed in, for windows that have loaded nothing yet. */
async function signedIn() {
  const page = await openPage(browser, DESKTOP, { ...MOVING, ...KEEPING });
  await signIn(page, server.url, EMAIL, server.password);
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

async function open(state, options = {}) {
  const page = await openPage(browser, DESKTOP, { ...MOVING, ...KEEPING, storageState: state, ...options });
  await page.addInitScript(watch);
  return page;
}

/** Runs in the page: keeps what the browser itself says about painting, events and frames. */
function watch() {
  window.bench = { lcp: 0, events: new Map(), frames: [], measuring: false };
  const { bench } = window;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => (bench.lcp = one.startTime))).observe({
    type: "largest-contentful-paint",
    buffered: true,
  });
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId > 0) bench.events.set(interactionId, Math.max(bench.events.get(interactionId) ?? 0, duration));
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
  const frame = (at) => {
    if (bench.measuring) bench.frames.push(at);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** What a browser that knows nothing loads, and when it shows its largest part. */
async function firstLoads(state) {
  for (const [name, path, ready] of [
    ["board of deals", "/deals", "[data-card]"],
    ["board of leads", "/leads", "[data-card]"],
    ["list of leads", "/leads?view=list", "[role=row]"],
    ["contacts", "/contacts", "[role=row]"],
  ]) {
    const times = [];
    for (let i = 0; i < rounds; i++) times.push((await coldLoad(state, path, ready)).lcp);
    note(`LCP, ${name}, nothing cached`, median(times), "ms", GOALS.lcp, "most");
  }
  const { sizes } = await coldLoad(state, "/deals", "[data-card]");
  note("first load: program and styles", (sizes.Script ?? 0) + (sizes.Stylesheet ?? 0), "bytes", GOALS.bytes, "most");
  note("first load: page", sizes.Document ?? 0, "bytes");
  note("first load: fonts and pictures", (sizes.Font ?? 0) + (sizes.Image ?? 0), "bytes");
  note("first load: records and dictionaries", (sizes.XHR ?? 0) + (sizes.Fetch ?? 0), "bytes");
}

async function coldLoad(state, path, ready) {
  // the service worker would fetch every file of the program in the background
  const page = await open(state, { serviceWorkers: "block" });
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.enable");
  const kinds = new Map();
  const sizes = {};
  wire.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    sizes[kind] = (sizes[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(server.url + path);
  await page.locator(ready).nth(2).waitFor();
  await page.waitForTimeout(700);
  const lcp = await page.evaluate(() => window.bench.lcp);
  await page.context().close();
  return { lcp, sizes };
}

/** Scrolling and dragging in a column with all its cards loaded, and what people do on a board. */
async function board(state, stageId) {
  const page = await open(state);
  await page.goto(`${server.url}/deals`);
  const column = page.getByTestId(`column-${stageId}`);
  await column.locator("[data-card]").first().waitFor();
  const scroller = column.locator("ul").locator("..");
  await loadAll(page, scroller);

  await scroller.evaluate((element) => (element.scrollTop = 0));
  await page.waitForTimeout(300);
  const box = await column.boundingBox();
  await frames(page, `scrolling a column of ${cards} cards by the wheel`, async (end) => {
    await page.mouse.move(box.x + 80, box.y + 300);
    while (Date.now() < end) await page.mouse.wheel(0, 90);
  });
  await frames(page, `scrolling it by its bar, far leaps`, async (end) => {
    for (let at = 0; Date.now() < end; at += 0.037) {
      await scroller.evaluate((element, part) => {
        element.scrollTop = element.scrollHeight * (part % 1);
      }, at);
      await page.waitForTimeout(50);
    }
  });
  await frames(page, "scrolling the board sideways", async (end) => {
    const across = column.locator("..");
    for (let way = 30; Date.now() < end; ) {
      way = await across.evaluate((element, by) => {
        const before = element.scrollLeft;
        element.scrollLeft += by;
        return element.scrollLeft === before ? -by : by;
      }, way);
      await page.waitForTimeout(16);
    }
    await across.evaluate((element) => (element.scrollLeft = 0));
  });

  await scroller.evaluate((element) => (element.scrollTop = 0));
  await page.waitForTimeout(300);
  const first = await column.locator("[data-card]").first().boundingBox();
  await frames(page, "dragging a card over the columns", async (end) => {
    await page.mouse.move(first.x + 40, first.y + 20);
    await page.mouse.down();
    for (let i = 0; Date.now() < end; i++) {
      await page.mouse.move(first.x + 500 + Math.sin(i / 18) * 420, first.y + 150 + Math.cos(i / 11) * 120);
    }
    await page.keyboard.press("Escape");
    await page.mouse.up();
  });

  await interactions(page, `the board with ${cards} cards loaded`, async (act) => {
    for (let i = 0; i < rounds * 2; i++) {
      const one = column.locator("[data-card]").nth(1 + (i % 4));
      await act(() => one.click({ position: { x: 30, y: 12 } }));
      await page.getByTestId("record-card").waitFor();
      await act(() => page.keyboard.press("Escape"));
      await page.getByTestId("record-card").waitFor({ state: "detached" });
      await one.focus();
      await act(() => page.keyboard.press("ArrowDown"));
      await act(() => page.keyboard.press("ArrowRight"));
      await act(() => column.locator("[data-card] + button").nth(i % 3).click());
      await act(() => page.keyboard.press("Escape"));
    }
    for (let i = 0; i < rounds; i++) {
      await column.locator("[data-card] + button").first().click();
      await act(() => page.getByRole("menuitem").nth(i % 2).click());
      await page.waitForTimeout(400);
    }
    await act(() => page.keyboard.press("Control+k"));
    await typing(page, act, "wagner");
    await act(() => page.keyboard.press("Escape"));
  });
  await page.context().close();
}

/** Scrolls until the browser holds as many cards as wanted. */
async function loadAll(page, scroller) {
  const height = () => scroller.evaluate((element) => element.scrollHeight);
  let known = 0;
  await until(
    `${cards} cards are loaded`,
    async () => {
      const loaded = await scroller.evaluate((element) => {
        element.scrollTop = element.scrollHeight;
        return Number(element.querySelector("li:last-of-type")?.dataset.index ?? 0) + 1;
      });
      known = Math.max(known, loaded);
      return known >= cards * 0.99;
    },
    600_000,
  );
  console.log(`${known} cards are loaded, ${await height()} px high`);
}

async function list(state) {
  const page = await open(state);
  await page.goto(`${server.url}/leads?view=list`);
  await page.getByRole("row").nth(5).waitFor();
  const row = await page.getByRole("row").nth(5).boundingBox();
  await frames(page, "scrolling a list that loads as it goes", async (end) => {
    await page.mouse.move(row.x + 300, row.y + 100);
    while (Date.now() < end) await page.mouse.wheel(0, 90);
  });
  await interactions(page, "the list", async (act) => {
    for (let i = 0; i < rounds; i++) {
      await act(() => page.getByRole("row").nth(3 + i).getByRole("checkbox").click({ force: true }));
    }
    await act(() => page.keyboard.press("Escape"));
    await act(() => page.getByTestId("more-filters").click());
    await page.getByTestId("filter-panel").waitFor();
    await act(() => page.keyboard.press("Escape"));
    await act(() => page.getByTestId("columns").click());
    await page.getByTestId("column-chooser").waitFor();
    await act(() => page.keyboard.press("Escape"));
    await page.getByRole("searchbox").or(page.getByPlaceholder(/durchsuchen/)).first().click();
    await typing(page, act, "wallbox");
  });
  await page.context().close();
}

async function card(state, id) {
  const page = await open(state);
  await page.goto(`${server.url}/deals/${id}`);
  const note = page.getByRole("textbox", { name: "Notiz" });
  await note.waitFor();
  await interactions(page, "the card of a deal", async (act) => {
    await act(() => note.click());
    await typing(page, act, "nachfassen");
    await act(() => page.getByRole("tab", { name: "Aktivität" }).click());
    await act(() => page.getByRole("tab", { name: "Notiz" }).click());
    for (const name of ["/contacts", "/companies", "/activities", "/inbox", "/deals"]) {
      await act(() => page.locator(`nav a[href^="${name}"]`).first().click());
      await page.waitForTimeout(300);
    }
  });
  await page.context().close();
}

async function typing(page, act, text) {
  for (const letter of text) await act(() => page.keyboard.press(letter));
}

/** How long the browser took from each thing somebody did to the next picture; a short one counts as 8 ms. */
async function interactions(page, name, body) {
  const times = [];
  let known = 0;
  await page.evaluate(() => window.bench.events.clear());
  await body(async (what) => {
    await what();
    await page.waitForTimeout(120);
    const now = await page.evaluate(() => [...window.bench.events.values()]);
    times.push(Math.max(8, ...now.slice(known)));
    known = now.length;
  });
  times.sort((a, b) => a - b);
  const p95 = times[Math.min(times.length - 1, Math.floor(times.length * 0.95))];
  note(`INP, ${name}: 95 % of ${times.length} interactions`, p95, "ms", GOALS.inp, "most");
  note(`  the worst of them`, times.at(-1), "ms");
}

/** How many pictures a second the browser painted meanwhile. */
async function frames(page, name, body) {
  await page.evaluate(() => Object.assign(window.bench, { frames: [], measuring: true }));
  await body(Date.now() + seconds * 1000);
  const at = await page.evaluate(() => {
    window.bench.measuring = false;
    return window.bench.frames;
  });
  const gaps = at.slice(1).map((time, i) => time - at[i]);
  const mean = (gaps.length * 1000) / (at.at(-1) - at[0]);
  note(`frames, ${name}`, mean, "a second", GOALS.fps, "least");
  gaps.sort((a, b) => a - b);
  note(`  longest gap in 95 % of them`, gaps[Math.floor(gaps.length * 0.95)], "ms");
}

function median(times) {
  return times.toSorted((a, b) => a - b)[times.length >> 1];
}

function note(name, value, unit, goal, sense) {
  const met = goal === undefined ? undefined : sense === "most" ? value <= goal : value >= goal;
  results.push({ name, value, unit, goal, sense, met });
  console.log(line(results.at(-1)));
}

function line({ name, value, unit, goal, sense, met }) {
  const figure = unit === "bytes" ? `${(value / 1000).toFixed(1)} kB` : `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
  const aim =
    goal === undefined ? "" : `${sense === "most" ? "≤" : "≥"} ${unit === "bytes" ? `${goal / 1000} kB` : `${goal} ${unit}`}`;
  return `| ${name.padEnd(62)} | ${figure.padStart(15)} | ${aim.padEnd(13)} | ${met === undefined ? "" : met ? "ok" : "MISSED"} |`;
}

function print() {
  console.log(`\n${leads} leads and as many deals, a column of ${cards} cards, Chromium ${browser.version()}\n`);
  console.log("| what | measured | goal | |\n|---|---|---|---|");
  for (const one of results) console.log(line(one));
  if (results.some(({ met }) => met === false)) process.exitCode = 1;
}

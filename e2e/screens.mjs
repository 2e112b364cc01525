// Takes a picture of every screen into docs/screens: `node screens.mjs [--language de|en] [--scheme light|dark]
// [--out DIRECTORY] [--only WORD,WORD] [--without WORD,WORD]`. The pictures are for people to look at; nothing is compared.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DESKTOP, openBrowser, openPage, PHONE, settled, signIn } from "./browser.mjs";
import { screens } from "./screens-list.mjs";
import { Server } from "./server.mjs";

const { values: wanted } = parseArgs({
  options: {
    language: { type: "string", default: "de" },
    scheme: { type: "string", default: "light" },
    out: { type: "string", default: new URL("../docs/screens", import.meta.url).pathname },
    only: { type: "string", default: "" },
    without: { type: "string", default: "" },
  },
});

const has = (words, screen) => words.split(",").some((word) => screen.name.includes(word));
const chosen = screens.filter(
  (screen) => has(wanted.only, screen) && (wanted.without === "" || !has(wanted.without, screen)),
);
// filling the large account takes a while
const withLarge = chosen.some(({ visit }) => visit === "large");

const EMAIL = "clara@sonne.example";
const LARGE = "gross@sonne.example";
const SIZES = { desktop: DESKTOP, phone: PHONE };
const server = await Server.create();
const browser = await openBrowser();
try {
  await server.start();
  for (const device of Object.keys(SIZES)) mkdirSync(join(wanted.out, device), { recursive: true });
  // before the first account is opened, the link to set up is good
  const visits = {};
  for (const device of Object.keys(SIZES)) {
    visits[device] = { stranger: await openPage(browser, SIZES[device], options(device)) };
    await take(screens[0], device, visits[device].stranger, { setup: server.setupPath });
  }
  const person = ["--language", wanted.language, "--first-name", "Clara", "--last-name", "Vogt"];
  const apis = {
    page: server.setup(EMAIL, "--demo", ...person),
    ...(withLarge && { large: server.setup(LARGE, "--demo-leads", "90000", ...person) }),
  };
  for (const device of Object.keys(SIZES)) {
    await takeSwitchBack(apis.page);
    for (const [visit, email] of Object.entries({ page: EMAIL, ...(withLarge && { large: LARGE }) })) {
      visits[device][visit] = await openPage(browser, SIZES[device], options(device));
      await signIn(visits[device][visit], server.url, email, server.password);
    }
    for (const screen of screens.slice(1).filter(({ only }) => only === undefined || only === device)) {
      const visit = screen.visit ?? "page";
      await take(screen, device, visits[device][visit], { api: apis[visit] ?? apis.page });
    }
    for (const page of Object.values(visits[device])) {
      for (const error of page.errors) console.log(`  an error of the page: ${error}`);
      await page.context().close();
    }
  }
  if (wanted.only === "" && wanted.out.endsWith("docs/screens")) writeFileSync(join(wanted.out, "README.md"), index());
} finally {
  await browser.close();
  await server.stop();
}

/** Each device begins in the mode in which the first one did: a switch is to be seen on both. */
async function takeSwitchBack(api) {
  const { mode, lastSwitch } = await api.get("/crm-mode");
  if (mode !== "SIMPLE") return;
  await api.post(`/crm-mode/switches/${lastSwitch.id}/undo`);
  await api.finished(lastSwitch.id);
}

async function take(screen, device, page, context) {
  if (!chosen.includes(screen)) return;
  const file = (name) => join(wanted.out, device, `${name}.png`);
  try {
    const path = typeof screen.path === "function" ? await screen.path(context.api, context) : screen.path;
    await page.goto(server.url + path);
    await settled(page);
    await screen.prepare?.(page, { ...context, device });
    await settled(page);
    await page.screenshot({ path: file(screen.name) });
    await screen.after?.(page, { ...context, device });
    console.log(`  ${device}/${screen.name}`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`  ${device}/${screen.name} FAILED: ${error.message.split("\n").slice(0, 4).join(" · ")}`);
    await page.screenshot({ path: file(`${screen.name}-failed`) });
  }
}

function options(device) {
  return {
    colorScheme: wanted.scheme,
    locale: wanted.language === "de" ? "de-DE" : "en-GB",
    deviceScaleFactor: device === "phone" ? 2 : 1,
    reducedMotion: "reduce",
  };
}

function index() {
  const rows = screens.map(
    ({ name, title, only }) =>
      `| ${title} | ![${title}](desktop/${name}.png) | ${only === "desktop" ? "" : `![${title}](phone/${name}.png)`} |`,
  );
  return [
    "# Every screen",
    "",
    "German, with the demo data, taken by `node e2e/screens.mjs`. The same command with `--language en`,",
    "`--scheme dark` and `--out DIRECTORY` takes the others.",
    "",
    "| Screen | Desktop | Phone |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

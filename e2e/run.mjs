// Tests the packaged product from outside: `node run.mjs [part …]`. Last line: "N passed, N failed".
import { access } from "./access.mjs";
import { activities } from "./activities.mjs";
import { automation } from "./automation.mjs";
import { openBrowser } from "./browser.mjs";
import { calls } from "./calls.mjs";
import { card } from "./card.mjs";
import { chat } from "./chat.mjs";
import { clients } from "./clients.mjs";
import { crash, times } from "./crash.mjs";
import { dashboards } from "./dashboards.mjs";
import { email } from "./email.mjs";
import { forms } from "./forms.mjs";
import { finish, test } from "./harness.mjs";
import { hostile } from "./hostile.mjs";
import { importCrash } from "./import-crash.mjs";
import { imports } from "./imports.mjs";
import { inbox } from "./inbox.mjs";
import { journey } from "./journey.mjs";
import { offline } from "./offline.mjs";
import { reports } from "./reports.mjs";
import { Server } from "./server.mjs";
import { signin } from "./signin.mjs";
import { webhooks } from "./webhooks.mjs";
import { workplace } from "./workplace.mjs";

const wanted = process.argv.slice(2);
const server = await Server.create();
const browser = await openBrowser();
try {
  await test("a first start on an empty directory prints a one-time set-up link", async () => {
    const seconds = await server.start();
    console.log(`          ready in ${seconds.toFixed(1)} s, with a new database`);
    if (server.setupPath === undefined) throw new Error(server.output);
  });
  const parts = { journey, card, inbox, email, forms, chat, imports, activities, automation, calls, access, offline, workplace, webhooks, signin, reports, dashboards, hostile, clients, importCrash, crash, times };
  for (const part of wanted.length > 0 ? wanted : Object.keys(parts)) await parts[part](server, browser);
} catch (error) {
  await test("everything between the tests works", () => Promise.reject(error));
} finally {
  await browser.close();
  await server.stop();
  finish();
}

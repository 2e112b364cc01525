// Tests the packaged product from outside: `node run.mjs [part …]`. Last line: "N passed, N failed".
import { openBrowser } from "./browser.mjs";
import { finish, test } from "./harness.mjs";
import { PARTS } from "./parts.mjs";
import { Server } from "./server.mjs";

const wanted = process.argv.slice(2);
const server = await Server.create();
const browser = await openBrowser();
try {
  await test("a first start on an empty directory prints a one-time set-up link", async () => {
    const seconds = await server.start();
    console.log(`          ready in ${seconds.toFixed(1)} s, with a new database`);
    if (server.setupPath === undefined) throw new Error(server.output);
  });
  for (const part of wanted.length > 0 ? wanted : Object.keys(PARTS)) await PARTS[part](server, browser);
} catch (error) {
  await test("everything between the tests works", () => Promise.reject(error));
} finally {
  await browser.close();
  await server.stop();
  finish();
}

// Whether the fire notices engines that are broken on purpose: `node chaos-finds.mjs [variant …]`. Last line:
// "N passed, N failed".
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { BROKEN } from "./broken.mjs";
import { finish, test } from "./harness.mjs";

const chaos = new URL("chaos.mjs", import.meta.url).pathname;

const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : Object.keys(BROKEN)) {
  await test(`an engine that ${name.replaceAll("-", " ")} does not get through the fire`, () => {
    const words = [chaos, "--leads", "8000", "--faults", "4", "--patience", "90", "--broken", name];
    const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: "utf8" });
    const failed = stdout.split("\n").filter((line) => line.startsWith("failed: "));
    for (const line of failed) console.log(`          ${line}`);
    assert.equal(status, 1, stdout + stderr);
    // a fire that was too short proves nothing
    assert.ok(failed.some((line) => !line.includes("enough of the faults happen")), stdout + stderr);
    assert.ok(!stdout.includes("everything between the tests works"), stdout + stderr);
  });
}
finish();

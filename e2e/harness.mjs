import assert from "node:assert/strict";

let passed = 0;
const failed = [];

/** Runs one sentence about the product; later ones go on after a failure. */
export async function test(sentence, body) {
  const started = Date.now();
  try {
    await body();
    passed += 1;
    console.log(`  ok      ${sentence} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed.push(sentence);
    const cause = error.cause === undefined ? "" : `\ncaused by ${error.cause.stack ?? error.cause}`;
    console.log(`  FAILED  ${sentence}\n${`${error.stack ?? error}${cause}`.replace(/^/gm, "          ")}`);
  }
}

export function finish() {
  for (const sentence of failed) console.log(`failed: ${sentence}`);
  console.log(`${passed} passed, ${failed.length} failed`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

/** Waits until something holds. */
export async function until(what, condition, patience = 30_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await condition();
    if (value) return value;
    assert.ok(Date.now() < deadline, `waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

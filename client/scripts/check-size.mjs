// Fails the build when the first screen loads more than the budget: everything the entry needs at once, compressed.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** What everything up to the first board may weigh. */
const LIMIT_KB = 250;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

const files = new Set();
function collect(key) {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const imported of chunk.imports ?? []) collect(imported);
}
// One language, the shell and the first screen load right after the entry.
collect("index.html");
for (const lazy of ["src/lib/i18n/de/index.ts", "src/app/shell/Shell.tsx", "src/features/deals/DealsPage.tsx"]) {
  if (manifest[lazy]) collect(lazy);
}

// what is loaded at once must not speak with texts that come later
const more = readFileSync(new URL("../src/lib/i18n/de/more.ts", import.meta.url), "utf8");
const late = [...more.matchAll(/^ {2}(\w+),$/gm)].map(([, part]) => part);
const beyond = readFileSync(new URL("../src/lib/i18n/de/recordsMore.ts", import.meta.url), "utf8");
const records = [...beyond.matchAll(/^ {2}(\w+?)(?:_one|_other)?:/gm)].map(([, key]) => `records\\.${key}\\b`);
const early = new RegExp(
  `["'\`](?:${[...late.filter((part) => part !== "records").map((part) => `${part}\\.\\w[\\w.]*`), ...records].join("|")})`,
  "g",
);
const speaks = [...files]
  .filter((file) => file.endsWith(".js"))
  .flatMap((file) => readFileSync(new URL(file, dist), "utf8").match(early) ?? []);
if (late.length === 0 || speaks.length > 0) {
  console.error(`The first screen uses texts that come later: ${speaks.join(", ")}. Put them into one of its parts.`);
  process.exit(1);
}

const kb = (bytes) => bytes / 1000;
const sizes = [...files].map((file) => [file, gzipSync(readFileSync(new URL(file, dist))).length]);
const total = kb(sizes.reduce((sum, [, size]) => sum + size, 0));
if (process.argv.includes("--list")) {
  for (const [file, size] of sizes.sort((a, b) => b[1] - a[1]))
    console.log(`${kb(size).toFixed(1).padStart(7)} kB  ${file}`);
}
console.log(`first load ${total.toFixed(1)} kB (gzip); limit ${LIMIT_KB} kB`);
if (total > LIMIT_KB) {
  console.error("The first load is over its limit. Load something later, or leave it out.");
  process.exit(1);
}

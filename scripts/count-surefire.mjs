// Sums the reports of the server's tests: "passed failed names-of-failed".
import { readdirSync, readFileSync } from "node:fs";

const directory = process.argv[2];
let passed = 0;
let failed = 0;
const names = [];
for (const file of readdirSync(directory).filter((name) => /^TEST-.*\.xml$/.test(name))) {
  const text = readFileSync(`${directory}/${file}`, "utf8");
  const suite = /<testsuite [^>]*>/.exec(text)?.[0] ?? "";
  const number = (name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const wrong = number("errors") + number("failures");
  passed += number("tests") - wrong - number("skipped");
  failed += wrong;
  if (wrong > 0) names.push(file.replace(/^TEST-|\.xml$/g, ""));
}
console.log(passed, failed, names.join(","));

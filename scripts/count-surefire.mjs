// Sums the reports of the server's tests: "passed failed names-of-failed". What failed, and how, goes to stderr, and so
// do the figures that tests have printed (testing.Figures): into their reports, or past them into the log where many
// tests ran at once.
import { readdirSync, readFileSync } from "node:fs";

const LINES_OF_A_FAILURE = 25;

const [directory, log] = process.argv.slice(2);
let passed = 0;
let failed = 0;
const names = [];
const figures = new Set();

function plain(text) {
  const entities = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text
    .replace(/^<!\[CDATA\[|\]\]>$/g, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => entities[name]);
}

function tell(report) {
  for (const [, attributes, body] of report.matchAll(/<testcase ([^>]*[^/])>([\s\S]*?)<\/testcase>/g)) {
    const problem = /<(?:failure|error)\b[^>]*>([\s\S]*?)<\/(?:failure|error)>/.exec(body);
    if (problem === null) continue;
    const name = / ?name="([^"]*)"/.exec(attributes)?.[1];
    const type = /classname="([^"]*)"/.exec(attributes)?.[1];
    const lines = plain(problem[1].trim()).split("\n");
    console.error(`   FAILED  ${type}.${name}\n           ${lines.slice(0, LINES_OF_A_FAILURE).join("\n           ")}`);
  }
}

function noteFigures(text) {
  for (const [, figure] of text.matchAll(/^(?:.*<!\[CDATA\[)?figure: (.*?)(?:\]\]>.*)?$/gm)) figures.add(plain(figure));
}

for (const file of readdirSync(directory).filter((name) => /^TEST-.*\.xml$/.test(name))) {
  const text = readFileSync(`${directory}/${file}`, "utf8");
  noteFigures(text);
  const suite = /<testsuite [^>]*>/.exec(text)?.[0] ?? "";
  const number = (name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const wrong = number("errors") + number("failures");
  passed += number("tests") - wrong - number("skipped");
  failed += wrong;
  if (wrong > 0) {
    names.push(file.replace(/^TEST-|\.xml$/g, ""));
    tell(text);
  }
}
if (log !== undefined) noteFigures(readFileSync(log, "utf8"));
for (const figure of [...figures].sort()) console.error(`   ${figure}`);
console.log(passed, failed, names.join(","));

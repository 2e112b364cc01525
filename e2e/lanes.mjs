// Tests the packaged product as a whole: what people do in lanes side by side, each with a server and a browser of its
// own; then a small fire, and what measures times, alone. Last line: "N passed, N failed".
import { spawn } from "node:child_process";
import { PARTS } from "./parts.mjs";

const LANES = [
  ["workplace", "offline", "signin", "reports", "email", "hostile", "importCrash", "crash", "backup", "automation", "inquiryRules"],
  ["journey", "card", "inbox", "forms", "chat", "imports", "activities", "recurring", "offers", "calls", "access", "dashboards", "webhooks", "clients"],
];
/** Ever the same faults in the same order; so few leads may be done before the last of them. */
const FIRE = ["--leads", "8000", "--faults", "4", "--during", "1", "--seed", "26"];
const ALONE = ["times"];

/** Servers that live for minutes: the second compiler would take a third of the processor and be done too late. */
const SHORT_LIVED = { JAVA_TOOL_OPTIONS: "-XX:TieredStopAtLevel=1" };

/** Far more than any script takes: one that hangs ends as a failure that can be read, and not the whole run with it. */
const PATIENCE_MS = 30 * 60_000;

let [passed, failed] = [0, 0];
/** What failed and how, told once more at the end: a long protocol is often cut in its middle. */
let failures = "";

/** Shows what a script says, at once or when it has ended, and counts. */
function run(script, words, print, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [new URL(script, import.meta.url).pathname, ...words], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => {
        output += text;
        if (print) process.stdout.write(text);
      });
    }
    const patience = setTimeout(() => {
      output += "\nit did not end in half an hour";
      child.kill("SIGKILL");
    }, PATIENCE_MS);
    child.once("exit", () => {
      clearTimeout(patience);
      const [, good, bad] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [undefined, 0, 1];
      passed += Number(good);
      failed += Number(bad);
      failures += (output.match(/^  FAILED .*\n( {10}.*\n)*/gm) ?? (Number(bad) > 0 ? [`${script} ended early: ${output.slice(-2_000)}\n`] : [])).join("");
      resolve(print ? "" : output);
    });
  });
}

const left = Object.keys(PARTS).filter((part) => ![...LANES.flat(), ...ALONE].includes(part));
if (left.length > 0) throw new Error(`in no lane: ${left.join(", ")}`);

const outputs = await Promise.all(LANES.map((parts, lane) => run("run.mjs", parts, lane === 0, SHORT_LIVED)));
process.stdout.write(outputs.join(""));
await run("chaos.mjs", FIRE, true);
await run("run.mjs", ALONE, true);
if (failures !== "") console.log(`\nWhat failed:\n${failures.replace(/^.{500,}$/gm, (line) => `${line.slice(0, 500)} …`)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

// Moves a whole account from one installation into another and measures it: `node moving-bench.mjs [--records N]`. Two
// servers, each with its own database; the command is killed with SIGKILL in the middle, begun again, and run once more.
// Ends with an error when anything is missing, doubled, or has another number than it had.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { Server } from "./server.mjs";

const { values } = parseArgs({ options: { records: { type: "string", default: "20000" } } });
const records = Number(values.records);
const AT_ONCE = 5_000;
/** Shares of the records. */
const SHARES = { company: 0.15, contact: 0.3, lead: 0.15, deal: 0.25, activity: 0.1, comment: 0.05 };
const KINDS = ["company", "contact", "lead", "deal"];

const there = await Server.create();
const here = await Server.create();
try {
  await Promise.all([there.start(), here.start()]);
  const from = there.setup("alt@umzug.example", "--plan", "professional");
  const to = here.setup("neu@umzug.example", "--plan", "professional");
  await from.toClassic();
  await to.toClassic();
  await timed(`${records} records made there`, () => fill(from));

  const said = command(["import-bitrix24", from.webhook, "--account", String(to.accountId)]);
  await timed("rehearsal", () => said.ended);
  assert.match(said.output, /Nothing has been changed/);
  assert.deepEqual(await counts(to), [0, 0, 0, 0, 0], "a rehearsal changes nothing");

  // in the middle of the deals, which come last of the records
  const killed = run(from, to);
  const half = await killed.until(/^deal: (\d+)$/m);
  killed.process.kill("SIGKILL");
  await killed.ended.catch(() => {});
  const reached = await counts(to);
  console.log(`killed after ${killed.seconds()} s and "${half}": ${reached.join(", ")} here`);
  assert.ok(reached[3] > 0 && reached[3] < (await counts(from))[3], "it was killed in the middle");

  const second = run(from, to);
  await second.ended;
  console.log(`begun again and done after ${second.seconds()} s`);
  await same(from, to);
  const third = run(from, to);
  await third.ended;
  console.log(`run once more, with nothing new: ${third.seconds()} s`);
  await same(from, to);
  console.log(`companies, contacts, leads, deals, activities: ${(await counts(to)).join(", ")}; the same there and here`);
  const moved = (killed.milliseconds + second.milliseconds) / 1000;
  console.log(`${(records / moved).toFixed(0)} records a second over both parts, ${moved.toFixed(1)} s`);
} finally {
  await Promise.all([there.stop(), here.stop()]);
}

async function timed(what, work) {
  const begun = Date.now();
  await work();
  console.log(`${what}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

function run(from, to) {
  return command(["import-bitrix24", from.webhook, "--account", String(to.accountId), "--run"]);
}

/** The command beside the server it copies into. */
function command(words) {
  const begun = Date.now();
  const [program, ...before] = here.program;
  const process = spawn(program, [...before, ...words], { env: here.environment, stdio: ["ignore", "pipe", "pipe"] });
  const one = { process, output: "", milliseconds: 0, seconds: () => (one.milliseconds / 1000).toFixed(1) };
  const watchers = [];
  process.stdout.on("data", (text) => {
    one.output += text;
    for (const watch of watchers) watch();
  });
  process.stderr.on("data", (text) => (one.output += text));
  one.ended = new Promise((resolve, reject) => {
    process.once("exit", (code, signal) => {
      one.milliseconds = Date.now() - begun;
      if (code === 0) resolve();
      else reject(new Error(`${words[0]} ended with ${code ?? signal}: ${one.output}`));
    });
  });
  one.until = (pattern) =>
    Promise.race([
      new Promise((resolve) => watchers.push(() => pattern.test(one.output) && resolve(pattern.exec(one.output)[0]))),
      one.ended.then(() => Promise.reject(new Error(`it ended before ${pattern}: ${one.output}`))),
    ]);
  return one;
}

async function call(api, method, params) {
  const answer = await fetch(api.webhook + method, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(params),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(`${method}: ${answer.status} ${JSON.stringify(json)}`);
  return json;
}

async function make(api, entityTypeId, count, item) {
  const ids = [];
  for (let made = 0; made < count; made += AT_ONCE) {
    const items = Array.from({ length: Math.min(AT_ONCE, count - made) }, (_, i) => item(made + i));
    const { result } = await call(api, "weiche.bulk.add", { entityTypeId, items });
    assert.equal(result.failed, 0, JSON.stringify(result.items.find(({ error }) => error)));
    ids.push(...result.items.map(({ id }) => id));
  }
  return ids;
}

/** Commands of one method, fifty in a request. */
async function batches(api, count, line) {
  for (let made = 0; made < count; made += 50) {
    const cmd = Array.from({ length: Math.min(50, count - made) }, (_, i) => line(made + i));
    const { result } = await call(api, "batch", { halt: 1, cmd });
    assert.deepEqual(result.result_error, [], JSON.stringify(result.result_error));
  }
}

async function fill(api) {
  const of = (kind) => Math.round(records * SHARES[kind]);
  const companies = await make(api, 4, of("company"), (i) => ({ title: `Firma ${i}` }));
  const contacts = await make(api, 3, of("contact"), (i) => ({
    name: "Eva",
    lastName: `Muster ${i}`,
    companyId: companies[i % companies.length],
    fm: [
      { typeId: "PHONE", valueType: "WORK", value: `+49 30 ${1_000_000 + i}` },
      { typeId: "EMAIL", valueType: "WORK", value: `eva${i}@muster.example` },
    ],
  }));
  await make(api, 1, of("lead"), (i) => ({ title: `Anfrage ${i}`, name: "Ida", lastName: `Frage ${i}` }));
  const deals = await make(api, 2, of("deal"), (i) => ({
    title: `Auftrag ${i}`,
    opportunity: String(i),
    companyId: companies[i % companies.length],
    contactIds: [contacts[i % contacts.length]],
  }));
  await batches(
    api,
    of("activity"),
    (i) =>
      `crm.activity.add?fields[OWNER_TYPE_ID]=2&fields[OWNER_ID]=${deals[i % deals.length]}&fields[TYPE_ID]=2&fields[SUBJECT]=Anruf+${i}&fields[DEADLINE]=2030-01-15`,
  );
  await batches(
    api,
    of("comment"),
    (i) =>
      `crm.timeline.comment.add?fields[ENTITY_TYPE]=deal&fields[ENTITY_ID]=${deals[i % deals.length]}&fields[COMMENT]=Notiz+${i}`,
  );
}

async function counts(api) {
  const totals = [];
  for (const kind of [...KINDS, "activity"]) totals.push((await call(api, `crm.${kind}.list`, { select: ["ID"] })).total);
  return totals;
}

async function numbers(api, kind) {
  const ids = [];
  for (let page = [{ ID: "0" }]; page.length > 0; ) {
    const last = page.at(-1).ID;
    ({ result: page } = await call(api, `crm.${kind}.list`, {
      select: ["ID"],
      order: { ID: "ASC" },
      filter: { ">ID": last },
      start: -1,
      weicheLimit: 1000,
    }));
    ids.push(...page.map(({ ID }) => ID));
  }
  return ids;
}

async function comments(api) {
  const [first] = await numbers(api, "deal");
  const filter = { ENTITY_TYPE: "deal", ENTITY_ID: first };
  return (await call(api, "crm.timeline.comment.list", { filter })).result.map(({ COMMENT }) => COMMENT.split("\n").at(-1));
}

async function same(from, to) {
  assert.deepEqual(await counts(to), await counts(from));
  for (const kind of KINDS) assert.deepEqual(await numbers(to, kind), await numbers(from, kind), kind);
  assert.deepEqual(await comments(to), await comments(from));
}

// A switch under fire: `node chaos.mjs [--leads N] [--faults N] [--during N] [--inquiries A-SECOND] [--editors N]
// [--seed S] [--broken VARIANT]`, with the packaged product on two nodes, people and programs at work, and faults in the order of
// the seed. Last line: "N passed, N failed". Without --leads there are 100,000, and fewer where the machine is so slow
// that they would take too long.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { broken } from "./broken.mjs";
import { finish, test, until } from "./harness.mjs";
import { pace } from "./pace.mjs";
import { Site } from "./site.mjs";
import { Traffic } from "./traffic.mjs";

const EDITED = 2_000;
const READERS = 8;
const LEADS = 100_000;
/** Of the disk: a lead with what it becomes, and what the database's log keeps of it until the next checkpoint. */
const MB_PER_LEAD = 0.06;
/** So many times the reference a machine may take for all of them. */
const BEARABLE = 1.7;

const { values } = parseArgs({
  options: {
    leads: { type: "string", default: String(Math.round(LEADS * Math.min(1, BEARABLE / pace()))) },
    faults: { type: "string", default: "12" },
    /** So many at least must happen before the run is over, else the fire proves nothing; half of them if not said. */
    during: { type: "string" },
    inquiries: { type: "string", default: "50" },
    editors: { type: "string", default: "20" },
    patience: { type: "string", default: "600" },
    broken: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const wanted = Object.fromEntries(
  ["leads", "faults", "inquiries", "editors", "seed"].map((name) => [name, Number(values[name])]),
);
console.log(`          ${Object.entries(wanted).map(([name, value]) => `--${name} ${value}`).join(" ")}`);

const site = await Site.create(values.broken === undefined ? undefined : broken(values.broken), 1_000 + wanted.leads * MB_PER_LEAD);
try {
  await site.start();
  await underFire();
} catch (error) {
  await test("everything between the tests works", () => Promise.reject(error));
} finally {
  await site.stop();
  finish();
}

async function underFire() {
  // nine in ten of the demo's leads are open, less those that are converted already
  const api = site.nodes[0].setup("feuer@sonne.example", "--demo-leads", String(Math.ceil((wanted.leads + 40) / 0.9)));
  const { epoch, openLeads } = await api.get("/crm-mode");
  assert.ok(openLeads >= wanted.leads);
  const formPath = new URL((await api.get("/forms")).items[0].url).pathname;
  const traffic = new Traffic(site, api, await openLeadIds(api), formPath, wanted);
  traffic.start();
  await sleep(2_000);

  const started = Date.now();
  const run = await site.ask(api, (now) => now.post("/crm-mode/switches", { to: "SIMPLE", customers: "BOTH", expectedEpoch: epoch }));
  let finished;
  let during = 0;
  await test(`a switch of ${run.total} leads ends in spite of ${wanted.faults} faults`, async () => {
    during = await fire(api, run.id);
    finished = await until("the switch is finished", () => ended(api, run.id), Number(values.patience) * 1000);
    console.log(`          ${finished.status} after ${Math.round((Date.now() - started) / 1000)} s, ${during} faults during the run`);
    assert.equal(finished.status, "DONE");
  });
  const enough = values.during === undefined ? wanted.faults / 2 : Number(values.during);
  await test("enough of the faults happen during the run", () => assert.ok(during >= enough, `${during} of ${enough}`));
  console.log(`          answers by status: ${[...traffic.answers].map(([status, count]) => `${status}: ${count}`).join(", ")}`);
  await traffic.stop();
  for (const [words, count] of traffic.refusals) console.log(`          ${count} × ${words}`);
  await verify(api, run.id, finished, traffic);
}

async function openLeadIds(api) {
  const ids = [];
  let cursor;
  do {
    const filter = encodeURIComponent(JSON.stringify({ field: "semantics", op: "is", value: "P" }));
    const page = await api.get(`/leads?limit=200&filter=${filter}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    ids.push(...page.items.map((lead) => lead.id));
    cursor = page.nextCursor;
  } while (cursor && ids.length < EDITED);
  return ids;
}

async function ended(api, id) {
  const now = await site.ask(api, (at) => at.get(`/crm-mode/switches/${id}`));
  return ["RUNNING", "PAUSED"].includes(now.status) ? undefined : now;
}

/**
 * Faults while the first half of the leads is converted; what is left over after a fault that took long follows at once.
 *
 * @returns how many happened while the run went on
 */
async function fire(api, runId) {
  const random = generator(wanted.seed);
  const faults = Object.entries(site.faults(random, api, runId));
  let order = [];
  let during = 0;
  for (let count = 0; count < wanted.faults; count += 1) {
    const run = await until("it is time for the next fault", () => progressed(api, runId, count), Number(values.patience) * 1000);
    if (order.length === 0) order = shuffled(faults, random);
    const [name, happen] = order.pop();
    console.log(`          at ${run.converted}${run.status === "RUNNING" ? "" : ` (${run.status})`}: ${name}`);
    if (run.status === "RUNNING") during += 1;
    await happen();
  }
  return during;
}

async function progressed(api, runId, faults) {
  const run = await site.ask(api, (now) => now.get(`/crm-mode/switches/${runId}`));
  const due = (run.total / 2) * ((faults + 0.3) / wanted.faults);
  return run.converted >= due || run.status !== "RUNNING" ? run : undefined;
}

async function verify(api, runId, run, traffic) {
  await test("each lead has one outcome, and each converted one a deal of its own", async () => {
    const lines = (await (await site.ask(api, (now) => now.raw(`/crm-mode/switches/${runId}/outcomes.csv`))).text())
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(";"));
    assert.equal(lines.length, run.total);
    assert.equal(new Set(lines.map((line) => line[0])).size, run.total);
    assert.equal(run.converted + run.failed + run.skipped, run.total);
    assert.equal(run.failed, 0);
    const deals = lines.filter((line) => line[2] === "CONVERTED").map((line) => line[4]);
    assert.equal(deals.length, run.converted);
    assert.equal(new Set(deals).size, run.converted);
  });

  await test("no inquiry is lost or doubled, through whichever door and at whatever moment it came", async () => {
    const found = await inquiries(api);
    const lost = [...traffic.promised].filter((key) => !found.has(key));
    const doubled = [...found].filter(([key, list]) => list.length > 1 && (traffic.promised.has(key) || traffic.unknown.has(key)));
    const without = [...found.values()].flat().filter((inquiry) => inquiry.deal === null && inquiry.lead === null);
    console.log(`          ${traffic.promised.size} inquiries answered, ${traffic.unknown.size} without an answer`);
    assert.deepEqual({ lost, doubled, without }, { lost: [], doubled: [], without: [] });
  });

  await test("no edit is lost: what was saved in a lead stands in it and in its deal", async () => {
    const wrong = [];
    const edits = [...traffic.edits];
    console.log(`          ${edits.length} leads were edited`);
    assert.ok(edits.length > 0);
    const readers = Array.from({ length: READERS }, async () => {
      for (let edit = edits.pop(); edit !== undefined; edit = edits.pop()) {
        const [id, { saved, maybe }] = edit;
        const lead = await api.get(`/leads/${id}`);
        const deal = lead.becameDealId === null ? undefined : await api.get(`/deals/${lead.becameDealId}`);
        for (const record of [lead, deal]) {
          const fits = record === undefined || saved === undefined || [saved, ...maybe].includes(record.comments);
          if (!fits) wrong.push({ id, saved, maybe, found: record.comments });
        }
      }
    });
    await Promise.all(readers);
    assert.deepEqual(wrong, []);
  });

  await test("no lead is open any more", async () => {
    const { openLeads } = await api.get("/crm-mode");
    assert.equal(openLeads, 0);
  });

  await test("no door answered with an error of ours", () => assert.deepEqual(traffic.defects.slice(0, 5), []));

  await test("the invariants of the database hold", () => {
    const { stdout } = site.nodes[0].command(["check"]);
    assert.ok(!stdout.includes("BROKEN"), stdout);
  });
}

/** Those of the traffic, by their key. */
async function inquiries(api) {
  const found = new Map();
  let cursor;
  do {
    const page = await api.get(`/inquiries?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    for (const inquiry of page.items) {
      const key = /zulauf-\d+-\d+/.exec(JSON.stringify([inquiry.title, inquiry.personName, inquiry.message]))?.[0];
      if (key !== undefined) found.set(key, [...(found.get(key) ?? []), inquiry]);
    }
    // the newest come first; below them lie those of the demo
    cursor = page.items.some((inquiry) => JSON.stringify(inquiry).includes("zulauf-")) ? page.nextCursor : undefined;
  } while (cursor);
  return found;
}

/** The same numbers for the same seed. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled(list, random) {
  return list.map((item) => [random(), item]).sort(([a], [b]) => a - b).map(([, item]) => item);
}

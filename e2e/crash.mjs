import assert from "node:assert/strict";
import { test, until } from "./harness.mjs";
import { rememberPace } from "./pace.mjs";

// Opening an account with 11,150 demo leads: the start of a program and bare INSERT … SELECT of the same tables. So
// long it takes on the two cores that the times of the requirements are meant for. It was 8 s while the facts of lost
// leads were found by reading a whole history and demo data was filled in by old plans: 1.9 times as long on one and
// the same machine (22.5 and 24.6 s against 12.5 and 12.2, in turns).
const REFERENCE_SECONDS = 4.3;

/** What a crash in the middle of a switch leaves behind: nothing. */
export async function crash(server) {
  const api = server.setup("gross@sonne.example", "--demo-leads", "11200");

  await test("the server is killed in the middle of a switch of 10,000 leads and goes on by itself", async () => {
    const { epoch, openLeads } = await api.get("/crm-mode");
    assert.ok(openLeads >= 10_000);
    const run = await api.post("/crm-mode/switches", { to: "SIMPLE", customers: "BOTH", expectedEpoch: epoch });
    await until("some leads are converted", async () => (await api.get(`/crm-mode/switches/${run.id}`)).converted > 500);
    await server.stop("SIGKILL");
    const seconds = await server.start();
    console.log(`          ready ${seconds.toFixed(1)} s after a kill -9`);
    const finished = await api.finished(run.id, 90_000);
    assert.equal(finished.status, "DONE");
    assert.equal(finished.converted, openLeads);
  });

  await test("nothing is doubled or lost: the checks of the database pass", () => {
    const { stdout } = server.command(["check"]);
    assert.ok(!stdout.includes("BROKEN"), stdout);
  });

}

/** What the requirements say in seconds; needs the machine for itself. */
export async function times(server) {
  let slowness = 1;
  await test("10,000 open leads with phone and e-mail are switched within 5 seconds", async () => {
    const opened = Date.now();
    const quick = server.setup("schnell@sonne.example", "--demo-leads", "11150");
    slowness = (Date.now() - opened) / 1000 / REFERENCE_SECONDS;
    rememberPace(slowness);
    const { epoch, openLeads } = await quick.get("/crm-mode");
    assert.ok(openLeads >= 10_000);
    const started = Date.now();
    const run = await quick.post("/crm-mode/switches", { to: "SIMPLE", customers: "CONTACT", expectedEpoch: epoch });
    const finished = await quick.finished(run.id);
    const seconds = (Date.now() - started) / 1000;
    assert.equal(finished.converted, openLeads);
    within(5, slowness, seconds, `${finished.converted} leads`);
  });

  await test("a cold start on existing data is ready within 5 seconds", async () => {
    await server.stop();
    const seconds = await server.start();
    within(5, slowness, seconds, "ready");
  });
}

/** The limit holds on the reference machine; one that is slower at this moment gets as much more, a faster one no less. */
function within(limit, slowness, seconds, what) {
  console.log(`          ${what} in ${seconds.toFixed(1)} s; this machine takes ${slowness.toFixed(1)} times the reference`);
  assert.ok(seconds <= limit * Math.max(1, slowness), `${seconds} s`);
}

import assert from "node:assert/strict";
import { test, until } from "./harness.mjs";

const ROWS = 20_000;

/** A file that is being taken in when the server is killed: it goes on by itself, and no row comes twice or is lost. */
export async function importCrash(server) {
  const api = server.setup("ida@import.example", "--plan", "professional");

  await test(`the server is killed in the middle of an import of ${ROWS} rows and goes on by itself`, async () => {
    const run = await api.upload("/imports?kind=contacts&fileName=viele.csv", file());
    const { suggestions } = await api.get(`/imports/${run.id}/preview`);
    const mapping = suggestions.flatMap((target, column) => (target === null ? [] : [{ column, target }]));
    await api.post(`/imports/${run.id}/run`, { mapping });
    const there = await until("some rows are taken in", async () => {
      const { count } = await api.get("/lists/contacts/count");
      return count > 500 && count;
    });
    await server.stop("SIGKILL");
    assert.ok(there < ROWS, "it was killed too late");
    const seconds = await server.start();
    console.log(`          killed after ${there} rows, ready ${seconds.toFixed(1)} s later`);
    const done = await until(
      "the import is finished",
      async () => {
        const now = await api.get(`/imports/${run.id}`);
        return now.status !== "RUNNING" && now;
      },
      90_000,
    );
    assert.equal(done.status, "DONE");
    assert.equal((await api.get("/lists/contacts/count")).count, ROWS);
    for (const row of [1, ROWS >> 1, ROWS]) {
      assert.equal((await api.find("contacts", "email", `zeile${row}@datei.example`)).length, 1, `row ${row}`);
    }
  });
}

function file() {
  const lines = ["Vorname;Nachname;E-Mail"];
  for (let row = 1; row <= ROWS; row++) lines.push(`Vor${row};Nach${row};zeile${row}@datei.example`);
  return lines.join("\r\n");
}

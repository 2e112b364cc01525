import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "./harness.mjs";
import { Server } from "./server.mjs";

/** A copy that is taken while people work, and what becomes of it elsewhere. */
export async function backup(server) {
  const api = server.setup("sicher@sonne.example", "--demo");
  const backups = mkdtempSync(join(tmpdir(), "weiche-backups-"));
  const elsewhere = await Server.create(server.program);
  let copy;
  let before;

  await test("a backup is taken while leads come in", async () => {
    const lead = async (title) => (await api.post("/leads", { title })).id;
    before = await lead("vor der Sicherung");
    let done = false;
    const writing = (async () => {
      while (!done) await lead("während der Sicherung");
    })();
    copy = await run(server, ["backup", "--to", backups]);
    done = true;
    await writing;
    await lead("nach der Sicherung");
    const key = "secret.key";
    assert.equal(existsSync(join(copy, key)), existsSync(join(server.directory, "data", key)), "the key goes along");
    assert.equal(statSync(copy).mode & 0o777, 0o700);
    assert.equal(spawnSync("sha256sum", ["--check", "--quiet", "SHA256SUMS"], { cwd: copy }).status, 0);
  });

  await test("a damaged backup is refused, and so is a directory with data", async () => {
    await assert.rejects(run(server, ["restore", copy]), /not empty/);
    const damaged = join(backups, "damaged");
    await run(server, ["backup", "--to", damaged]);
    const [other] = readdirSync(damaged);
    appendFileSync(join(damaged, other, "postgres", "data", "PG_VERSION"), "x");
    await assert.rejects(run(elsewhere, ["restore", join(damaged, other)]), /damaged: postgres\/data\/PG_VERSION/);
    rmSync(damaged, { recursive: true });
  });

  await test("it starts elsewhere, whole, with everything from before it", async () => {
    await run(elsewhere, ["restore", copy]);
    await elsewhere.start();
    const there = api.at(elsewhere.url);
    assert.equal((await there.get(`/leads/${before}`)).title, "vor der Sicherung");
    const after = await there.get("/leads?limit=200&q=nach der Sicherung");
    assert.ok(after.items.every(({ title }) => title !== "nach der Sicherung"));
    await there.post("/leads", { title: "geht weiter" });
    await elsewhere.stop();
  });

  await test("only the newest ones are kept", async () => {
    const newest = await run(server, ["backup", "--to", backups, "--keep", "1"]);
    assert.deepEqual(
      readdirSync(backups).map((name) => join(backups, name)),
      [newest],
    );
  });
  rmSync(backups, { recursive: true });
  rmSync(elsewhere.directory, { recursive: true });
}

/** A command that leaves this program free to go on. @returns the first line it printed */
function run(server, words) {
  const [command, ...before] = server.program;
  const process = spawn(command, [...before, ...words], { env: server.environment });
  let said = "";
  let complained = "";
  process.stdout.on("data", (text) => (said += text));
  process.stderr.on("data", (text) => (complained += text));
  return new Promise((resolve, reject) =>
    process.on("exit", (code) => (code === 0 ? resolve(said.split("\n")[0]) : reject(new Error(said + complained)))),
  );
}

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

const ROOT = new URL("..", import.meta.url).pathname;
const SOURCES = join(ROOT, "server/src/main/java/io/weiche");
const SLEEP = "try { Thread.sleep(300); } catch (InterruptedException e) { throw new IllegalStateException(e); }";

/**
 * Engines with one defence taken away: `[file, what stands there, what stands there instead]`. A fire that does not
 * notice proves nothing.
 */
export const BROKEN = {
  "counts-before-commit": [
    [
      "modes/SwitchBatches.java",
      "        progress(run, fence, converted, refused.size());",
      `        var failures = refused.size();
        var apart = new TransactionTemplate(java.util.Objects.requireNonNull(transaction.getTransactionManager()));
        apart.setPropagationBehavior(3);
        apart.executeWithoutResult(_ -> progress(run, fence, converted, failures));
        ${SLEEP}`,
    ],
  ],
  "forgets-external-numbers": [
    ["intake/InquiryStore.java", "row.setExternalId(draft.externalId());", "row.setExternalId(null);"],
  ],
  "never-looks-back": [
    ["modes/SwitchJob.java", "transaction.executeWithoutResult(_ -> store.startPass(switchId, fence));", ""],
  ],
  "door-without-lock": [
    ["modes/CutOver.java", 'lock("select count(pg_advisory_xact_lock_shared(:mode, :account))");', ""],
    ["modes/ModeGate.java", "if (mode.mode() == Mode.SIMPLE) {\n            var reason", `${SLEEP}\n        if (mode.mode() == Mode.SIMPLE) {\n            var reason`],
    ["modes/ModeGate.java", "if (mode.mode() != Mode.SIMPLE) {\n            return false", `${SLEEP}\n        if (mode.mode() != Mode.SIMPLE) {\n            return false`],
  ],
};

/** @returns how to start the product with that engine */
export function broken(name) {
  const directory = mkdtempSync(join(tmpdir(), `weiche-${name}-`));
  const app = join(ROOT, "server/target/app");
  const jar = join(directory, "weiche.jar");
  cpSync(join(app, "weiche.jar"), jar);
  symlinkSync(join(app, "lib"), join(directory, "lib"));
  const files = new Map();
  for (const [file, there, instead] of BROKEN[name]) {
    const text = files.get(file) ?? readFileSync(join(SOURCES, file), "utf8");
    assert.ok(text.includes(there), `${file} has changed: ${there}`);
    files.set(file, text.replace(there, () => instead));
  }
  const written = [...files].map(([file, text]) => {
    const path = join(directory, "sources", dirname(file), basename(file));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  });
  const java = (tool) => join(process.env.JAVA_HOME, "bin", tool);
  const classes = join(directory, "classes");
  execFileSync(java("javac"), ["-nowarn", "-proc:none", "-parameters", "-cp", `${jar}:${join(app, "lib")}/*`, "-d", classes, ...written]);
  execFileSync(java("jar"), ["--update", "--file", jar, "-C", classes, "."]);
  return [java("java"), "-jar", jar];
}

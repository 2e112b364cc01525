import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../server/target/slowness", import.meta.url);

/** Kept for the tests that come after the one that measures it. */
export function rememberPace(slowness) {
  writeFileSync(file, String(slowness));
}

/** How many times as long as the reference this machine takes; 1 when nobody has measured it. */
export function pace() {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return 1;
    throw error;
  }
}

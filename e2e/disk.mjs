import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync } from "node:fs";
import { freemem } from "node:os";
import { join } from "node:path";

/** A disk of its own for a directory, small enough to be filled. It lies in memory and needs the right to mount. */
export class Disk {
  /** @returns undefined where mounting is not allowed, or where it would take too much of the memory */
  static mount(directory, megabytes) {
    mkdirSync(directory, { recursive: true });
    if (megabytes > freemem() / 2 / 2 ** 20) return undefined;
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", directory], { stdio: "ignore" });
    } catch {
      return undefined;
    }
    return Object.assign(new Disk(), { directory });
  }

  get #ballast() {
    return join(this.directory, "ballast");
  }

  fill() {
    for (let turn = 0; turn < 20; turn += 1) {
      const { bavail, bsize } = statfsSync(this.directory);
      if (bavail === 0) return;
      try {
        execFileSync("fallocate", ["--offset", String(turn * 2 ** 40), "--length", String(bavail * bsize), this.#ballast], { stdio: "ignore" });
      } catch {
        // somebody else wrote meanwhile; once more with what is left
      }
    }
  }

  relieve() {
    rmSync(this.#ballast, { force: true });
  }

  unmount() {
    execFileSync("umount", ["--lazy", this.directory]);
  }
}

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Disk } from "./disk.mjs";
import { until } from "./harness.mjs";
import { Server } from "./server.mjs";
import { Wire } from "./wire.mjs";

// longer than the four signs of life another node waits for before it takes a run over
const FROZEN_MS = 15_000;
const DATABASE_PATIENCE_MS = 20_000;

/** Two nodes on one database, the second by way of a network, and what can happen to them. */
export class Site {
  /**
   * @param program how to start the product, when it is not the one that was built
   * @param megabytes what its disk holds, when it is to be filled
   */
  static async create(program, megabytes) {
    const site = new Site();
    const first = await Server.create(program);
    const second = await Server.create(program);
    site.nodes = [first, second];
    site.disk = Disk.mount(first.environment.WEICHE_DATA_DIR, megabytes);
    site.wire = await Wire.stretch(() => site.databasePort());
    second.environment.WEICHE_NODE = "second-node";
    return site;
  }

  async start() {
    const [first, second] = this.nodes;
    await first.start();
    const password = readFileSync(this.#file("superuser.password"), "utf8").trim();
    second.environment.WEICHE_DATABASE_URL = `postgresql://weiche_superuser:${password}@127.0.0.1:${this.wire.port}/weiche`;
    await second.start();
  }

  async stop() {
    // the first one stops the database
    await this.nodes[1].stop();
    await this.nodes[0].stop();
    this.wire.close();
    this.disk?.unmount();
  }

  /** Address of a node, dead ones included: callers have to live with that. */
  anyUrl() {
    return this.nodes[Math.floor(Math.random() * this.nodes.length)].url;
  }

  /** Asks one node after the other until one answers with success, or refuses for a reason of its own. */
  async ask(api, work, patience = 60_000) {
    const deadline = Date.now() + patience;
    for (let turn = 0; ; turn += 1) {
      try {
        return await work(api.at(this.nodes[turn % this.nodes.length].url));
      } catch (error) {
        if (error.status !== undefined && error.status < 500) throw error;
        if (Date.now() > deadline) throw error;
        await sleep(300);
      }
    }
  }

  /** Every kind of fault by its name; each leaves the site whole again. */
  faults(random, api, runId) {
    return {
      "a node is killed": async () => {
        const node = one(this.nodes, random);
        await node.stop("SIGKILL");
        await sleep(random() * 3_000);
        await node.start();
      },
      "a node is stopped as an operator does": async () => {
        const node = one(this.nodes, random);
        await node.stop();
        await node.start();
      },
      "a node stands still and wakes up after its work was taken over": async () => {
        const node = one(this.nodes, random);
        node.process.kill("SIGSTOP");
        await sleep(FROZEN_MS);
        node.process.kill("SIGCONT");
      },
      "all connections are terminated": async () => {
        for (const pid of await this.#backends()) signal(pid, "SIGTERM");
      },
      "the process of a connection is killed, and the database recovers": async () => {
        const backends = await this.#backends();
        signal(backends[Math.floor(random() * backends.length)], "SIGKILL");
      },
      "the power fails": async () => {
        const postmaster = this.#postmaster();
        signal(postmaster, "SIGQUIT");
        await Promise.all(this.nodes.map((node) => node.stop("SIGKILL")));
        while (alive(postmaster)) await sleep(100);
        await this.start();
      },
      "the network swallows everything between a node and the database": async () => {
        this.wire.swallow();
        await sleep(2_000 + random() * 8_000);
        if (random() < 0.5) this.wire.restore();
        else this.wire.cut();
      },
      ...this.#fullDisk(),
      ...this.#wrongClock(random),
      "the run is paused and resumed": async () => {
        const step = (name) => this.ask(api, (now) => now.post(`/crm-mode/switches/${runId}/${name}`));
        // a run that has just ended cannot be paused
        await step("pause").catch(refused);
        await sleep(1_000);
        await step("resume").catch(refused);
      },
    };
  }

  #fullDisk() {
    if (this.disk === undefined) {
      console.log("          left out: a full disk (mounting is not allowed here, or it would take too much memory)");
      return {};
    }
    return {
      "the disk is full for some seconds": async () => {
        this.disk.fill();
        await sleep(3_000);
        this.disk.relieve();
        await this.#recovered();
      },
    };
  }

  /** A database that gave up for want of room is started again by whoever watches over it. */
  async #recovered() {
    if (await this.#backends().catch(() => undefined)) return;
    console.log("          the database had given up; the nodes are started again");
    await Promise.all(this.nodes.map((node) => node.stop("SIGKILL")));
    await this.start();
  }

  #wrongClock(random) {
    const library = join(this.nodes[1].directory, "wrong-clock.so");
    try {
      execFileSync("cc", ["-shared", "-fPIC", "-o", library, new URL("wrong-clock.c", import.meta.url).pathname, "-ldl"], { stdio: "ignore" });
    } catch {
      console.log("          left out: a wrong clock (no C compiler)");
      return {};
    }
    return {
      "the clock of a node is an hour off from now on": async () => {
        // not of the one that starts the database, whose clock is the one that counts
        const node = this.nodes[1];
        await node.stop("SIGKILL");
        Object.assign(node.environment, { LD_PRELOAD: library, WRONG_BY: random() < 0.5 ? "3600" : "-3600" });
        await node.start();
      },
    };
  }

  #postmaster() {
    return Number(this.#postmasterLine(0));
  }

  databasePort() {
    return Number(this.#postmasterLine(3));
  }

  #postmasterLine(number) {
    return readFileSync(this.#file("data/postmaster.pid"), "utf8").split("\n")[number];
  }

  #file(name) {
    return join(this.nodes[0].environment.WEICHE_DATA_DIR, "postgres", name);
  }

  /** Processes of the nodes' connections, as soon as there are any. */
  #backends() {
    return until(
      "the nodes are connected to the database",
      () => {
        if (!existsSync(this.#file("data/postmaster.pid"))) return undefined;
        const table = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(this.#postmaster())], { encoding: "utf8" });
        const pids = table
          .split("\n")
          .filter((line) => line.includes("weiche_node"))
          .map((line) => Number(line.trim().split(" ")[0]));
        return pids.length > 0 ? pids : undefined;
      },
      DATABASE_PATIENCE_MS,
    );
  }
}

function one(list, random) {
  return list[Math.floor(random() * list.length)];
}

function refused(error) {
  if (error.status !== 409) throw error;
}

/** Whoever is gone already needs no signal. */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Server } from "./server.mjs";

// longer than the four signs of life another node waits for before it takes a run over
const FROZEN_MS = 15_000;

/** Two nodes on one database, and what can happen to them. */
export class Site {
  /** @param program how to start the product, when it is not the one that was built */
  static async create(program) {
    const site = new Site();
    const first = await Server.create(program);
    site.nodes = [first, await Server.beside(first, "second-node")];
    return site;
  }

  async start() {
    for (const node of this.nodes) await node.start();
  }

  async stop() {
    await Promise.all(this.nodes.map((node) => node.stop()));
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
    const one = () => this.nodes[Math.floor(random() * this.nodes.length)];
    return {
      "a node is killed": async () => {
        const node = one();
        await node.stop("SIGKILL");
        await sleep(random() * 3_000);
        await node.start();
      },
      "a node is stopped as an operator does": async () => {
        const node = one();
        await node.stop();
        await node.start();
      },
      "a node stands still and wakes up after its work was taken over": async () => {
        const node = one();
        node.process.kill("SIGSTOP");
        await sleep(FROZEN_MS);
        node.process.kill("SIGCONT");
      },
      "all connections are terminated": () => {
        for (const pid of this.backends()) signal(pid, "SIGTERM");
      },
      "the process of a connection is killed, and the database recovers": () => {
        const backends = this.backends();
        signal(backends[Math.floor(random() * backends.length)], "SIGKILL");
      },
      "the power fails": async () => {
        const postmaster = this.postmaster();
        signal(postmaster, "SIGQUIT");
        await Promise.all(this.nodes.map((node) => node.stop("SIGKILL")));
        while (alive(postmaster)) await sleep(100);
        await this.start();
      },
      "the run is paused and resumed": async () => {
        const step = (name) => this.ask(api, (now) => now.post(`/crm-mode/switches/${runId}/${name}`));
        // a run that has just ended cannot be paused
        await step("pause").catch(refused);
        await sleep(1_000);
        await step("resume").catch(refused);
      },
    };
  }

  postmaster() {
    return Number(readFileSync(join(this.nodes[0].environment.WEICHE_DATA_DIR, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
  }

  /** Processes of the nodes' connections. */
  backends() {
    const table = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(this.postmaster())], { encoding: "utf8" });
    const pids = table
      .split("\n")
      .filter((line) => line.includes("weiche_node"))
      .map((line) => Number(line.trim().split(" ")[0]));
    if (pids.length === 0) throw new Error(`no connections found: ${table}`);
    return pids;
  }
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

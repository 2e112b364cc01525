import { createConnection, createServer } from "node:net";

/** The network between a node and its database: it can swallow everything for a while, or cut what is under way. */
export class Wire {
  #pairs = new Set();
  #swallowing = false;

  /** @param target port of the database, asked for at each connection: after a restart it is another one */
  static async stretch(target) {
    const wire = new Wire();
    wire.server = createServer((near) => wire.#connect(near, target));
    await new Promise((resolve) => wire.server.listen(0, "127.0.0.1", resolve));
    wire.port = wire.server.address().port;
    return wire;
  }

  #connect(near, target) {
    let port;
    try {
      port = target();
    } catch {
      // the database is down
      near.destroy();
      return;
    }
    const far = createConnection(port, "127.0.0.1");
    const pair = [near, far];
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [far, near]]) {
      from.on("data", (data) => to.write(data));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        to.destroy();
        this.#pairs.delete(pair);
      });
      if (this.#swallowing) from.pause();
    }
  }

  /** From now on nothing arrives, and nobody is told. */
  swallow() {
    this.#swallowing = true;
    for (const socket of [...this.#pairs].flat()) socket.pause();
  }

  /** What was under way arrives late. */
  restore() {
    this.#swallowing = false;
    for (const socket of [...this.#pairs].flat()) socket.resume();
  }

  /** What was under way never arrives. */
  cut() {
    this.#swallowing = false;
    for (const socket of [...this.#pairs].flat()) socket.destroy();
  }

  close() {
    this.cut();
    this.server.close();
  }
}

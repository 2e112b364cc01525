import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { until } from "./harness.mjs";

/** A command holds this program still for seconds: it learns only afterwards which connections the server has closed. */
let heldStill = false;
const TO_NOTICE_MS = 100;

const script = new URL("../weiche", import.meta.url).pathname;

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The packaged server on a data directory of its own, started by the script as a person would. */
export class Server {
  static async create(program = [script]) {
    const server = new Server();
    server.program = program;
    server.directory = mkdtempSync(join(tmpdir(), "weiche-e2e-"));
    server.port = await freePort();
    server.url = `http://localhost:${server.port}`;
    server.passwordFile = join(server.directory, "password");
    server.password = "vier-worte-reichen-aus";
    writeFileSync(server.passwordFile, `${server.password}\n`);
    server.environment = {
      ...process.env,
      WEICHE_PORT: String(server.port),
      WEICHE_DATA_DIR: join(server.directory, "data"),
      // what the tests listen on themselves
      WEICHE_OUTBOUND_ALLOW: "127.0.0.1",
      WEICHE_OUTBOUND_PORTS: "*",
    };
    return server;
  }

  /** @returns seconds until it was ready */
  async start() {
    const started = Date.now();
    this.output = "";
    const [command, ...words] = this.program;
    this.process = spawn(command, [...words, "run"], { env: this.environment, stdio: ["ignore", "pipe", "pipe"] });
    this.process.stdout.on("data", (text) => (this.output += text));
    this.errors = "";
    this.process.stderr.on("data", (text) => (this.errors = (this.errors + text).slice(-5_000)));
    await until("the server is ready", () => this.output.includes("Weiche is ready"), 120_000).catch((error) => {
      throw new Error(`${this.output}\n${this.errors}`, { cause: error });
    });
    return (Date.now() - started) / 1000;
  }

  get setupPath() {
    return /\/setup\/[0-9a-f]+/.exec(this.output)?.[0];
  }

  async stop(signal = "SIGTERM") {
    if (this.process === undefined) return;
    const gone = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill(signal);
    await gone;
  }

  /** Opens an account by the command; works beside the running server. */
  setup(email, ...options) {
    const result = this.command(
      ["setup", "--account", "Beispiel GmbH", "--email", email, "--password-file", this.passwordFile, "--print-token"],
      options,
    );
    const line = result.stdout.trim().split("\n").at(-1);
    return new Api(this.url, JSON.parse(line));
  }

  command(words, options = []) {
    const [command, ...before] = this.program;
    const result = spawnSync(command, [...before, ...words, ...options], { env: this.environment, encoding: "utf8" });
    heldStill = true;
    if (result.status !== 0) throw new Error(`${words[0]} ended with ${result.status}: ${result.stdout}${result.stderr}`);
    return result;
  }
}

/** A program with a token. */
export class Api {
  constructor(url, { token, webhook, accountId }) {
    Object.assign(this, { url, token, webhook, accountId });
  }

  /** The same account by way of another node. */
  at(url) {
    return new Api(url, this);
  }

  raw(path, method = "GET", body = undefined) {
    return this.request(path, method, "application/json", body === undefined ? undefined : JSON.stringify(body));
  }

  /** A file, as it is. */
  async upload(path, bytes) {
    return (await this.request(path, "POST", "application/octet-stream", bytes)).json();
  }

  async request(path, method, type, body) {
    if (heldStill) await pause(TO_NOTICE_MS);
    heldStill = false;
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, "Content-Type": type, "If-Match": "*" },
      body,
    });
    if (response.ok) return response;
    const text = await response.text();
    throw Object.assign(new Error(`${method} ${path}: ${response.status} ${text}`), { status: response.status });
  }

  async send(method, path, body) {
    const text = await (await this.raw(path, method, body)).text();
    return text === "" ? undefined : JSON.parse(text);
  }

  get(path) {
    return this.send("GET", path);
  }

  post(path, body) {
    return this.send("POST", path, body);
  }

  patch(path, body) {
    return this.send("PATCH", path, body);
  }

  async toClassic() {
    const { epoch, mode } = await this.get("/crm-mode");
    if (mode === "SIMPLE") await this.post("/crm-mode/switches", { to: "CLASSIC", expectedEpoch: epoch });
  }

  async find(kind, field, value) {
    const filter = encodeURIComponent(JSON.stringify({ field, op: "is", value }));
    return (await this.get(`/${kind}?filter=${filter}`)).items;
  }

  /** A change of many records, or its undo, at its end. */
  changed(id, patience = 60_000) {
    return until(
      "the records are changed",
      async () => {
        const run = await this.get(`/bulk-changes/${id}`);
        return ["RUNNING", "UNDOING"].includes(run.status) ? undefined : run;
      },
      patience,
    );
  }

  finished(id, patience = 60_000) {
    return until(
      "the switch is finished",
      async () => {
        const run = await this.get(`/crm-mode/switches/${id}`);
        return ["RUNNING", "PAUSED", "UNDOING"].includes(run.status) ? undefined : run;
      },
      patience,
    );
  }
}

import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./harness.mjs";

const PROGRAMS = ["/usr/sbin/dovecot", "/usr/sbin/smtpd"];
const PACKAGES = ["dovecot-imapd", "opensmtpd"];

/** Debian's Dovecot and OpenSMTPD on ports of this machine, with a directory of their own for everything they keep. */
export class MailServer {
  static password = "postfach-geheim";

  /** @returns why it cannot be started here; nothing when it can */
  static missing() {
    if (process.getuid?.() !== 0) return "Dovecot and OpenSMTPD can only be started by root";
    if (!PROGRAMS.every(existsSync)) install();
    return PROGRAMS.every(existsSync) ? undefined : `Debian's packages ${PACKAGES.join(" and ")} are not here and cannot be installed`;
  }

  static async start() {
    const server = new MailServer();
    server.directory = mkdtempSync(join(tmpdir(), "weiche-mail-"));
    // the mail is delivered and read as the user "mail"
    chmodSync(server.directory, 0o755);
    mkdirSync(join(server.directory, "mail"));
    const [, , uid, gid] = /^mail:(.*):(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
    chownSync(join(server.directory, "mail"), Number(uid), Number(gid));
    server.imapPort = await freePort();
    server.smtpPort = await freePort();
    const dovecot = server.write("dovecot.conf", server.#dovecot());
    const smtpd = server.write("smtpd.conf", server.#smtpd());
    server.processes = [
      spawn(PROGRAMS[0], ["-F", "-c", dovecot], { stdio: "ignore" }),
      spawn(PROGRAMS[1], ["-d", "-f", smtpd], { stdio: "ignore" }),
    ];
    // whatever becomes of the tests
    process.once("exit", () => server.processes.forEach((one) => one.kill()));
    await until("the mail server listens", async () => (await listens(server.imapPort)) && (await listens(server.smtpPort)), 60_000);
    return server;
  }

  write(name, text) {
    const path = join(this.directory, name);
    writeFileSync(path, text);
    return path;
  }

  #dovecot() {
    return `base_dir = ${this.directory}/run
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
log_path = ${this.directory}/dovecot.log
mail_location = maildir:${this.directory}/mail/%u
first_valid_uid = 1
mail_access_groups = mail
service imap-login {
  inet_listener imap {
    port = ${this.imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
passdb {
  driver = static
  args = password=${MailServer.password}
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${this.directory}/mail/%u
}
`;
  }

  #smtpd() {
    return `table people { "@weiche.test" = "mail", "@kunde.test" = "mail" }
listen on 127.0.0.1 port ${this.smtpPort}
action "box" maildir "${this.directory}/mail/%{rcpt}" virtual <people>
match from any for domain { "weiche.test", "kunde.test" } action "box"
`;
  }

  /** Sends a message as somebody outside does. */
  send(from, to, headers, text) {
    const lines = [`From: ${headers.name ?? from} <${from}>`, `To: <${to}>`];
    for (const [name, value] of Object.entries(headers)) if (name !== "name") lines.push(`${name}: ${value}`);
    return speak(this.smtpPort, [
      "HELO kunde.test",
      `MAIL FROM:<${from}>`,
      `RCPT TO:<${to}>`,
      "DATA",
      `${lines.join("\r\n")}\r\n\r\n${text}\r\n.`,
      "QUIT",
    ]);
  }

  /** What has been delivered to somebody, as it came. */
  mailOf(address) {
    const box = join(this.directory, "mail", address);
    return ["new", "cur"]
      .map((part) => join(box, part))
      .filter(existsSync)
      .flatMap((part) => readdirSync(part).map((file) => readFileSync(join(part, file), "utf8")));
  }

  async stop() {
    await Promise.all(
      this.processes.map((one) => {
        const gone = new Promise((resolve) => one.once("exit", resolve));
        one.kill();
        return one.exitCode === null ? gone : undefined;
      }),
    );
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** With what the machine knows of Debian's packages; nothing is asked, and no service is started by it. */
function install() {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", ...PACKAGES], {
    env: environment,
    stdio: "ignore",
    timeout: 120_000,
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function listens(port) {
  return new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.end());
  });
}

/** Says the lines one after the other, each after the answer to the one before. */
function speak(port, lines) {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, "127.0.0.1");
    const left = [...lines];
    socket.on("data", (data) => {
      const code = data.toString().slice(0, 3);
      if (code.startsWith("4") || code.startsWith("5")) {
        reject(new Error(data.toString()));
        socket.destroy();
        return;
      }
      const next = left.shift();
      if (next === undefined) socket.end();
      else socket.write(`${next}\r\n`);
    });
    socket.on("error", reject).on("close", resolve);
  });
}

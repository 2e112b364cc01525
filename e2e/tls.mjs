import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate for this run only, signed by itself. */
function makeCertificate() {
  const directory = mkdtempSync(join(tmpdir(), "weiche-tls-"));
  const key = join(directory, "key.pem");
  const certificate = join(directory, "certificate.pem");
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const made = spawnSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-keyout", key, "-out", certificate, ...names],
    { encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`openssl is needed to make a certificate: ${made.error ?? made.stderr}`);
  return { key: readFileSync(key), cert: readFileSync(certificate), file: certificate };
}

/** Speaks TLS for a server that does not, as a reverse proxy does in production. */
export class TlsProxy {
  /** Methods that were asked for. */
  requests = [];
  /** Lets the server work, and then breaks the connection instead of answering. */
  loseNextAnswer = false;

  static async open(serverUrl) {
    const proxy = new TlsProxy();
    const certificate = makeCertificate();
    proxy.certificateFile = certificate.file;
    proxy.server = createServer(certificate, (incoming, answer) => proxy.#forward(serverUrl, incoming, answer));
    await new Promise((resolve) => proxy.server.listen(0, "localhost", resolve));
    proxy.url = `https://localhost:${proxy.server.address().port}`;
    return proxy;
  }

  #forward(serverUrl, incoming, answer) {
    this.requests.push(new URL(incoming.url, serverUrl).pathname.split("/").at(-1));
    const lose = this.loseNextAnswer;
    this.loseNextAnswer = false;
    const headers = { ...incoming.headers, "x-forwarded-proto": "https" };
    const outgoing = request(serverUrl + incoming.url, { method: incoming.method, headers }, (response) => {
      if (lose) {
        response.resume().once("end", () => answer.destroy());
        return;
      }
      answer.writeHead(response.statusCode, response.headers);
      response.pipe(answer);
    });
    outgoing.on("error", () => answer.destroy());
    incoming.pipe(outgoing);
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

import { createServer } from "node:http";

/** A page of somebody else that lets nothing in but our script and our frame. */
export async function foreignSite(code, home) {
  const server = createServer((_, answer) => {
    answer.setHeader("Content-Type", "text/html;charset=utf-8");
    answer.setHeader(
      "Content-Security-Policy",
      `default-src 'none'; script-src ${home}; frame-src ${home}; base-uri 'none'; form-action 'none'`,
    );
    answer.end(`<!doctype html><html lang="de"><meta name="viewport" content="width=device-width">
      <title>Fremde Seite</title><h1>Fremde Seite</h1>${code}</html>`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://localhost:${server.address().port}`, close: () => server.close() };
}

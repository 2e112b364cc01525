import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "wanda@hooks.example";

/** Another system is told, and whoever runs it sees what was sent. */
export async function webhooks(server, browser) {
  const api = server.setup(EMAIL, "--plan", "PROFESSIONAL");
  const other = await receiver();
  const page = await openPage(browser, DESKTOP);
  let secret;

  await test("a webhook is added, and its secret is shown once", async () => {
    await signIn(page, server.url, EMAIL, server.password);
    await page.goto(`${server.url}/settings/webhooks`);
    await page.getByRole("button", { name: "Webhook anlegen" }).click();
    const dialog = page.getByRole("dialog", { name: "Webhook anlegen" });
    await dialog.getByLabel("Adresse").fill("http://10.0.0.1/hook");
    await dialog.getByRole("button", { name: "Erstellen" }).click();
    await dialog.getByText("Diese Adresse liegt im Inneren.").waitFor();
    await dialog.getByLabel("Adresse").fill(other.url);
    await dialog.getByLabel("Name").fill("Lager");
    await accessible(page);
    await dialog.getByRole("button", { name: "Erstellen" }).click();
    secret = await dialog.getByLabel("Geheimnis").inputValue();
    assert.match(secret, /^whsec_/);
    await dialog.getByRole("button", { name: "Fertig" }).click();
    await page.getByRole("link", { name: /Lager/ }).click();
    await page.getByRole("heading", { name: "Lager" }).waitFor();
    assert.equal(await page.getByText(secret).count(), 0);
  });

  await test("a new deal is told, signed, and stands in the log with what was sent", async () => {
    const deal = await api.post("/deals", { title: "Solardach" });
    const told = await until("the other system is told", () =>
      other.received.find((one) => one.body.includes("deal.added")),
    );
    assert.equal(JSON.parse(told.body).data.events[0].recordId, deal.id);
    const signed = `${told.headers["webhook-id"]}.${told.headers["webhook-timestamp"]}.${told.body}`;
    const mac = createHmac(
      "sha256",
      Buffer.from(secret.replace("whsec_", ""), "base64"),
    ).update(signed);
    assert.equal(
      told.headers["webhook-signature"],
      `v1,${mac.digest("base64")}`,
    );
    await page.reload();
    await page.getByRole("button", { name: /deal\.added/ }).click();
    await page
      .getByLabel("Nachricht")
      .getByText(`"recordId": ${deal.id}`)
      .waitFor();
    await accessible(page);
  });

  await test("what was refused is sent again by hand", async () => {
    other.status = 500;
    await page.getByRole("button", { name: "Test senden" }).click();
    const row = page.getByRole("button", { name: /webhook\.test/ });
    await row.filter({ hasText: "Antwort 500" }).waitFor();
    other.status = 200;
    await row.click();
    await page
      .getByRole("button", { name: "Noch einmal senden", exact: true })
      .click();
    await row.filter({ hasText: "zugestellt" }).waitFor();
  });

  await test("on the phone a webhook is paused and resumed", async () => {
    const phone = await openPage(browser, PHONE);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/settings/webhooks`);
    await phone.getByRole("link", { name: /Lager/ }).click();
    await phone.getByRole("button", { name: "Anhalten" }).click();
    await phone.getByText("angehalten", { exact: true }).waitFor();
    await accessible(phone);
    await phone.getByRole("button", { name: "Fortsetzen" }).click();
    await phone.getByText("aktiv", { exact: true }).waitFor();
    await phone.close();
  });

  await page.close();
  await other.close();
}

async function receiver() {
  const other = { received: [], status: 200 };
  const listener = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      other.received.push({ headers: request.headers, body });
      response.writeHead(other.status).end("taken");
    });
  });
  await new Promise((resolve) => listener.listen(0, "127.0.0.1", resolve));
  other.url = `http://127.0.0.1:${listener.address().port}/hook`;
  other.close = () => new Promise((resolve) => listener.close(resolve));
  return other;
}

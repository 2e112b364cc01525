import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "./harness.mjs";
import { TlsProxy } from "./tls.mjs";

/** Runs a program in a process of its own, because certificates to trust are read when a process starts. */
function run(script, words, environment) {
  const path = new URL(script, import.meta.url).pathname;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path, ...words], { env: { ...process.env, ...environment } });
    let [output, complaints] = ["", ""];
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (complaints += text));
    child.once("exit", (code) => {
      if (code === 0) resolve(JSON.parse(output.trim().split("\n").at(-1)));
      else reject(new Error(`${script} ${words.join(" ")} ended with ${code}: ${output}${complaints}`));
    });
  });
}

/** Programs written for Bitrix24, as npm has them, talk to Weiche without a change. */
export async function clients(server) {
  const classic = server.setup("klassisch@sonne.example", "--plan", "professional");
  await classic.toClassic();
  const simple = server.setup("einfach@sonne.example");
  const proxy = await TlsProxy.open(server.url);
  const jssdk = (api, task) =>
    run("client-jssdk.mjs", [task], {
      WEBHOOK: proxy.url + new URL(api.webhook).pathname,
      NODE_EXTRA_CA_CERTS: proxy.certificateFile,
    });
  try {
    await test("b24jssdk finds the server healthy, the user and the mode, over TLS", async () => {
      const inClassic = await jssdk(classic, "connection");
      assert.equal(inClassic.healthy, true);
      assert.equal(inClassic.me.ADMIN, true);
      assert.equal(inClassic.mode, 1);
      assert.equal((await jssdk(simple, "connection")).mode, 2);
    });

    await test("a lead of b24jssdk stays a lead in classic mode", async () => {
      const { id, lead, deals } = await jssdk(classic, "lead");
      assert.equal(lead.ID, String(id));
      assert.equal(lead.TITLE, "Dach in Köln & Umgebung");
      assert.equal(lead.STATUS_ID, "NEW");
      assert.equal(lead.OPPORTUNITY, "10.50");
      assert.equal(lead.PHONE[0].VALUE, "+49 221 445566");
      assert.deepEqual(deals, []);
    });

    await test("a lead of b24jssdk is a deal at once in simple mode, found by LEAD_ID", async () => {
      const { id, lead, deals } = await jssdk(simple, "lead");
      assert.equal(lead.STATUS_ID, "CONVERTED");
      assert.equal(deals.length, 1);
      assert.equal(deals[0].LEAD_ID, String(id));
      assert.equal((await simple.get(`/contacts/${deals[0].CONTACT_ID}`)).firstName, "Eva");
    });

    await test("a lead whose answer got lost is asked for again and made once", async () => {
      proxy.requests.length = 0;
      proxy.loseNextAnswer = true;
      const { id } = await jssdk(classic, "lostAnswer");
      assert.deepEqual(proxy.requests, ["crm.lead.add", "crm.lead.add"]);
      assert.deepEqual(
        (await classic.find("leads", "title", "Nur einmal")).map((lead) => lead.id),
        [id],
      );
    });

    await test("b24jssdk writes 120 deals in batches and reads them in three ways", async () => {
      const { made, collected, pages, byPage } = await jssdk(simple, "lists");
      assert.equal(new Set(made).size, 120);
      assert.deepEqual(collected, made);
      assert.deepEqual(pages, [50, 50, 20]);
      assert.equal(byPage, 120);
    });

    await test("a batch of b24jssdk uses results of earlier commands and keeps its errors apart", async () => {
      const { mine, total, wrong } = await jssdk(simple, "batch");
      assert.equal(mine, 50);
      assert.equal(total, 121);
      assert.deepEqual(wrong, ["Method not found!"]);
    });

    await test("b24jssdk understands our errors", async () => {
      assert.deepEqual(await jssdk(simple, "errors"), {
        "crm.nope": "ERROR_METHOD_NOT_FOUND",
        "crm.deal.get": "ERR_BAD_REQUEST",
        "app.info": "ACCESS_DENIED",
      });
    });

    const scenario = (api, task) =>
      run("client-jssdk-scenario.mjs", [task], {
        WEBHOOK: proxy.url + new URL(api.webhook).pathname,
        NODE_EXTRA_CA_CERTS: proxy.certificateFile,
      });

    await test("b24jssdk keeps a customer with fields, products, activities and comments", async () => {
      const found = await scenario(classic, "customer");
      assert.deepEqual(found.found, { CONTACT: [found.contact] });
      assert.deepEqual(found.phones, ["0221 778899", "0221 778800"]);
      assert.equal(found.item.ufCrmRoofArea, 82.5);
      assert.equal(found.item.opportunity, 2998);
      assert.deepEqual(found.item.contactIds, [found.contact]);
      assert.equal(found.rows[0].QUANTITY, 20);
      assert.equal(found.activities.length, 1);
      assert.equal(found.comments[0].COMMENT, "Ruft zurück");
      assert.deepEqual(found.byArea, [{ ID: String(found.deal) }]);
    });

    await test("b24jssdk reads 5,200 deals completely in both ways, and @2bad/bitrix all pages at once", async () => {
      const many = server.setup("viele@sonne.example");
      const { made, keyset, offset, expensive } = await scenario(many, "manyDeals");
      assert.equal(new Set(made).size, 5200);
      assert.deepEqual(keyset, made);
      assert.deepEqual(offset, made);
      assert.equal(expensive, 99);
      // all pages at once, reckoned from the total
      const found = await run("client-2bad.mjs", [], { WEBHOOK: many.webhook.replace(/\/$/, "") });
      assert.equal(found.total, 5201);
      assert.deepEqual(found.ids.toSorted((a, b) => a - b), [...made, found.id]);
    });

    await test("b24jssdk changes the mode and follows the switch", async () => {
      const { run: done, deals, mode } = await scenario(classic, "mode");
      assert.equal(done.status, "DONE");
      assert.equal(deals, 1);
      assert.equal(mode, 1);
    });

    await test("@2bad/bitrix writes by GET and reads all pages in one batch", async () => {
      const found = await run("client-2bad.mjs", [], { WEBHOOK: simple.webhook.replace(/\/$/, "") });
      assert.equal(found.title, "Dach & Fach: 100 %");
      assert.equal(found.amount, "12.50");
      assert.equal(found.total, 122);
      assert.equal(new Set(found.ids).size, 122);
    });
  } finally {
    proxy.close();
  }
}

import assert from "node:assert/strict";
import { accessible, DESKTOP, KEEPING, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "olaf@unterwegs.example";

/** Without the network, and without the server: what can be read, what is kept, and that it arrives once. */
export async function offline(server, browser) {
  const api = server.setup(EMAIL, "--language", "de");
  const [deal, other] = [await api.post("/deals", { title: "Halle in Bonn" }), await api.post("/deals", { title: "Anbau in Kleve" })];
  const { stages } = (await api.get("/pipelines")).items[0];
  const notes = async (id) =>
    (await api.get(`/deals/${id}/timeline`)).items.filter(({ type }) => type === "COMMENT").map(({ body }) => body);
  const page = await openPage(browser, DESKTOP, KEEPING);
  const context = page.context();
  await signIn(page, server.url, EMAIL, server.password);

  await test("the program can be installed: a manifest with icons, and a worker that keeps its files", async () => {
    const manifest = await (await fetch(`${server.url}/manifest.webmanifest`)).json();
    for (const { src, type } of manifest.icons) {
      const answer = await fetch(server.url + src);
      assert.deepEqual([answer.status, answer.headers.get("content-type")], [200, type]);
    }
    assert.ok(manifest.icons.some(({ purpose, sizes }) => purpose === "maskable" && sizes === "512x512"));
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
      return all.flat();
    });
    assert.ok(kept.length > 20, String(kept.length));
    assert.deepEqual(kept.filter((url) => url.includes("/api/")), [], "no answers of the interface");
  });

  await test("without the network the program opens from its worker and shows what was read last", async () => {
    await page.goto(`${server.url}/deals/${deal.id}`);
    await page.getByTestId("record-card").getByText("Halle in Bonn").first().waitFor();
    // answers are kept a moment after the page is there
    await remembered(page, `/api/v1/deals/${deal.id}/timeline?limit=50`);
    await page.goto(`${server.url}/deals`);
    await page.getByText("Anbau in Kleve").waitFor();
    await page.waitForTimeout(2_500);
    await context.setOffline(true);
    await page.goto(`${server.url}/deals`);
    await page.getByText("Anbau in Kleve").waitFor();
    await page.getByTestId("offline-bar").getByText(/Keine Verbindung zum Server/).waitFor();
    await accessible(page);
    await page.goto(`${server.url}/deals/${deal.id}`);
    await page.getByTestId("record-card").getByText("Halle in Bonn").first().waitFor();
  });

  await test("two notes and a move to another stage are kept and can be seen, also after a reload", async () => {
    await writeNote(page, "Kunde ruft zurück");
    await writeNote(page, "Maße kommen per Post");
    await page.getByTestId("record-card").getByRole("button", { name: stages[1].name, exact: true }).click();
    await page.getByTestId("offline-bar").getByText("3 Änderungen warten").waitFor();
    await page.reload();
    await page.getByTestId("waiting-here").getByText("Maße kommen per Post").waitFor();
    await page.getByTestId("offline-bar").getByText("3 Änderungen warten").waitFor();
    const stands = page.getByTestId("record-card").locator("button[aria-pressed=true]");
    assert.equal(await stands.innerText(), stages[1].name);
    await page.getByTestId("offline-bar").getByRole("button", { name: "Ansehen" }).click();
    await page.getByRole("dialog").getByText("Kunde ruft zurück").waitFor();
    await accessible(page);
    await page.keyboard.press("Escape");
    assert.deepEqual(await notes(deal.id), []);
  });

  await test("anything else is refused, and says so", async () => {
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByTestId("record-card").getByRole("button", { name: "Mehr" }).click();
    await page.getByRole("menuitem", { name: "Löschen" }).click();
    // parts of the card that were not read before may say so too
    await page.getByLabel("Meldungen").getByText(/Keine Verbindung/).waitFor();
  });

  await test("back online everything arrives in order and once, with two tabs open", async () => {
    const second = await context.newPage();
    await second.goto(`${server.url}/deals/${deal.id}`).catch(() => undefined);
    await context.setOffline(false);
    await until("the notes are there", async () => (await notes(deal.id)).length >= 2);
    await until("the deal has moved", async () => (await api.get(`/deals/${deal.id}`)).stageId === stages[1].id);
    await page.getByTestId("offline-bar").getByText(/wart/).waitFor({ state: "detached" });
    await page.waitForTimeout(1_500);
    assert.deepEqual(await notes(deal.id), ["Maße kommen per Post", "Kunde ruft zurück"]);
    const moves = (await api.get(`/deals/${deal.id}/timeline`)).items.filter(({ type }) => type === "STAGE_CHANGED");
    assert.equal(moves.length, 1);
    await second.close();
  });

  await test("a move that meets somebody else's asks, with both stages; the answer holds", async () => {
    await page.goto(`${server.url}/deals/${other.id}`);
    const card = page.getByTestId("record-card");
    await card.getByText("Anbau in Kleve").first().waitFor();
    await page.waitForTimeout(2_500);
    await context.setOffline(true);
    await card.getByRole("button", { name: stages[1].name, exact: true }).click();
    await page.getByTestId("offline-bar").getByText("1 Änderung wartet").waitFor();
    await api.send("PATCH", `/deals/${other.id}`, { stageId: stages[2].id });
    await context.setOffline(false);
    await page.getByTestId("offline-bar").getByText("1 Änderung braucht Ihre Entscheidung").waitFor();
    await page.getByTestId("offline-bar").getByRole("button", { name: "Ansehen" }).click();
    const dialog = page.getByRole("dialog");
    const shown = await dialog.locator("dl").innerText();
    assert.ok(shown.includes(stages[1].name) && shown.includes(stages[2].name), shown);
    await accessible(page);
    assert.equal((await api.get(`/deals/${other.id}`)).stageId, stages[2].id, "nothing is written over unasked");
    await dialog.getByRole("button", { name: "Meine Phase setzen" }).click();
    await until("mine holds", async () => (await api.get(`/deals/${other.id}`)).stageId === stages[1].id);
    await page.getByTestId("offline-bar").getByText(/Entscheidung/).waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
  });

  await test("when the server is away and the network is there, it is the same, and the page comes back by itself", async () => {
    await page.goto(`${server.url}/deals/${deal.id}`);
    await page.getByTestId("record-card").getByText("Halle in Bonn").first().waitFor();
    await server.stop();
    await writeNote(page, "Während der Wartung");
    await page.getByTestId("offline-bar").getByText(/Keine Verbindung/).waitFor();
    await page.getByTestId("offline-bar").getByText("1 Änderung wartet").waitFor();
    await server.start();
    await until("the note has arrived", async () => (await notes(deal.id)).includes("Während der Wartung"), 90_000);
    await page.getByTestId("offline-bar").getByText(/Keine Verbindung/).waitFor({ state: "detached" });
    assert.equal((await notes(deal.id)).filter((note) => note === "Während der Wartung").length, 1);
  });

  await test("on the phone a card that was opened has its timeline without the network, and takes a note", async () => {
    const phone = await openPage(browser, PHONE, KEEPING);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/deals/${other.id}`);
    await phone.getByTestId("record-card").waitFor();
    await phone.evaluate(async () => void (await navigator.serviceWorker.ready));
    await until("its timeline is kept", async () =>
      (await memory(phone)).some((address) => address.startsWith(`/api/v1/deals/${other.id}/timeline`)),
    );
    await phone.context().setOffline(true);
    await phone.getByRole("tab", { name: "Verlauf" }).tap();
    await phone.getByTestId("history").waitFor();
    await writeNote(phone, "Vom Parkplatz aus");
    await accessible(phone);
    await phone.context().setOffline(false);
    await until("the note has arrived", async () => (await notes(other.id)).includes("Vom Parkplatz aus"), 30_000);
    assert.deepEqual(phone.errors, []);
    await phone.context().close();
  });

  await test("a text shared from the phone becomes a note on a record", async () => {
    const phone = await openPage(browser, PHONE, KEEPING);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/share?title=Angebot&text=${encodeURIComponent("Siehe https://sonne.example")}`);
    await phone.getByLabel("Geteilter Text").waitFor();
    await until("the address is empty", () => !phone.url().includes("sonne"));
    await phone.getByRole("textbox", { name: /suchen/ }).fill("Kleve");
    await phone.getByRole("button", { name: /Anbau in Kleve/ }).waitFor();
    await accessible(phone);
    await phone.getByRole("button", { name: /Anbau in Kleve/ }).tap();
    await until("the note is there", async () => (await notes(other.id)).some((note) => note.includes("https://sonne.example")));
    assert.deepEqual(phone.errors, []);
    await phone.context().close();
  });

  await test("whoever signs out leaves nothing to read", async () => {
    await page.goto(`${server.url}/deals`);
    await page.getByText("Anbau in Kleve").waitFor();
    await page.getByRole("button", { name: "Benutzermenü" }).click();
    await page.getByRole("menuitem", { name: "Abmelden" }).click();
    await page.waitForURL(/\/login/);
    await until("the memory is empty", async () => (await memory(page)).length === 0);
  });

  await test("no page raised an error without the server", () => assert.deepEqual(page.errors, []));
  await context.close();
}

async function writeNote(page, text) {
  const card = page.getByTestId("record-card");
  await card.getByRole("textbox", { name: "Notiz" }).fill(text);
  await card.getByRole("button", { name: "Speichern" }).click();
  await page.getByTestId("waiting-here").getByText(text).waitFor();
}

function memory(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const opened = indexedDB.open("weiche-memory");
        opened.onsuccess = () => {
          const { result } = opened;
          if (!result.objectStoreNames.contains("answers")) return resolve([]);
          const read = result.transaction("answers").objectStore("answers").getAllKeys();
          read.onsuccess = () => resolve(read.result);
        };
      }),
  );
}

function remembered(page, address) {
  return until(`${address} is kept`, async () => (await memory(page)).includes(address));
}

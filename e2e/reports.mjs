import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible, DESKTOP, openPage, PHONE, settled, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "ruth@berichte.example";

/** Reports: from a number to the list it counts, and out as files. */
export async function reports(server, browser) {
  const api = server.setup(EMAIL, "--language", "de", "--demo");
  const page = await openPage(browser, DESKTOP);
  await signIn(page, server.url, EMAIL, server.password);

  await test("every number of the sources report opens as many inquiries as it says", async () => {
    await page.goto(`${server.url}/reports`);
    const total = page.locator("tfoot").getByRole("link").first();
    await total.waitFor();
    await accessible(page);
    const number = Number((await total.textContent()).replace(/\D/g, ""));
    assert.ok(number > 100, `only ${number} inquiries`);
    await total.click();
    await page.getByText(`${number} Anfragen`).waitFor();
    await accessible(page);
    await page.goBack();

    const won = page.locator("tbody").getByRole("link", { name: /, Gewonnen: / }).first();
    const few = Number(await won.textContent());
    await won.click();
    await page.getByText(few === 1 ? "1 Anfrage" : `${few} Anfragen`).waitFor();
    assert.equal(await page.locator("li").filter({ hasText: "Gewonnen" }).count(), few);
    await page.goBack();
  });

  await test("the same report is a file for spreadsheets, and its charts are pictures", async () => {
    await page.goto(`${server.url}/reports`);
    await page.locator("canvas").first().waitFor();
    const csv = await download(page, "Tabelle als CSV");
    assert.match(csv.toString("utf8"), /Quelle;Anfragen;/);
    const sum = csv.toString("utf8").split("\n").find((line) => line.startsWith("Zusammen;"));
    const shown = (await page.locator("tfoot").getByRole("link").first().textContent()).replace(/\D/g, "");
    assert.equal(sum.split(";")[1], shown);
    assert.equal((await download(page, "Tabelle als Excel-Datei")).subarray(0, 2).toString(), "PK");
    for (const chart of ["Anfragen im Zeitraum", "Anfragen nach Quelle"]) {
      const picture = await download(page, `Diagramm als Bild: ${chart}`);
      assert.equal(picture.subarray(1, 4).toString(), "PNG");
    }
  });

  await test("the funnel is a file and a picture too", async () => {
    await page.goto(`${server.url}/reports/funnel?span=thisYear`);
    await page.locator("canvas").first().waitFor();
    await page.getByText(/ · Vorzeitraum: /).waitFor();
    const rows = (await download(page, "Tabelle als CSV")).toString("utf8").trim().split(/\r?\n/);
    assert.match(rows[0], /Phase;Erreicht;/);
    assert.equal(rows.length - 1, await page.locator("table").first().locator("tbody tr").count());
    assert.equal((await download(page, "Tabelle als Excel-Datei")).subarray(0, 2).toString(), "PK");
    assert.equal((await download(page, "Diagramm als Bild")).subarray(1, 4).toString(), "PNG");
  });

  await test("a report of another kind and period is in the address, and an empty one says why", async () => {
    await page.goto(`${server.url}/reports`);
    await page.getByRole("button", { name: "Mitarbeitende" }).click();
    await page.locator("tbody").getByText("Anna Berger").waitFor();
    await until("the address says so", () => new URL(page.url()).searchParams.get("by") === "RESPONSIBLE");
    await page.goto(`${server.url}/reports?from=2001-01-01&to=2001-01-31`);
    await page.getByText("Keine Anfragen in").waitFor();
  });

  await test("the first cell of a row lies above what scrolls past it, and has the row's ground all the same", async () => {
    await page.goto(`${server.url}/reports`);
    await settled(page);
    const row = page.locator("table").last().locator("tbody tr:has(> th)").first();
    const ground = (cell) => row.locator(cell).first().evaluate((element) => getComputedStyle(element).backgroundColor);
    await page.mouse.move(0, 0);
    const before = await ground("td");
    // what is drawn late moves the row away from under the pointer
    await until("the row looks different", async () => {
      await row.hover();
      return (await ground("td")) !== before;
    });
    await until("its first cell has the same ground", async () => (await ground("th")) === (await ground("td")));
  });

  await test("every number of the funnel, of deals and of the team opens as many records as it says", async () => {
    for (const [part, column] of [
      ["funnel", "Erreicht"],
      ["leads", "Konvertiert"],
      ["deals", "Gewonnen"],
      ["team", "Offene Aufträge"],
      ["team", "Überfällige Aktivitäten"],
    ]) {
      await page.goto(`${server.url}/reports/${part}?span=thisYear`);
      const number = page.locator("tbody").getByRole("link", { name: new RegExp(`, ${column}: `) }).first();
      await number.waitFor();
      if (column !== "Überfällige Aktivitäten") await accessible(page);
      const shown = (await number.textContent()).trim();
      await number.click();
      await page.getByText(shown === "1" ? /· 1 Eintrag$/ : new RegExp(`· ${shown.replace(".", "\\.")} Einträge$`)).waitFor();
      const rows = Math.min(50, Number(shown.replace(/\D/g, "")));
      await until(`${rows} rows of ${column}`, async () => (await page.locator("main li").count()) === rows);
    }
    await accessible(page);
  });

  await test("each of the two bars of a stage opens its own list, as long as the table says", async () => {
    for (const [colour, column] of [
      ["--w-accent", "Erreicht"],
      ["--w-danger", "Dort verloren"],
    ]) {
      await page.goto(`${server.url}/reports/funnel?span=thisYear`);
      await page.locator("tbody").first().waitFor();
      const { x, y } = await painted(page.locator("canvas").first(), colour);
      await page.mouse.click(x, y);
      const title = page.getByRole("heading", { level: 1, name: `${column}: ` });
      await title.waitFor();
      await page.locator("main li").first().waitFor();
      const stage = (await title.textContent()).slice(column.length + 2);
      const found = await page.getByText(/ · [\d.]+ Eintr(ag|äge)$/).textContent();
      await page.goBack();
      const number = page.locator("tbody").first().getByRole("link", { name: `${stage}, ${column}: ` });
      assert.equal(await number.textContent(), found.match(/ · ([\d.]+) Eintr/)[1]);
    }
  });

  await test("a point of the period before opens the list of the days then, by keyboard too", async () => {
    await page.goto(`${server.url}/reports?span=last30`);
    await page.getByText("Verlauf als Tabelle").click();
    const before = page.locator("details tbody tr").first().getByRole("link").last();
    const number = (await before.textContent()).trim();
    await before.press("Enter");
    await page.getByText(number === "1" ? "1 Anfrage" : `${number} Anfragen`).waitFor();
    assert.ok(new URL(page.url()).searchParams.get("to") < new Date(Date.now() - 28 * 86_400_000).toISOString());
    await page.goBack();
  });

  await test("whoever sets the window and a rate finds them in the reports", async () => {
    await page.goto(`${server.url}/settings/reports`);
    const days = page.getByRole("spinbutton", { name: /^Tage/ });
    await days.fill("7");
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByText("Gespeichert").waitFor();
    await page.getByRole("combobox", { name: /^Währung/ }).or(page.getByRole("textbox", { name: /^Währung/ })).fill("CHF");
    await page.getByRole("option", { name: /^CHF/ }).click();
    await page.getByRole("textbox", { name: /^Kurs/ }).fill("1,0725");
    await page.getByRole("button", { name: "Kurs eintragen" }).click();
    await page.getByText("1 CHF = 1,0725 EUR").waitFor();
    await accessible(page);
    await page.goto(`${server.url}/reports`);
    await page.getByRole("button", { name: "Was bedeutet „Wem es zählt“?" }).click();
    await page.getByText("höchstens 7 Tage vor dem letzten").waitFor();
  });

  await test("before and after a switch the report of the same inquiries is the same", async () => {
    await page.goto(`${server.url}/reports?compare=no`);
    const table = page.locator("table").last();
    await table.locator("tfoot").waitFor();
    const before = await table.innerText();
    const { epoch } = await api.get("/crm-mode");
    const run = await api.post("/crm-mode/switches", { to: "SIMPLE", expectedEpoch: epoch });
    await until("the switch is done", async () => (await api.get(`/crm-mode/switches/${run.id}`)).status.startsWith("DONE"));
    await page.reload();
    await table.locator("tfoot").waitFor();
    assert.equal(await table.innerText(), before);
  });

  await test("on the phone figures, charts and table stand one below the other", async () => {
    const phone = await openPage(browser, PHONE);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/reports`);
    await phone.locator("tfoot").waitFor();
    await accessible(phone);
    for (const part of ["", "/funnel", "/leads", "/deals", "/team"]) {
      await phone.goto(`${server.url}/reports${part}`);
      await phone.locator("canvas").first().waitFor();
      const wide = await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      assert.equal(wide, false, `the page ${part} is wider than the phone`);
    }
  });
}

/** Where a canvas is painted in a colour of the theme, broadly enough to be clicked: the first place from above. */
async function painted(canvas, colour) {
  await canvas.scrollIntoViewIfNeeded();
  const place = await until(`something is painted in ${colour}`, () => canvas.evaluate(placeOf, colour));
  const box = await canvas.boundingBox();
  return { x: box.x + place.x * box.width, y: box.y + place.y * box.height };
}

/** Runs in the page. */
function placeOf(canvas, colour) {
  const drop = document.createElement("canvas").getContext("2d");
  drop.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(colour).trim();
  drop.fillRect(0, 0, 1, 1);
  const wanted = drop.getImageData(0, 0, 1, 1).data;
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const isAt = (x, y) => [0, 1, 2].every((part) => data[4 * (y * width + x) + part] === wanted[part]);
  for (let y = 3; y < height - 3; y += 1) {
    for (let x = 3; x < width - 3; x += 1) {
      if ([-3, 0, 3].every((down) => [-3, 0, 3].every((right) => isAt(x + right, y + down)))) return { x: x / width, y: y / height };
    }
  }
  return undefined;
}

async function download(page, name) {
  await page.getByRole("button", { name: "Exportieren" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
  return readFile(await file.path());
}

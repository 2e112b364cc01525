import assert from "node:assert/strict";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { foreignSite } from "./foreign-site.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "fiona@formular.example";

/** A form built in the browser, shown by another site, and what becomes of what is sent through it. */
export async function forms(server, browser) {
  const api = server.setup(EMAIL, "--plan", "professional");
  const page = await openPage(browser, DESKTOP);
  await signIn(page, server.url, EMAIL, server.password);
  const field = (name) => page.locator(`input[aria-label="${name}"]`);
  const choose = async (name, option) => {
    await field(name).last().click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  const turnOn = (name) => page.getByRole("switch", { name }).click();
  const preview = page.frameLocator("iframe[title=Vorschau]");
  let form;

  await test("a form is built with fields and a rule, and its preview follows", async () => {
    await page.goto(`${server.url}/settings/forms`);
    await page.getByRole("heading", { name: "Online-Formulare" }).waitFor();
    await accessible(page);
    await page.getByRole("button", { name: "Neues Formular" }).click();
    await page.waitForURL(/\/settings\/forms\/\d+$/);
    await page.getByLabel("Überschrift").fill("Service anfragen");
    await addField(page, "Auswahl");
    await page.getByLabel("Frage", { exact: true }).fill("Anliegen");
    await page.getByLabel("Zur Auswahl").fill("Angebot\nReklamation");
    await addField(page, "Einzeiliger Text");
    await page.getByLabel("Frage", { exact: true }).fill("Rechnungsnummer");
    await turnOn("Pflichtangabe");
    await accessible(page);
    await page.getByRole("tab", { name: "Anzeigeregeln" }).click();
    await page.getByRole("button", { name: "Regel hinzufügen" }).click();
    await choose("Feld der Bedingung", "Anliegen");
    await choose("Vergleich", "ist gleich");
    await choose("Wert", "Reklamation");
    await choose("Felder, auf die die Regel wirkt", "Rechnungsnummer");
    await page.keyboard.press("Escape");
    await preview.getByRole("heading", { name: "Service anfragen" }).waitFor();
    await until("the preview hides the field", () => preview.locator('[data-key="text1"]').isHidden());
    await preview.getByLabel("Anliegen").selectOption("Reklamation");
    await preview.getByLabel("Rechnungsnummer").waitFor();
    await accessible(page);
  });

  await test("a circle of rules is refused with the names of the fields", async () => {
    await page.getByRole("button", { name: "Regel hinzufügen" }).click();
    await choose("Feld der Bedingung", "Rechnungsnummer");
    await choose("Felder, auf die die Regel wirkt", "Anliegen");
    await page.keyboard.press("Escape");
    await page.getByText("Diese Felder hängen im Kreis voneinander ab").first().waitFor();
    await page.getByText("„Anliegen“").first().waitFor();
    await accessible(page);
    await page.getByRole("button", { name: "Regel 2 entfernen" }).click();
    await page.getByRole("tab", { name: "Spamschutz" }).click();
    await turnOn("Zu schnelle Einsendungen abweisen");
    await turnOn("Rechenaufgabe für den Browser");
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByText("Gespeichert", { exact: true }).waitFor();
    form = (await api.get("/forms")).items.find((one) => one.title === "Service anfragen");
    assert.equal(form.rules.length, 1);
    assert.equal(form.proofOfWork, true);
  });

  let code;
  await test("the code for other sites stands beside the statistics", async () => {
    await page.getByRole("tab", { name: "Veröffentlichen" }).click();
    code = await page.getByLabel("Code für Ihre Website").inputValue();
    assert.match(code, /^<script src="[^"]+\/f\/embed\.js" data-form="[0-9a-z]+" data-title="[^"]+" async><\/script>$/);
    await page.getByText("Letzte 30 Tage").waitFor();
    await accessible(page);
  });

  // the address people type may be another one than that of the machine
  const site = await foreignSite(code.replace(/src="[^"]+\/f\//, `src="${server.url}/f/`), server.url);
  const visitors = [
    ["on the desktop", DESKTOP],
    ["on the phone", PHONE],
  ];
  for (const mode of ["SIMPLE", "CLASSIC"]) {
    for (const [where, size] of visitors) {
      await test(`a page of another origin shows the form ${where}, and it becomes a ${mode === "SIMPLE" ? "deal" : "lead"}`, async () => {
        const kind = mode === "SIMPLE" ? "deals" : "leads";
        const before = (await api.get(`/lists/${kind}/count`)).count;
        const visitor = await openPage(browser, size);
        await visitor.goto(`${site.url}/?utm_source=e2e`);
        const frame = visitor.frameLocator("iframe");
        await frame.getByRole("heading", { name: "Service anfragen" }).waitFor();
        await frame.getByLabel("Nachname").fill(`${mode} ${size.viewport.width}`);
        await frame.getByLabel("E-Mail").fill(`${mode}-${size.viewport.width}@besuch.example`.toLowerCase());
        assert.ok(await frame.getByLabel("Rechnungsnummer").isHidden());
        await frame.getByLabel("Anliegen").selectOption("Reklamation");
        await frame.getByLabel("Rechnungsnummer").fill("R-4711");
        await until("the frame is as high as the form", async () => {
          const { height } = await visitor.locator("iframe").boundingBox();
          return height > 600;
        });
        await frame.getByRole("button", { name: "Absenden" }).click();
        await frame.getByText("Vielen Dank! Ihre Anfrage ist angekommen.").waitFor();
        assert.deepEqual(await visitor.context().cookies(), []);
        assert.deepEqual(visitor.errors, []);
        assert.equal((await api.get(`/lists/${kind}/count`)).count, before + 1);
        await visitor.context().close();
      });
    }
    if (mode === "SIMPLE") {
      const { epoch } = await api.get("/crm-mode");
      await api.post("/crm-mode/switches", { to: "CLASSIC", expectedEpoch: epoch });
    }
  }

  await test("on its own page, without JavaScript, the server follows the rule", async () => {
    await api.raw(`/forms/${form.id}`, "PATCH", { proofOfWork: false });
    const visitor = await openPage(browser, PHONE, { javaScriptEnabled: false });
    await visitor.goto(`${server.url}/f/${form.key}`);
    await visitor.getByLabel("E-Mail").fill("ohne@script.example");
    await visitor.getByLabel("Anliegen").selectOption("Reklamation");
    await visitor.getByRole("button", { name: "Absenden" }).click();
    await visitor.getByText("Bitte ergänzen Sie die neuen Felder").waitFor();
    assert.equal(await visitor.getByLabel("E-Mail").inputValue(), "ohne@script.example");
    await visitor.getByLabel("Rechnungsnummer").fill("R-1");
    await visitor.getByRole("button", { name: "Absenden" }).click();
    await visitor.getByText("Vielen Dank! Ihre Anfrage ist angekommen.").waitFor();
    await visitor.context().close();
  });

  await test("what was sent is counted, and nothing broke a page", async () => {
    const counted = await until("views and starts are written down", async () => {
      const now = await api.get(`/forms/${form.id}`);
      return now.views >= 5 && now.starts >= 5 ? now : undefined;
    });
    assert.equal(counted.sent, 5);
    assert.deepEqual(page.errors, []);
  });
  site.close();
}

async function addField(page, kind) {
  await page.getByRole("button", { name: "Feld hinzufügen" }).click();
  await page.getByRole("menuitem", { name: kind, exact: true }).click();
}

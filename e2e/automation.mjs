import assert from "node:assert/strict";
import { accessible, DESKTOP, drag, openPage, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";

const EMAIL = "petra@automat.example";
const SALES = "max@automat.example";

/** A rule made from an example, and what it does when a card is dragged. */
export async function automation(server, browser) {
  const api = server.setup(EMAIL, "--plan", "PROFESSIONAL");
  const role = (await api.get("/roles")).items.find((one) => one.code === "MANAGER");
  const max = await api.post("/users", {
    firstName: "Max",
    lastName: "Muster",
    email: SALES,
    password: server.password,
    roleIds: [role.id],
  });
  const [pipeline] = (await api.get("/pipelines")).items;
  const target = pipeline.stages[2];
  const deal = await api.post("/deals", { title: "Solardach Huber", responsibleId: max.id });
  const boss = await openPage(browser, DESKTOP);
  const sales = await openPage(browser, DESKTOP);

  await test("an administrator makes a rule from an example", async () => {
    await signIn(boss, server.url, EMAIL, server.password);
    await boss.goto(`${server.url}/settings/automation`);
    await boss.getByRole("button", { name: "Beispiel „Nach dem Angebot fragen“ verwenden" }).click();
    const dialog = boss.getByRole("dialog", { name: "Neue Regel" });
    await dialog.getByText(/Die Regel gilt für alles, was ab jetzt/).waitFor();
    await accessible(boss);
    await dialog.getByRole("button", { name: "Regel anlegen" }).click();
    await boss.getByTestId("automation-rule").getByText(/Frist nach 3 Tagen/).waitFor();
    await accessible(boss);
  });

  await test("a salesperson drags a card, and the activity is there", async () => {
    await signIn(sales, server.url, SALES, server.password);
    await sales.goto(`${server.url}/deals`);
    await drag(sales, sales.getByTestId(`card-deal-${deal.id}`), sales.getByTestId(`column-${target.id}`));
    await until("the rule has acted", async () => (await api.get(`/deals/${deal.id}/timeline`)).planned.length === 1);
    const [activity] = (await api.get(`/deals/${deal.id}/timeline`)).planned;
    assert.equal(activity.responsibleId, max.id);
    await sales.goto(`${server.url}/deals/${deal.id}`);
    await sales.getByTestId("record-card").getByText("Nach dem Angebot fragen").first().waitFor();
  });

  await test("the timeline names the rule, and the rule says what it did", async () => {
    await sales.getByTestId("history").getByText("Automatisierung „Nach dem Angebot fragen“: Aktivität geplant").waitFor();
    await accessible(sales);
    await boss.reload();
    await boss.getByRole("button", { name: /Einmal ausgeführt/ }).click();
    await boss.getByRole("dialog").getByRole("link", { name: "Solardach Huber" }).waitFor();
    await accessible(boss);
  });
}

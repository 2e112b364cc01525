import assert from "node:assert/strict";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { test } from "./harness.mjs";

const EMAIL = "petra@weichenstellung.example";

/** In classic mode referrals become deals at once, because a rule says so, and all others leads. */
export async function inquiryRules(server, browser) {
  const api = server.setup(EMAIL, "--plan", "PROFESSIONAL");
  const { epoch } = await api.get("/crm-mode");
  await api.post("/crm-mode/switches", { to: "CLASSIC", expectedEpoch: epoch });
  const take = (sourceId, name) => api.post("/inquiries", { sourceId, person: { lastName: name }, emails: [`${name}@regel.example`] });
  const boss = await openPage(browser, DESKTOP);

  await test("an administrator sees what the last thirty days would have been before a rule is saved", async () => {
    assert.ok((await take("RECOMMENDATION", "vorher")).became.leadId);
    await signIn(boss, server.url, EMAIL, server.password);
    await boss.goto(`${server.url}/settings/inquiry-rules`);
    await accessible(boss);
    await boss.getByRole("button", { name: "Mit „Empfehlungen sofort“ beginnen" }).click();
    const dialog = boss.getByRole("dialog", { name: "Neue Regel" });
    await dialog.getByText("1 sofort Aufträge, 0 Leads.").waitFor();
    await accessible(boss);
    await dialog.getByRole("button", { name: "Regel anlegen" }).click();
    await boss.getByTestId("inquiry-rule").getByText(/Quelle ist Empfehlung/).waitFor();
    await accessible(boss);
  });

  await test("then referrals become deals and all others leads, and the card says why", async () => {
    const { became } = await take("RECOMMENDATION", "empfohlen");
    assert.ok(became.dealId && became.contactId && !became.leadId);
    assert.ok((await take("ADVERTISING", "geworben")).became.leadId);
    await boss.goto(`${server.url}/deals/${became.dealId}`);
    await boss.getByText("Kam als Anfrage").click();
    await boss.getByText("„Empfehlungen sofort“: ohne Lead sofort ein Auftrag").waitFor();
    await accessible(boss);
  });

  await test("the page fits a phone", async () => {
    const phone = await openPage(browser, PHONE);
    await signIn(phone, server.url, EMAIL, server.password);
    await phone.goto(`${server.url}/settings/inquiry-rules`);
    await phone.getByTestId("inquiry-rule").waitFor();
    await accessible(phone);
  });
}

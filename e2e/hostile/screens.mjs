import { settled } from "../browser.mjs";

/** Where all of it is shown, and what is to be done there to see it. */
export function screensOf(store) {
  const codes = store.codes.LEAD.slice(0, 8).map((code) => `custom.${code}`);
  const settings = [
    "pipelines",
    "fields",
    "sources",
    "tags",
    "products",
    "forms",
    "mailboxes",
    "channels",
    "chat",
    "calls",
    "exceptions",
    "import",
    "users",
    "departments",
    "roles",
    "tokens",
    "webhooks",
    "audit",
    "account",
  ];
  return [
    ["/"],
    ["/inbox"],
    ["/chat", (page) => page.getByRole("region", { name: "Gespräche" }).getByRole("listitem").first().click()],
    ["/calls"],
    ["/activities"],
    ...["leads", "deals", "contacts", "companies"].map((kind) => [`/${kind}?view=list`]),
    [`/leads?view=list&cols=${encodeURIComponent(codes.join("~"))}`],
    ["/leads?view=board"],
    [`/deals?view=board&pipeline=${store.pipeline}`],
    ["/deals?view=planned"],
    ...store.cards.map((card) => [card]),
    ...(store.mailCard === undefined ? [] : [[store.mailCard, readMail]]),
    ["/duplicates?kind=contacts"],
    [`/duplicates/merge?kind=contacts&ids=${store.twins.join("-")}`],
    ["/reports"],
    ["/reports/list"],
    ...settings.map((name) => [`/settings/${name}`]),
    ["/settings/profile"],
    [`/settings/forms/${store.formId}`],
    [`/settings/import/${store.import}`],
    ["/contacts", find],
    [store.form],
    [`${store.chat}/frame`],
  ];
}

/** Those of people who edit no settings; reports and duplicates are for whoever may do something about them. */
export function screensOfSales(store) {
  const closed = /^\/(settings\/(?!profile)|reports|duplicates|f\/|chat\/)/;
  return screensOf(store).filter(([address]) => address.startsWith("/") && !closed.test(address));
}

/** Stays open: pages of outsiders come next. */
async function find(page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").last().fill("probe");
  await page.getByRole("option").first().waitFor();
  await settled(page);
}

async function readMail(page) {
  await page.getByRole("button", { name: "Ganz lesen" }).first().click();
  await page.getByRole("button", { name: "Mit Formatierung zeigen" }).click();
  await page.frameLocator("iframe[title^='E-Mail mit Formatierung']").getByRole("heading", { name: "probe" }).waitFor();
}

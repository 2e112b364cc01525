// The screens, in the order in which a person comes upon them; the switch of the mode is last, for it changes the rest.

const first = (kind) => async (api) => (await api.get(`/${kind}?limit=1`)).items[0];

const openLead = async (api) => (await api.find("leads", "semantics", "P"))[0];

/** The same person, written down twice; once for all screens that show it. */
const twice = async (api) => {
  const email = "hanna.brueckner@sonnendach.example";
  const known = (await api.get(`/search?q=${encodeURIComponent(email)}`)).items.map((hit) => hit.id);
  if (known.length > 1) return known.toSorted((a, b) => a - b);
  const one = await api.post("/contacts", {
    honorific: "Dr.",
    firstName: "Hanna",
    lastName: "Brückner",
    phones: ["030 4433221"],
    emails: [email],
    comments: "Ruft lieber an, als zu schreiben.",
  });
  const other = await api.post("/contacts", {
    firstName: "H.",
    lastName: "Brückner",
    jobTitle: "Geschäftsführerin",
    phones: ["+49 30 4433221", "0171 5566778"],
    emails: [email.toUpperCase()],
    comments: "Kam über die Messe.",
  });
  return [one.id, other.id];
};

const listMenu = async (page, name) => {
  await page.getByTestId("list-menu").click();
  if (name !== undefined) await page.getByRole("menuitem", { name }).click();
};

const modeDialog = async (page) => {
  await listMenu(page, /CRM-Modus|CRM mode/);
  await page.getByRole("radio").first().waitFor();
};

const toOptions = async (page) => {
  await modeDialog(page);
  await page.getByRole("radio", { name: /Basis-CRM|Simple CRM/ }).click({ force: true });
};

const toRehearsal = async (page) => {
  await toOptions(page);
  await page.getByRole("button", { name: /Probelauf|rehearsal/i }).first().click();
  await page.getByRole("button", { name: /Wechseln und|Switch and/ }).waitFor();
};

export const screens = [
  { name: "setup", title: "Setting up", visit: "stranger", path: (api, { setup }) => setup },
  { name: "login", title: "Signing in", visit: "stranger", path: "/login" },
  {
    name: "login-wrong",
    title: "Signing in: wrong password",
    visit: "stranger",
    path: "/login",
    prepare: async (page) => {
      await page.getByLabel(/E-Mail|Email/).fill("clara@sonne.example");
      await page.getByLabel(/Passwort|Password/).first().fill("falsch und lang");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").first().waitFor();
    },
  },
  {
    name: "public-form",
    title: "The public form",
    visit: "stranger",
    path: async (api) => new URL((await api.get("/forms")).items[0].url).pathname,
  },
  { name: "leads-board", title: "Leads: board", path: "/leads" },
  { name: "leads-list", title: "Leads: list", path: "/leads?view=list" },
  {
    name: "leads-filter",
    title: "Leads: nested filter",
    path: `/leads?view=list&filter=${encodeURIComponent(
      JSON.stringify({
        all: [
          { field: "createdAt", op: "within", value: "thisMonth" },
          {
            any: [
              { field: "amount", op: "atLeast", value: "1000" },
              { field: "activityDueAt", op: "within", value: "past" },
            ],
          },
        ],
      }),
    )}`,
    prepare: async (page) => {
      await page.getByTestId("more-filters").click();
      await page.getByTestId("filter-panel").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "leads-columns",
    title: "Leads: columns",
    path: "/leads?view=list&cols=title*240~customer~stageId~amount~phone~addressCity~responsibleId~createdAt&pin=1",
    prepare: async (page) => {
      await page.getByTestId("columns").click();
      await page.getByTestId("column-chooser").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "leads-views",
    title: "Leads: saved views",
    path: async (api) => {
      const names = (await api.get("/views?kind=leads")).items.map(({ name }) => name);
      const overdue = { field: "activityDueAt", op: "within", value: "past" };
      for (const [name, shared] of [["Überfällig", false], ["Neu in dieser Woche", true], ["Große Anfragen", false]]) {
        if (!names.includes(name)) {
          await api.post("/views", { kind: "LEAD", name, shared, display: "LIST", filter: { all: [overdue] } });
        }
      }
      const view = (await api.get("/views?kind=leads")).items.find(({ name }) => name === "Überfällig");
      return `/leads?view=list&saved=${view.id}&sort=title`;
    },
    prepare: async (page) => {
      await page.getByTestId("views").click();
      await page.getByRole("menuitemradio").first().waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "leads-bulk",
    title: "Leads: the whole result chosen",
    path: "/leads?view=list",
    prepare: async (page) => {
      await page.getByRole("checkbox").first().click({ force: true });
      await page.getByTestId("bulk-bar").getByRole("button").first().click();
    },
  },
  {
    name: "bulk-runs",
    title: "Bulk changes",
    path: async (api) => {
      const stages = (await api.get("/lead-stages")).items;
      const lost = stages.find(({ semantics }) => semantics === "FAILURE");
      const open = await openLead(api);
      const done = await first("leads", { field: "semantics", op: "is", value: "S" })(api);
      const filter = { field: "id", op: "in", values: [done?.id ?? open.id, open.id] };
      const run = await api.post("/bulk-changes", { kind: "LEAD", action: "STAGE", stageId: lost.id, filter });
      await api.changed(run.id);
      await api.post(`/bulk-changes/${run.id}/undo`);
      await api.changed(run.id);
      return "/leads?view=list";
    },
    prepare: async (page) => {
      await listMenu(page, /Massenänderungen|Bulk changes/);
      await page.getByRole("dialog").waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "lead-create",
    title: "A new lead",
    path: "/leads",
    prepare: (page) => page.getByTestId("create").click(),
    after: (page) => page.keyboard.press("Escape"),
  },
  { name: "lead-card", title: "The card of a lead", path: async (api) => `/leads?card=leads:${(await openLead(api)).id}` },
  {
    name: "conversion",
    title: "Converting a lead",
    path: async (api) => `/leads/${(await openLead(api)).id}`,
    prepare: async (page) => {
      await page.getByRole("button", { name: /Lead abschließen|Close lead/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "deals-board", title: "Deals: board", path: "/deals" },
  { name: "deals-list", title: "Deals: list", path: "/deals?view=list" },
  {
    name: "deal-create",
    title: "A new deal",
    path: "/deals",
    prepare: (page) => page.getByTestId("create").click(),
    after: (page) => page.keyboard.press("Escape"),
  },
  { name: "deal-card", title: "The card of a deal", path: async (api) => `/deals?card=deals:${(await first("deals")(api)).id}` },
  {
    name: "stage-asks",
    title: "A stage asks for a field",
    path: async (api) => {
      const stages = (await api.get("/pipelines")).items[0].stages;
      const deal = await first("deals", { field: "stageId", op: "is", value: stages[1].id })(api);
      return `/deals/${deal.id}`;
    },
    prepare: async (page) => {
      await page.getByRole("button", { name: "In Ausführung" }).click();
      await page.getByRole("dialog").getByRole("textbox").or(page.getByRole("dialog").locator("input")).first().waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "deal-incomplete",
    title: "A deal that lacks something in its stage",
    path: async (api) => {
      const stages = (await api.get("/pipelines")).items[0].stages;
      const filter = {
        all: [
          { field: "stageId", op: "is", value: stages.find((stage) => stage.code === "EXECUTING").id },
          { field: "custom.montage_am", op: "empty" },
        ],
      };
      return `/deals/${(await first("deals", filter)(api)).id}`;
    },
  },
  { name: "contacts", title: "Contacts", path: "/contacts" },
  { name: "contact-card", title: "The card of a contact", path: async (api) => `/contacts/${(await first("contacts")(api)).id}` },
  { name: "companies", title: "Companies", path: "/companies" },
  { name: "company-card", title: "The card of a company", path: async (api) => `/companies/${(await first("companies")(api)).id}` },
  { name: "activities", title: "My activities", path: "/activities" },
  { name: "inbox", title: "Inquiries", path: "/inbox" },
  {
    name: "search",
    title: "Search",
    path: "/deals",
    prepare: async (page, { device }) => {
      if (device === "phone") await page.getByRole("button", { name: /Such|Search/ }).first().click();
      else await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("textbox").or(page.getByRole("combobox")).last().fill("GmbH");
      await page.waitForTimeout(600);
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "search-empty",
    title: "Search: what was opened lately, pages and commands",
    path: "/deals",
    prepare: async (page, { device }) => {
      if (device === "phone") await page.getByRole("button", { name: /Such|Search/ }).first().click();
      else await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("option").first().waitFor();
      await page.waitForTimeout(600);
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "keyboard",
    title: "The keyboard map",
    path: "/deals",
    prepare: async (page) => {
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(400);
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  { name: "duplicates", title: "Duplicates", path: async (api) => (await twice(api), "/duplicates") },
  {
    name: "merge",
    title: "Merging side by side",
    path: async (api) => `/duplicates/merge?kind=contacts&ids=${(await twice(api)).join("-")}`,
  },
  { name: "duplicate-hint", title: "A contact with a duplicate", path: async (api) => `/contacts/${(await twice(api))[0]}` },
  { name: "nothing-found", title: "A list without matches", path: "/contacts?q=zzzz%20gibt%20es%20nicht" },
  { name: "not-found", title: "A record that is not there", path: "/deals/999999" },
  { name: "settings", title: "Settings", path: "/settings" },
  ...["pipelines", "sources", "forms", "users", "account", "tokens", "profile"].map((section) => ({
    name: `settings-${section}`,
    title: `Settings: ${section}`,
    path: `/settings/${section}`,
  })),
  { name: "settings-fields", title: "Settings: custom fields", path: "/settings/fields" },
  {
    name: "settings-field",
    title: "Settings: a custom field",
    path: "/settings/fields",
    prepare: async (page) => {
      await page.getByRole("button", { name: /„Dachform“ bearbeiten|“Dachform”/ }).click();
      await page.getByRole("dialog").getByRole("textbox").first().waitFor();
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  {
    name: "settings-new-one",
    title: "Settings: a new custom field",
    path: "/settings/fields",
    prepare: async (page) => {
      await page.getByRole("radio", { name: /^Aufträge$|^Deals$/ }).click({ force: true });
      await page.getByRole("button", { name: /Neues Feld|New field/ }).click();
      await page.getByRole("dialog").getByRole("textbox").first().fill("Zählernummer");
    },
    after: (page) => page.keyboard.press("Escape"),
  },
  { name: "settings-crm-mode", title: "Settings: CRM mode", path: "/settings/crm-mode" },
  { name: "mode-choice", title: "The CRM mode: choice", path: "/deals", prepare: modeDialog },
  { name: "mode-options", title: "The CRM mode: options", path: "/deals", prepare: toOptions },
  { name: "mode-rehearsal", title: "The CRM mode: rehearsal", path: "/deals", prepare: toRehearsal },
  {
    name: "mode-report",
    title: "The CRM mode: report",
    path: "/deals",
    prepare: async (page) => {
      await toRehearsal(page);
      await page.getByRole("button", { name: /Wechseln und|Switch and/ }).click();
      await page.getByText(/Fertig|Done/).first().waitFor();
    },
  },
  {
    name: "mode-undone",
    title: "The CRM mode: a switch taken back",
    path: async (api) => {
      const { lastSwitch } = await api.get("/crm-mode");
      const { items } = await api.get(`/crm-mode/switches/${lastSwitch.id}/outcomes?limit=2`);
      for (const { dealId } of items) await api.send("PATCH", `/deals/${dealId}`, { comments: "Angebot ist raus." });
      await api.post(`/crm-mode/switches/${lastSwitch.id}/undo`);
      await api.finished(lastSwitch.id);
      return `/settings/crm-mode/switches/${lastSwitch.id}`;
    },
  },
  {
    name: "mode-progress",
    title: "The CRM mode: a run on its way",
    visit: "large",
    path: async (api) => {
      const { epoch } = await api.get("/crm-mode");
      const { id } = await api.post("/crm-mode/switches", { to: "SIMPLE", customers: "BOTH", expectedEpoch: epoch });
      return `/settings/crm-mode/switches/${id}`;
    },
    prepare: (page) => page.getByText(/pro Sekunde|per second/).waitFor(),
    after: async (page, { api }) => {
      const { activeSwitch } = await api.get("/crm-mode");
      await api.post(`/crm-mode/switches/${activeSwitch.id}/pause`);
    },
  },
  {
    name: "mode-paused",
    title: "The CRM mode: a run held",
    visit: "large",
    path: async (api) => `/settings/crm-mode/switches/${(await api.get("/crm-mode")).activeSwitch.id}`,
    after: async (page, { api }) => {
      const { id } = (await api.get("/crm-mode")).activeSwitch;
      await api.post(`/crm-mode/switches/${id}/cancel`);
      await api.post(`/crm-mode/switches/${id}/undo`);
      await api.finished(id);
    },
  },
];

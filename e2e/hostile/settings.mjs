const FIELDS = 20;

/** What an account names itself. */
export async function fillSettings(store) {
  await store.make("/account", { name: store.text("name of the account", 60) }, "PATCH");
  const pipeline = await store.make("/pipelines", { name: store.text("pipeline", 60) });
  store.stage = (await store.api.get("/pipelines")).items.find((one) => one.id === pipeline.id).stages[0].id;
  store.pipeline = pipeline.id;
  await store.make(`/stages/${store.stage}`, { name: store.text("stage", 60) }, "PATCH");
  await store.make("/lead-stages", { name: store.text("stage of leads", 60) });
  store.source = (await store.make("/sources", { name: store.text("source", 60) })).id;
  store.tags = await store.each(
    6,
    () => store.make("/tags", { name: store.text("tag", 60) }),
    (tag) => tag.name,
  );
  await store.each(4, () =>
    store.make("/products", {
      name: store.text("product"),
      unit: store.text("unit of a product", 20),
      price: { value: "1.00", currency: "EUR" },
    }),
  );
  await store.each(3, () => store.make("/departments", { name: store.text("department", 60) }));
  await store.each(3, () => store.make("/roles", { name: store.text("role", 60) }));
  await store.each(2, () =>
    store.make("/call-lines", { number: `0221 4711${store.records}`, name: store.text("line", 60) }),
  );
  await store.make("/exceptions", { value: "niemals@kunde.test", reason: store.text("reason of an exception") });
  await store.make("/webhooks", {
    name: store.text("webhook"),
    address: "http://127.0.0.1:9/hook",
    events: ["crm.mode.changed"],
  });
  await store.make("/tokens", { name: store.text("token"), kind: "API" });
  await store.make("/mail-templates", {
    name: store.text("mail template"),
    subject: store.text("subject of a template"),
    body: store.text("text of a template"),
  });
  await store.make("/canned-answers", { shortcut: "gruss", text: store.text("canned answer") });
  const roles = (await store.api.get("/roles")).items;
  await store.make("/users", {
    firstName: store.text("first name of a colleague"),
    lastName: store.text("last name of a colleague"),
    email: `kollege.${store.email}`,
    password: "meldet-sich-niemals-an",
    roleIds: [roles.at(-1).id],
  });
  await store.make("/me", { lastName: store.text("own name", 60) }, "PATCH");
  await store.each(FIELDS, () =>
    store.make("/fields", {
      kind: "LEAD",
      label: store.text("label of a field", 100),
      code: `probe${store.records}`,
      type: "TEXT",
      alsoFor: ["DEAL", "CONTACT", "COMPANY"],
    }),
  );
  const options = [{ label: store.text("option of a list", 100) }, { label: store.text("option of a list", 100) }];
  await store.make("/fields", { kind: "LEAD", label: "probe Liste", type: "LIST", options });
  store.codes = Object.fromEntries(
    await Promise.all(
      ["LEAD", "DEAL", "CONTACT", "COMPANY"].map(async (kind) => [
        kind,
        (await store.api.get(`/fields?kind=${kind}`)).items
          .filter((one) => one.kind === kind && one.type === "TEXT")
          .map((one) => one.code),
      ]),
    ),
  );
  await store.each(2, () =>
    store.make("/views", { kind: "LEAD", name: store.text("saved view", 60), shared: true, display: "LIST" }),
  );
}

/** All that belongs to records, many texts on few of them. */
export async function fillRecords(store) {
  const person = () => ({
    honorific: store.text("honorific", 50),
    firstName: store.text("first name"),
    middleName: store.text("middle name"),
    lastName: store.text("last name"),
    jobTitle: store.text("job"),
  });
  const address = () =>
    Object.fromEntries(
      ["street", "extra", "postalCode", "city", "district", "state", "country"].map((part) => [
        part,
        store.text(part, 50),
      ]),
    );
  const utm = () =>
    Object.fromEntries(
      ["source", "medium", "campaign", "content", "term"].map((part) => [part, store.text(`campaign mark ${part}`)]),
    );
  const custom = (kind) =>
    Object.fromEntries(store.codes[kind].map((code) => [code, store.text(`custom field of a ${kind.toLowerCase()}`)]));
  const comments = () => store.text("remarks");
  const company = await store.make("/companies", {
    title: store.text("company"),
    industry: store.text("industry"),
    address: address(),
    comments: comments(),
    custom: custom("COMPANY"),
    messengers: [store.text("messenger", 100)],
  });
  const contact = await store.make("/contacts", {
    ...person(),
    address: address(),
    comments: comments(),
    companyIds: [company.id],
    custom: custom("CONTACT"),
    phones: [store.text("phone", 100)],
  });
  await store.make(
    `/companies/${company.id}/contacts/${contact.id}`,
    { role: store.text("role at a company", 100) },
    "PUT",
  );
  const deal = await store.make("/deals", {
    title: store.text("title of a deal"),
    pipelineId: store.pipeline,
    stageId: store.stage,
    comments: comments(),
    sourceId: store.source,
    sourceDescription: store.text("origin"),
    utm: utm(),
    companyId: company.id,
    contactIds: [contact.id],
    custom: custom("DEAL"),
  });
  const lead = await store.make("/leads", {
    title: store.text("title of a lead"),
    ...person(),
    companyTitle: store.text("company of a lead"),
    address: address(),
    comments: comments(),
    utm: utm(),
    sourceId: store.source,
    sourceDescription: store.text("origin"),
    custom: custom("LEAD"),
  });
  store.cards = [`/deals/${deal.id}`, `/leads/${lead.id}`, `/contacts/${contact.id}`, `/companies/${company.id}`];
  const twins = { firstName: "probe", lastName: store.text("last name"), emails: ["zwilling@kunde.test"] };
  store.twins = await store.each(
    2,
    () => store.make("/contacts", twins),
    (one) => one.id,
  );
  await Promise.all(store.cards.map((card) => fillAround(store, card)));
  const rows = Array.from({ length: 5 }, () => ({
    name: store.text("product row"),
    unit: store.text("unit of a product", 20),
    price: "1.00",
  }));
  await store.make(`${store.cards[0]}/products`, { rows }, "PUT");
}

/** What hangs on a record: tags, comments, activities, files. */
async function fillAround(store, card) {
  const [, kind, id] = card.split("/");
  await store.make(`${card}/tags`, { add: store.tags }, "PATCH");
  await comment(store, card, 12);
  await store.each(4, () =>
    store.make("/activities", {
      title: store.text("activity"),
      description: store.text("description of an activity"),
      deadlineAt: new Date().toISOString(),
      records: [
        { kind: { leads: "LEAD", deals: "DEAL", contacts: "CONTACT", companies: "COMPANY" }[kind], id: Number(id) },
      ],
    }),
  );
  await store.each(3, () =>
    store.upload(
      `/uploads${card}?name=${encodeURIComponent(store.text("file name", 150))}`,
      "<script>probe()</script>",
    ),
  );
}

export function comment(store, card, count) {
  return store.each(count, () => store.make(`${card}/comments`, { body: store.text("comment") }));
}

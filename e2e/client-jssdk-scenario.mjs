// A program written for Bitrix24 with its official JavaScript SDK that uses everything an integration needs: fields of
// its own, products, activities, comments, long lists in both ways, the mode. Prints what it found as JSON.
import { call, result, v2 } from "./jssdk.mjs";

const tasks = {
  /** One customer with everything around it. */
  async customer() {
    await call("crm.deal.userfield.add", {
      fields: { FIELD_NAME: "ROOF_AREA", USER_TYPE_ID: "double", EDIT_FORM_LABEL: { de: "Dachfläche", en: "Roof area" } },
    });
    const company = await call("crm.company.add", { fields: { TITLE: "Sonne & Söhne" } });
    const contact = await call("crm.contact.add", {
      fields: {
        NAME: "Eva",
        COMPANY_ID: company,
        PHONE: [
          { VALUE: "0221 778899", VALUE_TYPE: "WORK" },
          { VALUE: "0171 223344", VALUE_TYPE: "MOBILE" },
        ],
        EMAIL: [{ VALUE: "eva@soehne.example" }],
      },
    });
    const before = await call("crm.contact.get", { id: contact });
    const mobile = before.PHONE.find(({ VALUE_TYPE }) => VALUE_TYPE === "MOBILE");
    await call("crm.contact.update", {
      id: contact,
      fields: { PHONE: [{ ID: mobile.ID, DELETE: "Y" }, { VALUE: "0221 778800", VALUE_TYPE: "HOME" }] },
    });
    const deal = await call("crm.deal.add", {
      fields: { TITLE: "Dach", CONTACT_IDS: [contact], COMPANY_ID: company, UF_CRM_ROOF_AREA: 82.5 },
    });
    const product = await call("crm.product.add", { fields: { NAME: "Modul", PRICE: 149.9, CURRENCY_ID: "EUR" } });
    await call("crm.deal.productrows.set", {
      id: deal,
      rows: [{ PRODUCT_ID: product, PRICE: 149.9, QUANTITY: 20, TAX_RATE: 19, TAX_INCLUDED: "Y" }],
    });
    const activity = await call("crm.activity.todo.add", {
      ownerTypeId: 2,
      ownerId: deal,
      deadline: "2030-01-15T10:00:00+01:00",
      title: "Angebot schicken",
    });
    await call("crm.activity.update", { id: activity.id, fields: { COMPLETED: "Y" } });
    await call("crm.timeline.comment.add", {
      fields: { ENTITY_ID: deal, ENTITY_TYPE: "deal", COMMENT: "Ruft zurück" },
    });
    return {
      found: await call("crm.duplicate.findbycomm", { type: "PHONE", values: ["+49 (221) 77 88 00"] }),
      contact,
      phones: (await call("crm.contact.get", { id: contact })).PHONE.map(({ VALUE }) => VALUE),
      item: (await call("crm.item.get", { entityTypeId: 2, id: deal })).item,
      rows: await call("crm.deal.productrows.get", { id: deal }),
      activities: await call("crm.activity.list", { filter: { OWNER_TYPE_ID: 2, OWNER_ID: deal, COMPLETED: "Y" } }),
      comments: await call("crm.timeline.comment.list", { filter: { ENTITY_ID: deal, ENTITY_TYPE: "deal" } }),
      byArea: await call("crm.deal.list", { filter: { ">UF_CRM_ROOF_AREA": 80 }, select: ["ID"] }),
      deal,
    };
  },

  /** 5,200 deals made in four requests, read from number to number and page by page. */
  async manyDeals() {
    const make = async (from, to) => {
      const items = Array.from({ length: to - from }, (_, i) => ({ title: `Viele ${from + i}`, opportunity: from + i }));
      return (await call("weiche.bulk.add", { entityTypeId: 2, items })).items.map(({ id }) => id);
    };
    const made = [];
    for (let from = 0; from < 5200; from += 1300) made.push(...(await make(from, from + 1300)));
    const params = { filter: { "%TITLE": "Viele" }, select: ["ID"] };
    const keyset = (await result(v2.callList.make({ method: "crm.deal.list", params }))).map(({ ID }) => Number(ID));
    const offset = [];
    for (let start = 0; start !== undefined; ) {
      const answered = await v2.call.make({ method: "crm.deal.list", params: { ...params, start } });
      const { result: rows } = await result(answered);
      offset.push(...rows.map(({ ID }) => Number(ID)));
      start = answered.isMore() ? start + rows.length : undefined;
    }
    const items = await result(
      v2.callList.make({
        method: "crm.item.list",
        params: { entityTypeId: 2, filter: { ">opportunity": 5100, "%title": "Viele" }, select: ["id"] },
        idKey: "id",
        customKeyForResult: "items",
      }),
    );
    return { made, keyset, offset, expensive: items.length };
  },

  /** To simple mode: the open lead becomes a deal while the program looks on. */
  async mode() {
    const lead = await call("crm.lead.add", { fields: { TITLE: "Noch offen", NAME: "Ida" } });
    const { switch: begun } = await call("crm.settings.mode.set", { mode: 2 });
    let run = begun;
    for (let i = 0; i < 100 && !run.finished; i++) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      run = await call("weiche.switch.get", { id: begun.id });
    }
    const deals = await call("crm.deal.list", { filter: { LEAD_ID: lead } });
    await call("crm.settings.mode.set", { mode: 1 });
    return { run, deals: deals.length, mode: await call("crm.settings.mode.get") };
  },
};

console.log(JSON.stringify(await tasks[process.argv[2]]()));
process.exit(0);

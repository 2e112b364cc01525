// A program written for Bitrix24 with its official JavaScript SDK. Prints what it found as JSON.
import { b24, call, result, v2 } from "./jssdk.mjs";

const tasks = {
  async connection() {
    return {
      healthy: await b24.tools.healthCheck.make(),
      me: await call("profile"),
      mode: await call("crm.settings.mode.get"),
    };
  },

  async lead() {
    const fields = {
      TITLE: "Dach in Köln & Umgebung",
      NAME: "Eva",
      OPENED: "Y",
      OPPORTUNITY: 10.5,
      COMMENTS: null,
      BIRTHDATE: new Date("1970-01-01T00:00:00.000Z"),
      PHONE: [{ VALUE: "+49 221 445566", VALUE_TYPE: "WORK" }],
      UF_CRM_X: true,
    };
    const id = await call("crm.lead.add", { fields, params: { REGISTER_SONET_EVENT: "Y" } });
    const lead = await call("crm.lead.get", { id });
    const deals = await call("crm.deal.list", {
      filter: { LEAD_ID: id },
      select: ["ID", "TITLE", "LEAD_ID", "CONTACT_ID"],
    });
    return { id, lead, deals };
  },

  /** The answer gets lost on its way; the SDK asks again by itself. */
  async lostAnswer() {
    return { id: await call("crm.lead.add", { fields: { TITLE: "Nur einmal" } }) };
  },

  async lists() {
    const commands = Array.from({ length: 120 }, (_, i) => [
      "crm.deal.add",
      { fields: { TITLE: `Nr ${i}`, OPPORTUNITY: i } },
    ]);
    const made = await result(v2.batchByChunk.make({ calls: commands, options: { isHaltOnError: true } }));
    const params = { filter: { "%TITLE": "Nr" }, select: ["ID", "TITLE"] };
    const collected = await result(v2.callList.make({ method: "crm.deal.list", params }));
    const pages = [];
    for await (const page of v2.fetchList.make({ method: "crm.deal.list", params })) pages.push(page.length);
    const byPage = (await result(b24.callListMethod("crm.deal.list", params))).length;
    return { made: made.map(Number), collected: collected.map(({ ID }) => Number(ID)), pages, byPage };
  },

  async batch() {
    const calls = {
      me: { method: "user.current", params: {} },
      mine: { method: "crm.deal.list", params: { filter: { ASSIGNED_BY_ID: "$result[me][ID]", "!TITLE": "a&b=c" } } },
      wrong: { method: "crm.nope", params: {} },
    };
    const answered = await v2.batch.make({ calls, options: { isHaltOnError: false, returnAjaxResult: true } });
    const data = answered.getData();
    return {
      mine: data.mine.getData().result.length,
      total: data.mine.getTotal(),
      wrong: answered.getErrorMessages(),
    };
  },

  async errors() {
    const codes = {};
    for (const [method, params] of [
      ["crm.nope", {}],
      ["crm.deal.get", { id: 999999999 }],
      ["app.info", {}],
    ]) {
      try {
        const answered = await v2.call.make({ method, params });
        codes[method] = [...answered.errors].map(([, error]) => error.code ?? error.message);
      } catch (error) {
        codes[method] = error.code;
      }
    }
    return codes;
  },
};

console.log(JSON.stringify(await tasks[process.argv[2]]()));
process.exit(0);

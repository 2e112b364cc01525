import assert from "node:assert/strict";

const PROGRAM = "javascript:probe()";

/** Whoever knows an address can send: visitors of forms and of the chat, the telephone, programs. */
export async function fillByOutsiders(store) {
  await fillForm(store);
  const channel = await store.make("/chat-channels", {
    name: store.text("chat", 60),
    welcome: store.text("welcome of a chat"),
  });
  store.chat = `/chat/${channel.key}`;
  for (let i = 0; i < 8; i += 1)
    await sendOutside(
      store,
      `${store.chat}/messages`,
      { clientId: String(i).repeat(32), text: store.text("message of a visitor") },
      { "X-Chat-Visitor": "a".repeat(64) },
    );
  await store.each(6, () =>
    store.make("/calls", {
      number: `0221 44${store.records}`,
      name: store.text("name of a caller"),
      line: "0221 47110",
    }),
  );
  await store.each(6, () =>
    store.make("/inquiries", {
      channel: "API",
      title: store.text("title of an inquiry"),
      message: store.text("message of an inquiry"),
      person: { lastName: store.text("last name") },
      company: store.text("company of an inquiry"),
      utm: { source: store.text("campaign mark source") },
    }),
  );
  const cell = () => `"${store.text("cell of a file").replaceAll('"', '""')}"`;
  const file = ["Nachname;Kommentar", ...Array.from({ length: 5 }, () => `${cell()};${cell()}`), ""].join("\n");
  const name = encodeURIComponent(store.text("name of an imported file", 100));
  store.import = (await store.upload(`/imports?kind=contacts&fileName=${name}`, file)).id;
}

async function sendOutside(store, path, body, headers) {
  store.records += 1;
  const response = await fetch(store.server.url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200, await response.text());
}

async function fillForm(store) {
  const ask = (key, kind, more) => ({
    key,
    kind,
    label: store.text("question of a form"),
    hint: store.text("hint of a form"),
    ...more,
  });
  const fields = [
    ask("wer", "TEXT", { target: "lastName" }),
    ask("was", "LONG_TEXT", { target: "message" }),
    ask("womit", "CHOICE", { options: [{ value: "a", label: store.text("option of a form") }] }),
    ask("ja", "CONSENT", {}),
    ask("wohin", "EMAIL", { target: "email" }),
    ask("noch", "TEXT", { preset: store.text("preset of a form") }),
  ];
  const form = await store.make("/forms", {
    title: store.text("title of a form"),
    intro: store.text("greeting of a form"),
    thankYou: store.text("thanks of a form"),
    active: true,
    minimumSeconds: 0,
    proofOfWork: false,
    fields,
  });
  store.form = `/f/${form.key}`;
  store.formId = form.id;
  const marks = new URLSearchParams({
    utm_source: store.text("campaign mark of a form"),
    utm_term: store.text("campaign mark of a form"),
    page: PROGRAM,
    referrer: PROGRAM,
  });
  const page = await (await fetch(`${store.server.url}${store.form}?${marks}`)).text();
  const carried = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&"),
  ]);
  for (let i = 0; i < 3; i += 1) {
    const answers = {
      wer: store.text("answer of a form"),
      was: store.text("answer of a form"),
      womit: "a",
      ja: "1",
      wohin: `absender${i}@kunde.test`,
      noch: store.text("answer of a form"),
    };
    const answer = await fetch(store.server.url + store.form, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams([...carried, ...Object.entries(answers)]),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `the form refuses: ${text.match(/class="error"[^>]*>[^<]*/g)}`);
    assert.doesNotMatch(text, /<[^>]*\sdata-probe/i);
  }
}

/** Addresses become links and pictures: those that are programs are taken nowhere. */
export async function refusePrograms(store) {
  const field = await store.make("/fields", { kind: "DEAL", label: "probe Link", type: "LINK" });
  const [deal, , contact] = store.cards;
  const doors = [
    ["PATCH", deal, { custom: { [field.code]: PROGRAM } }],
    ["PATCH", contact, { websites: [PROGRAM] }],
    ["POST", "/inquiries", { channel: "API", title: "probe", websites: [PROGRAM] }],
    ["POST", "/forms", { title: "probe", redirectUrl: PROGRAM }],
    ["POST", "/calls", { number: "0221 1", recordingUrl: PROGRAM }],
    ["PUT", "/calls/settings", { link: `${PROGRAM}{number}` }],
    ["POST", "/webhooks", { name: "probe", address: PROGRAM, events: ["crm.mode.changed"] }],
    ["PUT", "/sign-in-provider", { issuer: PROGRAM, clientId: "probe", name: "probe" }],
  ];
  for (const [method, path, body] of doors) {
    const refused = await store.api.send(method, path, body).then(
      () => "taken",
      (error) => error.status,
    );
    assert.ok(refused >= 400 && refused < 500, `${method} ${path}: ${refused}`);
  }
}

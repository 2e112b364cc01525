import { until } from "../harness.mjs";
import { MailServer } from "../mailserver.mjs";

const SALES = "vertrieb@weiche.test";
const STRANGER = "fremd@kunde.test";

export function connectMailbox(store, mail) {
  const server = {
    imapHost: "127.0.0.1",
    imapPort: mail.imapPort,
    imapSecurity: "NONE",
    smtpHost: "127.0.0.1",
    smtpPort: mail.smtpPort,
    smtpSecurity: "NONE",
  };
  return store.make("/mailboxes", {
    ...server,
    address: SALES,
    password: MailServer.password,
    fromName: store.text("name of a sender"),
    signature: store.text("signature"),
    takesInquiries: true,
  });
}

/** A stranger's mail, hostile from its subject to the names of its files. */
export async function receiveMail(store, mail) {
  const word = (field) => `=?utf-8?B?${Buffer.from(store.text(field, 150)).toString("base64")}?=`;
  const part = (text) => Buffer.from(text).toString("base64").replaceAll(/.{76}/g, "$&\r\n");
  const html = `<h1>probe</h1>${store.texts.map((text) => `<p>${text}</p>`).join("\n")}`;
  const body = [
    `--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${part(html)}`,
    ...["html", "svg"].map(
      (type) =>
        `--x\r\nContent-Type: text/${type}; name="${word("attachment")}"\r\nContent-Disposition: attachment; filename="${word("attachment")}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${part("javascript:probe()")}`,
    ),
    "--x--",
  ].join("\r\n");
  const known = new Set((await leadsOf(store)).map((one) => one.id));
  await mail.send(
    STRANGER,
    SALES,
    {
      name: word("sender of a mail"),
      Subject: word("subject of a mail"),
      "Message-ID": "<probe@kunde.test>",
      "MIME-Version": "1.0",
      "Content-Type": "multipart/mixed; boundary=x",
    },
    body,
  );
  store.records += 1;
  const lead = await until(
    "the mail has become a lead",
    async () => (await leadsOf(store)).find((one) => !known.has(one.id)),
    60_000,
  );
  store.mailCard = `/leads/${lead.id}`;
}

async function leadsOf(store) {
  return (await store.api.get("/leads?limit=50")).items;
}

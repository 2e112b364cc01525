import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { accessible, DESKTOP, openPage, PHONE, signIn } from "./browser.mjs";
import { test, until } from "./harness.mjs";
import { CLIENT, Issuer } from "./provider.mjs";

const EMAIL = "sina@sicher.example";

/** Second factor, devices, narrowed tokens, audit, several accounts, a smaller plan, a forgotten password. */
export async function signin(server, browser) {
  const mail = await Mailbox.open();
  await server.stop();
  Object.assign(server.environment, {
    WEICHE_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    WEICHE_MAIL_FROM: "crm@sicher.example",
    WEICHE_OUTBOUND_ALLOW: "localhost,127.0.0.1",
    WEICHE_OUTBOUND_PORTS: "*",
  });
  await server.start();
  const api = server.setup(
    EMAIL,
    "--first-name",
    "Sina",
    "--last-name",
    "Sicher",
  );
  const page = await openPage(browser, DESKTOP);
  let secret;
  let codes;

  await test("a second factor is set up with the password, a picture and a first code", async () => {
    await signIn(page, server.url, EMAIL, server.password);
    await page.goto(`${server.url}/settings/security`);
    await page
      .getByRole("button", { name: "Zweiten Faktor einrichten" })
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Jetziges Passwort").fill(server.password);
    await dialog.getByRole("button", { name: "Weiter" }).click();
    await dialog.getByRole("img", { name: /QR-Code/ }).waitFor();
    await accessible(page);
    secret = (
      await dialog
        .getByLabel("Oder tippen Sie diesen Schlüssel ein")
        .inputValue()
    ).replaceAll(" ", "");
    await dialog.getByLabel("Code, den die App jetzt zeigt").fill("000000");
    await dialog.getByRole("button", { name: "Einschalten" }).click();
    await dialog.getByText("Dieser Code ist falsch").waitFor();
    await dialog
      .getByLabel("Code, den die App jetzt zeigt")
      .fill(codeOf(secret, -1));
    await dialog.getByRole("button", { name: "Einschalten" }).click();
    const shown = dialog.getByRole("list", { name: "Wiederherstellungscodes" }).getByRole("listitem");
    await shown.first().waitFor();
    codes = await shown.allInnerTexts();
    assert.equal(codes.length, 10);
    await accessible(page);
    await dialog
      .getByRole("button", { name: "Ich habe sie aufbewahrt" })
      .click();
    await page.getByText("Eingeschaltet seit").waitFor();
  });

  const signInWithFactor = async () => {
    await page.getByLabel("E-Mail").fill(EMAIL);
    await page.getByLabel("Passwort").first().fill(server.password);
    await page.getByRole("button", { name: "Anmelden", exact: true }).click();
    await page.getByLabel("Code").fill(codes.pop());
    await page.getByRole("button", { name: "Anmelden" }).click();
    await page.waitForURL((address) => !address.pathname.startsWith("/login"));
  };

  const phone = await openPage(browser, PHONE);
  await test("signing in asks for the code, and a wrong one does not help", async () => {
    await phone.goto(`${server.url}/login`);
    await phone.getByLabel("E-Mail").fill(EMAIL);
    await phone.getByLabel("Passwort").first().fill(server.password);
    await phone
      .getByRole("button", { name: "Anmelden", exact: true })
      .click();
    await phone.getByRole("heading", { name: "Zweiter Faktor" }).waitFor();
    await accessible(phone);
    await phone.getByLabel("Code").fill("123456");
    await phone.getByRole("button", { name: "Anmelden" }).click();
    await phone.getByText("Dieser Code ist falsch").waitFor();
    await phone.getByLabel("Code").fill(codes[0]);
    await phone.getByRole("button", { name: "Anmelden" }).click();
    await phone.waitForURL((address) => !address.pathname.startsWith("/login"));
  });

  await test("the other device is seen and signed out", async () => {
    await page.goto(`${server.url}/settings/security`);
    await page.getByText("Dieses Gerät").waitFor();
    await page.getByText("9 Wiederherstellungscodes sind übrig").waitFor();
    await accessible(page);
    await page
      .getByRole("button", { name: /^Chrome.* abmelden$/ })
      .first()
      .click();
    await page.getByText("Abgemeldet", { exact: true }).waitFor();
    await phone.goto(`${server.url}/deals`);
    await phone.waitForURL((address) => address.pathname === "/login");
  });

  await test("a token that only reads is refused when it writes", async () => {
    await page.goto(`${server.url}/settings/tokens`);
    await page.getByRole("button", { name: "Neuer Zugang" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Auswertung");
    await dialog.getByRole("radio", { name: "Nur Ausgewähltes" }).click();
    await accessible(page);
    await dialog.getByRole("button", { name: "Erstellen" }).click();
    const token = await until("the token is shown", async () => {
      const shown = await dialog.getByRole("textbox").first().inputValue();
      return shown.startsWith("wch_") ? shown : undefined;
    });
    await dialog.getByRole("button", { name: "Fertig" }).click();
    await page.getByText("Einträge lesen").waitFor();
    const ask = (method) =>
      fetch(`${server.url}/api/v1/deals`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          "Content-Type": "application/json",
        },
        ...(method === "POST" && { body: JSON.stringify({ title: "x" }) }),
      });
    assert.equal((await ask("GET")).status, 200);
    assert.equal((await ask("POST")).status, 403);
  });

  await test("the audit tells what was done, and the check finds its chain whole", async () => {
    await page.goto(`${server.url}/settings/audit`);
    await page.getByText("Zweiter Faktor eingeschaltet").first().waitFor();
    await page.getByText("Zugang angelegt").first().waitFor();
    await accessible(page);
    const file = await (await api.raw("/audit.csv")).text();
    assert.match(file, /second-factor-on/);
    assert.match(
      server.command(["check"]).stdout,
      /ok {6}every entry of the audit/,
    );
  });

  await test("the operator lets somebody into a second account, and they go from one to the other", async () => {
    const other = server.setup("zweite@sicher.example");
    server.command([
      "account",
      "join",
      String(other.accountId),
      "--email",
      EMAIL,
    ]);
    await page.goto(`${server.url}/settings/profile`);
    await page
      .getByRole("button", { name: /Zu Beispiel GmbH wechseln/ })
      .click();
    await until("the other account is open", async () => {
      const session = await page.evaluate(() =>
        fetch("/api/v1/session").then((answer) => answer.json()),
      );
      return session.account?.id === other.accountId;
    });
    await page.goto(`${server.url}/settings/profile`);
    await page
      .getByRole("button", { name: /Zu Beispiel GmbH wechseln/ })
      .click();
    await page.waitForURL(
      (address) => !address.pathname.startsWith("/settings"),
    );
  });

  await test("a passkey is made with the password, named, and signs in by itself", async () => {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send(
      "WebAuthn.addVirtualAuthenticator",
      {
        options: {
          protocol: "ctap2",
          transport: "internal",
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      },
    );
    await page.goto(`${server.url}/settings/security`);
    await page.getByRole("button", { name: "Passkey hinzufügen" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name des Passkeys").fill("Werkbank");
    await dialog.getByLabel("Jetziges Passwort").fill("falsch-und-lang");
    await dialog.getByRole("button", { name: "Passkey erstellen" }).click();
    await dialog.getByText("Das ist nicht das jetzige Passwort").waitFor();
    await accessible(page);
    await dialog.getByLabel("Jetziges Passwort").fill(server.password);
    await dialog.getByRole("button", { name: "Passkey erstellen" }).click();
    await dialog.waitFor({ state: "hidden" });
    const passkeys = page.getByRole("list", { name: "Passkeys" });
    await passkeys.getByText("Werkbank").waitFor();
    await passkeys
      .getByRole("button", { name: "Werkbank umbenennen" })
      .click();
    await page.getByRole("textbox", { name: "Name des Passkeys" }).fill("Büro");
    await page.keyboard.press("Enter");
    await passkeys.getByText("Büro").waitFor();
    await accessible(page);

    await page.context().clearCookies();
    await page.goto(`${server.url}/login`);
    await accessible(page);
    const signInNow = page.getByRole("button", { name: "Mit Passkey anmelden" });
    await cdp.send("WebAuthn.setUserVerified", {
      authenticatorId,
      isUserVerified: false,
    });
    await signInNow.click();
    await page.getByText("Ihr Gerät hat keinen Passkey bestätigt").waitFor();
    await cdp.send("WebAuthn.setUserVerified", {
      authenticatorId,
      isUserVerified: true,
    });
    await signInNow.click();
    await page.waitForURL((address) => !address.pathname.startsWith("/login"));

    await page.goto(`${server.url}/settings/security`);
    await page.getByText("mit Passkey").waitFor();
    await passkeys.getByRole("button", { name: "Entfernen" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: "Entfernen" })
      .click();
    await passkeys.waitFor({ state: "hidden" });
    await page.context().clearCookies();
    await page.goto(`${server.url}/login`);
    await signInNow.click();
    await page.getByText("Dieser Passkey ist hier nicht bekannt").waitFor();
    await signInWithFactor();
    await cdp.send("WebAuthn.disable");
  });

  const guest = await openPage(browser, PHONE);
  await test("the account's own provider lets people in, and says why not", async () => {
    const people = {
      nora: { email: "nora@sicher.example", email_verified: true, given_name: "Nora", family_name: "Neu" },
      ute: { email: "ute@sicher.example", email_verified: false },
      fred: { email: "fred@fremd.example", email_verified: true },
    };
    const issuer = await Issuer.open(`${server.url}/oidc/callback`, people);
    await page.goto(`${server.url}/settings/sign-in`);
    await page.getByRole("button", { name: "Anmeldedienst einrichten" }).click();
    await page.getByLabel("Aussteller").fill(`${issuer.url}/gibt-es-nicht`);
    await page.getByLabel("Client-ID").fill(CLIENT.id);
    await page.getByLabel("Client-Geheimnis").fill(CLIENT.secret);
    await page.getByLabel("Name auf dem Knopf").fill("Werk");
    const save = page.getByRole("button", { name: "Speichern" });
    await save.click();
    await page.getByText("antwortet kein Anmeldedienst").waitFor();
    await accessible(page);
    await page.getByLabel("Aussteller").fill(issuer.url);
    await page.getByRole("combobox", { name: "Erlaubte E-Mail-Domains" }).fill("sicher.example");
    await page.keyboard.press("Enter");
    await page.getByRole("switch", { name: "Neue Personen aufnehmen" }).click();
    await page.getByRole("combobox", { name: "Rolle neuer Personen" }).click();
    await page.getByRole("option", { name: "Manager" }).click();
    await save.click();
    await page.getByLabel("Adresse zum Anmelden").waitFor();
    await accessible(page);

    const comeBack = async (name) => {
      await guest.context().clearCookies();
      await guest.goto(`${server.url}/login`);
      await guest.getByRole("link", { name: "Über Werk anmelden" }).click();
      await issuer.enter(guest, name);
    };
    await comeBack("ute");
    await guest.getByText("hat Ihre E-Mail-Adresse nicht bestätigt").waitFor();
    await accessible(guest);
    await comeBack("fred");
    await guest.getByText("Mit dieser E-Mail-Adresse kann man sich hier nicht anmelden").waitFor();
    await comeBack("nora");
    await guest.waitForURL((address) => address.origin === server.url && !address.pathname.startsWith("/login"));
    const session = await guest.evaluate(() => fetch("/api/v1/session").then((answer) => answer.json()));
    assert.equal(session.user.name, "Nora Neu");
    await issuer.close();
    await page.goto(`${server.url}/settings/sign-in`);
    await page.getByRole("button", { name: "Entfernen" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Entfernen" }).click();
    await page.getByRole("button", { name: "Anmeldedienst einrichten" }).waitFor();
  });

  await test("somebody who must have a second factor is led to it, and to nothing else", async () => {
    await page.goto(`${server.url}/settings/sign-in`);
    await page.getByText("Wer Einstellungen ändern darf").click();
    await page.getByText("Gespeichert").first().waitFor();
    const other = await openPage(browser, PHONE);
    const { items } = await api.get("/roles");
    await api.post("/users", {
      email: "adele@sicher.example",
      firstName: "Adele",
      lastName: "Amt",
      language: "de",
      password: server.password,
      roleIds: [items.find((role) => role.administrator).id],
    });
    await other.goto(`${server.url}/login`);
    await other.getByLabel("E-Mail").fill("adele@sicher.example");
    await other.getByLabel("Passwort").first().fill(server.password);
    await other.keyboard.press("Enter");
    await other.getByRole("heading", { name: "Richten Sie einen zweiten Faktor ein" }).waitFor();
    await accessible(other);
    await other.goto(`${server.url}/deals`);
    await other.getByRole("heading", { name: "Richten Sie einen zweiten Faktor ein" }).waitFor();
    await page.getByText("Niemand", { exact: true }).click();
    await until("nobody is asked any more", async () => {
      const rule = await api.get("/sign-in-rule");
      return rule.secondFactor === "NOBODY";
    });
    await other.goto(`${server.url}/deals`);
    await other.waitForURL((address) => address.pathname === "/deals");
    assert.deepEqual(other.errors, []);
  });

  await test("a person is handed out as a file, and erased by typing their name", async () => {
    const { id } = await api.post("/contacts", { firstName: "Erika", lastName: "Endlich", comments: "mag Schiefer" });
    await page.goto(`${server.url}/contacts/${id}`);
    await page.getByRole("button", { name: "Mehr", exact: true }).click();
    await page.getByRole("menuitem", { name: "Datenschutz" }).click();
    const dialog = page.getByRole("dialog");
    await accessible(page);
    const coming = page.waitForEvent("download");
    await dialog.getByRole("link", { name: "Als Datei herunterladen" }).click();
    const file = await coming;
    assert.match(readFileSync(await file.path(), "utf8"), /mag Schiefer/);
    await dialog.getByLabel(/Tippen Sie zur Bestätigung/).fill("Erika");
    await dialog.getByRole("button", { name: "Person löschen" }).click();
    await dialog.getByText("Das ist nicht der Name dieser Person").waitFor();
    await dialog.getByLabel(/Tippen Sie zur Bestätigung/).fill("Erika Endlich");
    await page.keyboard.press("Enter");
    await page.getByText("Person gelöscht", { exact: true }).waitFor();
    await assert.rejects(api.get(`/contacts/${id}`), { status: 404 });
  });

  await test("a page of somebody else changes nothing with a person's session", async () => {
    const before = (await api.get("/deals")).items.length;
    const target = `${server.url}/api/v1/deals`;
    const trap = createHttpServer((_, response) =>
      response.setHeader("Content-Type", "text/html").end(`
        <form id="f" method="post" enctype="text/plain" action="${target}" target="i">
          <input name='{"title":"untergeschoben","x":"' value='"}'></form>
        <iframe name="i"></iframe><img src="${target}?title=x"><img src="${server.url}/api/v1/session">
        <script>
          const body = JSON.stringify({ title: "untergeschoben" });
          document.getElementById("f").submit();
          window.done = Promise.allSettled([
            fetch("${target}", { method: "POST", mode: "no-cors", credentials: "include", body }),
            fetch("${target}", { method: "POST", credentials: "include", body, headers: { "Content-Type": "application/json" } }),
            fetch("${target}", { credentials: "include" }).then((answer) => answer.text()),
          ]);
        </script>`),
    );
    await new Promise((resolve) => trap.listen(0, "127.0.0.1", resolve));
    trap.unref();
    const caught = await page.context().newPage();
    await caught.goto(`http://127.0.0.1:${trap.address().port}/`);
    const outcomes = await caught.evaluate(() => window.done.then((all) => all.map((one) => one.status)));
    assert.deepEqual(outcomes.slice(1), ["rejected", "rejected"]);
    assert.equal((await api.get("/deals")).items.length, before);
    await caught.close();
    trap.closeAllConnections();
    trap.close();
  });

  await test("a smaller plan converts nothing and leads to the switch with its rehearsal", async () => {
    const { epoch } = await api.get("/crm-mode");
    await api.post("/crm-mode/switches", {
      to: "CLASSIC",
      expectedEpoch: epoch,
    });
    await api.post("/leads", { title: "Bleibt" });
    server.command(["account", "plan", String(api.accountId), "BASIC"]);
    await page.goto(`${server.url}/leads`);
    await page
      .getByText("Ihr Tarif enthält das klassische CRM nicht mehr.")
      .waitFor();
    await page.getByText("Bleibt").first().waitFor();
    await accessible(page);
    await page.getByRole("button", { name: "Zum Basis-CRM wechseln" }).click();
    await page.getByRole("dialog").waitFor();
  });

  await test("a forgotten password is replaced by a link that works once", async () => {
    await phone.goto(`${server.url}/login`);
    await phone.getByRole("link", { name: "Passwort vergessen?" }).click();
    await phone.getByLabel("E-Mail").fill(EMAIL);
    await accessible(phone);
    await phone.getByRole("button", { name: "Adresse schicken" }).click();
    await phone
      .getByRole("heading", { name: "Sehen Sie in Ihrem Postfach nach" })
      .waitFor();
    const link = await until("the mail is there", () => mail.link(), 60_000);
    await phone.goto(link);
    await phone
      .getByLabel("Neues Passwort")
      .first()
      .fill("ein-neues-langes-wort");
    await accessible(phone);
    await phone.getByRole("button", { name: "Passwort festlegen" }).click();
    await phone.getByRole("heading", { name: "Passwort geändert" }).waitFor();
    await page.goto(`${server.url}/deals`);
    await page.waitForURL((address) => address.pathname === "/login");
    await phone.goto("about:blank");
    await phone.goto(link);
    await phone
      .getByLabel("Neues Passwort")
      .first()
      .fill("noch-ein-langes-wort");
    await phone.getByRole("button", { name: "Passwort festlegen" }).click();
    await phone
      .getByRole("heading", { name: "Diese Adresse gilt nicht mehr" })
      .waitFor();
  });

  await test("nothing of all this broke a page", () =>
    assert.deepEqual([...page.errors, ...phone.errors, ...guest.errors], []));
  mail.close();
}

/** What the app on a phone would show now, or some half minutes from now. */
function codeOf(secret, halfMinutes = 0) {
  const bits = [...secret].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
      .indexOf(letter)
      .toString(2)
      .padStart(5, "0"),
  );
  const key = Buffer.from(
    bits
      .join("")
      .match(/.{8}/g)
      .map((byte) => parseInt(byte, 2)),
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(
    BigInt(Math.floor(Date.now() / 30_000) + halfMinutes),
  );
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = hash[19] & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(
    6,
    "0",
  );
}

/** A mail server that takes everything. */
class Mailbox {
  static open() {
    const box = new Mailbox();
    box.text = "";
    box.server = createServer((socket) => box.serve(socket));
    return new Promise((resolve) => {
      box.server.listen(0, "127.0.0.1", () => {
        box.port = box.server.address().port;
        resolve(box);
      });
    });
  }

  serve(socket) {
    let receiving = false;
    socket.setEncoding("utf8");
    socket.on("error", () => undefined);
    socket.write("220 here\r\n");
    socket.on("data", (data) => {
      if (receiving) {
        this.text += data;
        if (/\r\n\.\r\n$/.test(this.text)) {
          receiving = false;
          socket.write("250 taken\r\n");
        }
        return;
      }
      if (/^DATA/i.test(data)) receiving = true;
      socket.write(
        receiving
          ? "354 go on\r\n"
          : /^QUIT/i.test(data)
            ? "221 bye\r\n"
            : "250 fine\r\n",
      );
    });
  }

  /** The link in the message, whose lines may have been broken for the way. */
  link() {
    return /http:\/\/localhost:\d+\/reset#[0-9a-f]{40}/.exec(
      this.text.replaceAll("=\r\n", ""),
    )?.[0];
  }

  close() {
    this.server.close();
  }
}

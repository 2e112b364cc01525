// The chat in its frame. What people say is put into the page as text and never as markup.
"use strict";
(() => {
  const { key, name, colour, welcome, offline } = document.body.dataset;
  const german = document.documentElement.lang !== "en";
  const t = german
    ? {
        here: "Wir sind da", away: "Gerade ist niemand da", close: "Chat schließen", message: "Ihre Nachricht", send: "Senden",
        log: "Gespräch", away2: "Gerade ist niemand da. Schreiben Sie uns, und wir melden uns: Wie erreichen wir Sie?",
        ask: "Wie erreichen wir Sie, falls die Verbindung abreißt?", name: "Name (freiwillig)", email: "E-Mail", phone: "Telefon",
        save: "Speichern", give: "Kontakt angeben", later: "Nicht jetzt", need: "Bitte geben Sie eine E-Mail-Adresse oder Telefonnummer an.",
        bad: "Bitte prüfen Sie die E-Mail-Adresse.", thanks: "Danke, wir haben Ihre Kontaktdaten.", sending: "Wird gesendet …",
        failed: "Nicht gesendet.", again: "Noch einmal", slow: "Das waren viele Nachrichten. Bitte warten Sie einen Moment.",
        TAKEN: (who) => `${who} ist jetzt für Sie da.`, HANDED: (who) => `${who} übernimmt.`, CLOSED: () => "Das Gespräch wurde beendet. Schreiben Sie gern wieder.",
        team: "Unser Team", types: "Es wird geschrieben …", lost: "Keine Verbindung. Wir versuchen es weiter.",
      }
    : {
        here: "We are here", away: "Nobody is here right now", close: "Close chat", message: "Your message", send: "Send",
        log: "Conversation", away2: "Nobody is here right now. Write to us and we will get back to you: how do we reach you?",
        ask: "How do we reach you if the connection breaks?", name: "Name (optional)", email: "E-mail", phone: "Phone",
        save: "Save", give: "Leave details", later: "Not now", need: "Please enter an e-mail address or a phone number.",
        bad: "Please check the e-mail address.", thanks: "Thank you, we have your contact details.", sending: "Sending …",
        failed: "Not sent.", again: "Try again", slow: "Those were many messages. Please wait a moment.",
        TAKEN: (who) => `${who} is here for you now.`, HANDED: (who) => `${who} takes over.`, CLOSED: () => "The conversation has ended. Feel free to write again.",
        team: "Our team", types: "Somebody is typing …", lost: "No connection. We keep trying.",
      };
  const RETRY = [1000, 2000, 5000, 10_000];
  const time = new Intl.DateTimeFormat(german ? "de" : "en", { hour: "2-digit", minute: "2-digit" });
  const page = new URL(location.href).searchParams.get("page") ?? undefined;
  const hex = (bytes) => Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");

  document.documentElement.style.setProperty("--colour", colour);
  const light = (parseInt(colour.slice(1, 3), 16) * 299 + parseInt(colour.slice(3, 5), 16) * 587 + parseInt(colour.slice(5, 7), 16) * 114) / 1000 > 150;
  document.documentElement.style.setProperty("--on", light ? "#1b1b1b" : "#fff");

  /** Whoever holds this is the visitor. A browser that remembers nothing begins anew with every page. */
  function secretOf() {
    const place = `weiche.chat.${key}`;
    try {
      const known = localStorage.getItem(place);
      if (known !== null && /^[0-9a-f]{64}$/.test(known)) return known;
      const drawn = hex(32);
      localStorage.setItem(place, drawn);
      return drawn;
    } catch {
      return hex(32);
    }
  }
  const secret = secretOf();

  /** The last message that stood on the screen, like "7-3": after a reload it and what came before it are not new. */
  const LAST_READ = `weiche.chat.${key}.read`;
  let lastRead = null;
  try {
    lastRead = localStorage.getItem(LAST_READ);
  } catch {
    // nothing may be remembered
  }

  function noteRead(id) {
    lastRead = id;
    try {
      localStorage.setItem(LAST_READ, id);
    } catch {
      // then it is forgotten with the page
    }
  }

  function wasRead(conversation, seq) {
    const [where, upTo] = (lastRead ?? "").split("-");
    return where === String(conversation) && seq <= Number(upTo);
  }

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const drawing = (path) => {
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.setAttribute("aria-hidden", "true");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    icon.append(line);
    return icon;
  };
  const button = (label, path, properties = {}) => {
    const made = make("button", { type: "button", className: "icon", title: label, ...properties }, drawing(path));
    made.setAttribute("aria-label", label);
    return made;
  };

  const state = make("p", { className: "state" });
  const shut = button(t.close, "M18 6l-12 12M6 6l12 12");
  const log = make("div", { className: "log", tabIndex: 0 });
  log.setAttribute("role", "log");
  log.setAttribute("aria-live", "polite");
  log.setAttribute("aria-label", t.log);
  const typing = make("div", { className: "typing" });
  typing.setAttribute("role", "status");
  const text = make("textarea", { rows: 1, maxLength: 4000, placeholder: t.message });
  text.setAttribute("aria-label", t.message);
  const send = button(t.send, "M10 14l11 -11M21 3l-6.5 18a.55 .55 0 0 1 -1 0l-3.5 -7l-7 -3.5a.55 .55 0 0 1 0 -1l18 -6.5", { type: "submit", disabled: true });
  const trap = make("input", { name: "homepage", tabIndex: -1, autocomplete: "off" });
  const trapBox = make("div", { className: "trap" }, trap);
  trapBox.setAttribute("aria-hidden", "true");
  const composer = make("form", { className: "composer", noValidate: true }, trapBox, text, send);
  document.querySelector("main").append(make("header", {}, make("div", {}, make("h1", { textContent: name }), state), shut), log, typing, composer);

  // --- what is shown

  const shown = new Set();
  let here = false;
  let contact = false;
  let conversation = null;
  let visible = false;
  let unread = 0;
  let lastHeard;
  let following;
  let turnedDown = false;
  let pending = 0;
  let form;

  const tell = (message) => parent.postMessage({ weicheChat: message, unread }, "*");

  function status(now) {
    here = now;
    state.dataset.here = String(here);
    state.textContent = here ? t.here : t.away;
    askForContact();
  }

  function down() {
    log.scrollTop = log.scrollHeight;
  }

  function bubble(mine, body, below) {
    const note = make("small", {}, below);
    const said = make("div", { className: mine ? "said mine" : "said" }, make("p", { textContent: body }), note);
    log.append(said);
    if (form !== undefined) log.append(form);
    down();
    return { said, note };
  }

  function say(message) {
    const id = `${conversation}-${message.seq}`;
    if (shown.has(id)) return;
    shown.add(id);
    lastHeard = id;
    if (visible) noteRead(id);
    if (message.event !== null) {
      const who = message.who ?? t.team;
      if (t[message.event] !== undefined) log.append(make("p", { className: "event", textContent: t[message.event](who) }));
      down();
      return;
    }
    const clock = time.format(new Date(message.at));
    bubble(message.mine, message.text, message.mine ? clock : `${message.who ?? t.team}, ${clock}`);
    if (!message.mine && !visible && !wasRead(conversation, message.seq)) {
      unread += 1;
      tell("unread");
    }
  }

  function askForContact() {
    const wanted = !contact && (!here || conversation !== null) && !turnedDown;
    if (!wanted) {
      form?.remove();
      form = undefined;
      return;
    }
    if (form === undefined) form = contactForm();
    form.querySelector("p").textContent = here ? t.ask : offline || t.away2;
    form.fold(here);
    form.querySelector(".row").hidden = conversation === null;
    log.append(form);
    down();
  }

  function contactForm() {
    const field = (label, type, autocomplete) => {
      const input = make("input", { type, autocomplete, maxLength: 250 });
      return { input, label: make("label", {}, label, input) };
    };
    const who = field(t.name, "text", "name");
    const mail = field(t.email, "email", "email");
    const call = field(t.phone, "tel", "tel");
    const error = make("p", { className: "error", hidden: true });
    error.setAttribute("role", "alert");
    const no = make("button", { type: "button", className: "text", textContent: t.later });
    const give = make("button", { type: "button", className: "text", textContent: t.give });
    const save = make("button", { className: "text main", textContent: t.save });
    const fields = make("div", {}, mail.label, call.label, who.label, error);
    const made = make("form", { className: "contact", noValidate: true }, make("p"), fields, make("div", { className: "row" }, give, save, no));
    // while somebody answers, the conversation has the room
    let unfolded = false;
    made.fold = (small) => {
      unfolded ||= !small;
      fields.hidden = save.hidden = !unfolded;
      give.hidden = unfolded;
    };
    give.addEventListener("click", () => {
      unfolded = true;
      made.fold(true);
      mail.input.focus();
      down();
    });
    made.values = () => ({ name: who.input.value.trim(), email: mail.input.value.trim(), phone: call.input.value.trim() });
    made.complain = (message) => {
      error.textContent = message;
      error.hidden = message === "";
      if (message !== "") (message === t.bad ? mail : mail.input.value === "" ? mail : call).input.focus();
    };
    no.addEventListener("click", () => {
      turnedDown = true;
      askForContact();
      text.focus();
    });
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      const wrong = wrongWith(made.values());
      made.complain(wrong);
      if (wrong === "") void leave(made);
    });
    return made;
  }

  function wrongWith({ email, phone }) {
    if (email === "" && phone === "") return t.need;
    return email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? t.bad : "";
  }

  const filled = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));

  // --- speaking with the server

  async function ask(method, path, body) {
    const answer = await fetch(`/chat/${key}/${path}`, {
      method,
      credentials: "omit",
      headers: { "X-Chat-Visitor": secret, ...(body !== undefined && { "Content-Type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw Object.assign(new Error(path), { status: answer.status });
    return answer.status === 204 ? undefined : answer.json();
  }

  function take(seen) {
    contact = seen.contact;
    if (seen.conversation !== null && seen.conversation !== conversation) {
      conversation = seen.conversation;
      following?.abort();
      void follow(conversation);
      tell("begun");
    }
    seen.messages.forEach(say);
    status(seen.here);
  }

  async function leave(made) {
    try {
      take(await ask("POST", "contact", filled(made.values())));
      log.append(make("p", { className: "event", textContent: t.thanks }));
      down();
      text.focus();
    } catch (error) {
      made.complain(error.status === 422 || error.status === 400 ? t.bad : t.lost);
    }
  }

  async function deliver(words) {
    words.note.textContent = t.sending;
    pending += 1;
    try {
      const seen = await ask("POST", "messages", words.body);
      words.said.remove();
      take(seen);
    } catch (error) {
      const retry = make("button", { type: "button", textContent: t.again });
      retry.addEventListener("click", () => void deliver(words));
      words.note.replaceChildren(error.status === 429 ? t.slow : t.failed, " ", retry);
      down();
    } finally {
      pending -= 1;
    }
  }

  composer.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = text.value.trim();
    if (body === "") return;
    const known = form === undefined ? {} : filled(form.values());
    // nobody would know where to answer, unless it stands in the text
    if (form !== undefined && !here && conversation === null && !/@|\d[\d\s/()-]{5,}/.test(body)) {
      const wrong = wrongWith(form.values());
      form.complain(wrong);
      if (wrong !== "") return;
    }
    text.value = "";
    grow();
    const words = bubble(true, body, t.sending);
    words.body = { clientId: hex(16), text: body, language: german ? "de" : "en", page, ...known, homepage: trap.value };
    void deliver(words);
    text.focus();
  });

  let typedAt = 0;
  function grow() {
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight + 2, 132)}px`;
    send.disabled = text.value.trim() === "";
  }
  text.addEventListener("input", () => {
    grow();
    if (conversation !== null && Date.now() - typedAt > 3000 && text.value !== "") {
      typedAt = Date.now();
      void ask("POST", "typing").catch(() => undefined);
    }
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      composer.requestSubmit();
    }
  });

  // --- hearing what is said; after a break from where it broke

  async function follow(id) {
    const stop = new AbortController();
    following = stop;
    for (let failures = 0; !stop.signal.aborted; failures += 1) {
      try {
        const headers = { "X-Chat-Visitor": secret, ...(lastHeard !== undefined && { "Last-Event-ID": lastHeard }) };
        const answer = await fetch(`/chat/${key}/events`, { credentials: "omit", headers, signal: stop.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        for await (const event of events(answer.body)) {
          failures = 0;
          hear(id, event);
        }
      } catch {
        if (stop.signal.aborted) return;
      }
      await new Promise((go) => setTimeout(go, RETRY[Math.min(failures, RETRY.length - 1)]));
    }
  }

  async function* events(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += value;
      const blocks = rest.split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) {
        const lines = block.split("\n");
        const part = (begin) => lines.filter((line) => line.startsWith(begin)).map((line) => line.slice(begin.length).trim()).join("\n");
        const data = part("data:");
        if (data !== "") yield { name: part("event:"), data: JSON.parse(data) };
      }
    }
  }

  function hear(id, { name: event, data }) {
    if (id !== conversation) return;
    if (event === "hello") status(data.here);
    if (event === "typing") typing.textContent = data.types ? t.types : "";
    if (event === "said") {
      // our own words come back with the answer to sending them
      if (!data.mine || pending === 0) say(data);
    }
  }

  // --- the page around

  shut.addEventListener("click", () => tell("close"));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") tell("close");
  });
  addEventListener("message", (event) => {
    if (event.source !== parent) return;
    if (event.data?.weicheChat === "hidden") visible = false;
    if (event.data?.weicheChat === "shown") {
      visible = true;
      unread = 0;
      if (lastHeard !== undefined) noteRead(lastHeard);
      tell("unread");
      down();
      text.focus();
    }
  });

  if (welcome !== "") bubble(false, welcome, name);
  const begin = (failures) =>
    ask("GET", "conversation").then(take, () => {
      state.textContent = t.lost;
      setTimeout(() => begin(failures + 1), RETRY[Math.min(failures, RETRY.length - 1)]);
    });
  void begin(0);
  tell("ready");
})();

// Shows a chat in a corner of any page: <script src="https://…/chat/KEY.js" async></script>. The chat stands in a frame
// of its own: the page's style does not reach it, the page's scripts do not read it, and no cookie is set. A page with a
// policy allows our address in script-src and frame-src; nothing inline is used.
"use strict";
(() => {
  const { key, name, colour } = "__SETTINGS__";
  const home = new URL(document.currentScript.src).origin;
  const mark = `weiche.chat.${key}`;
  if (window[mark] !== undefined) return;
  window[mark] = true;

  const spoken = (document.documentElement.lang || navigator.language || "de").toLowerCase();
  const german = !spoken.startsWith("en") && (spoken.startsWith("de") || !navigator.language.startsWith("en"));
  const words = german
    ? { open: "Chat öffnen", close: "Chat schließen", unread: (n) => (n === 1 ? "1 neue Nachricht" : `${n} neue Nachrichten`) }
    : { open: "Open chat", close: "Close chat", unread: (n) => (n === 1 ? "1 new message" : `${n} new messages`) };
  const light = (parseInt(colour.slice(1, 3), 16) * 299 + parseInt(colour.slice(3, 5), 16) * 587 + parseInt(colour.slice(5, 7), 16) * 114) / 1000 > 150;

  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; position: fixed; right: 20px; bottom: 20px; z-index: 2147483000; font: 14px/1.4 system-ui, sans-serif; }
    button { all: unset; box-sizing: border-box; display: grid; place-items: center; width: 56px; height: 56px; margin-left: auto;
      border-radius: 50%; cursor: pointer; background: ${colour}; color: ${light ? "#1b1b1b" : "#fff"};
      box-shadow: 0 1px 3px rgb(0 0 0 / 20%), 0 6px 20px rgb(0 0 0 / 18%); position: relative; }
    button:focus-visible { outline: 3px solid ${colour}; outline-offset: 3px; }
    svg { width: 26px; height: 26px; fill: none; stroke: currentcolor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
    .count { position: absolute; top: -4px; right: -4px; min-width: 20px; height: 20px; padding: 0 5px; box-sizing: border-box;
      border-radius: 10px; background: #b3261e; color: #fff; font-size: 12px; font-weight: 600; line-height: 20px; text-align: center; }
    iframe { display: block; width: 376px; height: min(600px, calc(100vh - 116px)); margin-bottom: 14px; border: 0; border-radius: 14px;
      background: #fff; color-scheme: light; box-shadow: 0 2px 6px rgb(0 0 0 / 12%), 0 16px 48px rgb(0 0 0 / 22%); }
    [hidden] { display: none !important; }
    @media (max-width: 520px) {
      :host { right: 16px; bottom: 16px; }
      iframe { position: fixed; inset: 0; width: 100%; height: 100%; margin: 0; border-radius: 0; }
      button[aria-expanded="true"] { display: none; }
    }
    @media print { :host { display: none; } }`);
  root.adoptedStyleSheets = [style];

  const button = document.createElement("button");
  button.type = "button";
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  icon.append(path);
  const count = document.createElement("span");
  count.className = "count";
  count.hidden = true;
  count.setAttribute("aria-hidden", "true");
  button.append(icon, count);
  root.append(button);

  let frame;
  let open = false;
  let unread = 0;

  function show() {
    button.setAttribute("aria-expanded", String(open));
    button.setAttribute("aria-label", (open ? words.close : words.open) + (unread > 0 ? `, ${words.unread(unread)}` : ""));
    path.setAttribute("d", open ? "M6 9l6 6l6 -6" : "M8 9h8M8 13h5M18 4a3 3 0 0 1 3 3v8a3 3 0 0 1 -3 3h-5l-5 3v-3h-2a3 3 0 0 1 -3 -3v-8a3 3 0 0 1 3 -3z");
    count.hidden = unread === 0 || open;
    count.textContent = unread > 9 ? "9+" : String(unread);
    if (frame !== undefined) frame.hidden = !open;
  }

  function load() {
    if (frame !== undefined) return;
    frame = document.createElement("iframe");
    const address = new URL(`/chat/${key}/frame`, home);
    address.searchParams.set("lang", german ? "de" : "en");
    address.searchParams.set("page", `${location.origin}${location.pathname}`.slice(0, 1000));
    frame.src = address.href;
    frame.title = name;
    frame.referrerPolicy = "origin";
    frame.hidden = !open;
    root.prepend(frame);
  }

  /** Pages may forbid to remember anything; then the chat works all the same. */
  function remember(value) {
    try {
      if (value === undefined) return localStorage.getItem(mark);
      localStorage.setItem(mark, value);
    } catch {
      return null;
    }
  }

  function toggle(next) {
    open = next;
    load();
    show();
    frame.contentWindow?.postMessage({ weicheChat: open ? "shown" : "hidden" }, home);
    if (open) frame.focus();
    else button.focus();
  }

  button.addEventListener("click", () => toggle(!open));
  addEventListener("message", (event) => {
    if (frame === undefined || event.source !== frame.contentWindow || event.origin !== home) return;
    const { weicheChat, unread: now } = typeof event.data === "object" && event.data !== null ? event.data : {};
    if (weicheChat === "close") toggle(false);
    if (weicheChat === "begun") remember("1");
    if (weicheChat === "ready" && open) frame.contentWindow?.postMessage({ weicheChat: "shown" }, home);
    if (weicheChat === "unread" && Number.isInteger(now)) {
      unread = now;
      show();
    }
  });

  show();
  const place = () => document.body.append(host);
  if (document.body === null) addEventListener("DOMContentLoaded", place);
  else place();
  // whoever has spoken before hears of an answer although the chat is closed
  if (remember() === "1") load();
})();

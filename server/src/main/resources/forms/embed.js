// Shows a form inside of any page: <script src="https://…/f/embed.js" data-form="KEY" async></script>. The form stands
// in a frame of its own: the page's style does not reach it, the page's scripts do not read it, and no cookie is set.
"use strict";
(() => {
  const script = document.currentScript;
  const key = script?.dataset.form ?? "";
  if (!/^[0-9a-z]+$/.test(key)) return;
  const home = new URL(script.src).origin;
  const address = new URL(`/f/${key}`, home);
  address.searchParams.set("embed", "1");
  for (const [name, value] of new URL(location.href).searchParams) {
    if (value.length <= 250 && address.searchParams.size < 40 && name !== "embed") address.searchParams.set(name, value);
  }
  address.searchParams.set("page", `${location.origin}${location.pathname}`.slice(0, 1000));
  if (document.referrer !== "") address.searchParams.set("referrer", document.referrer.slice(0, 1000));

  const frame = document.createElement("iframe");
  frame.title = script.dataset.title ?? "Formular";
  frame.loading = "lazy";
  frame.referrerPolicy = "origin";
  frame.style.width = "100%";
  frame.style.height = "520px";
  frame.style.border = "0";
  frame.style.colorScheme = "auto";
  frame.src = address.href;

  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== home || typeof event.data !== "object") return;
    const { weiche, height, url } = event.data ?? {};
    if (weiche === "height" && Number.isFinite(height)) frame.style.height = `${Math.min(Math.max(height, 80), 10_000)}px`;
    if (weiche === "redirect" && typeof url === "string" && /^https?:\/\//.test(url)) location.assign(url);
    if (weiche === "sent") script.dispatchEvent(new CustomEvent("weiche:sent", { bubbles: true }));
  });
  const place = script.dataset.target === undefined ? null : document.querySelector(script.dataset.target);
  if (place === null) script.after(frame);
  else place.append(frame);
})();

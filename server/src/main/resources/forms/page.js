// What the page of a form does beyond plain HTML: rules follow what is entered, the work against spam, the height in a
// foreign page. The server decides everything once more (DisplayPlan).
"use strict";
(() => {
  /** Less than the server takes, because a form has other fields too. */
  const MOST_BYTES = 10_400_000;
  const form = document.querySelector("form");
  const embedded = window.parent !== window;

  function tell(message) {
    if (embedded) window.parent.postMessage({ weiche: message.what, ...message }, "*");
  }
  function tellHeight() {
    tell({ what: "height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) });
  }
  new ResizeObserver(tellHeight).observe(document.documentElement);
  addEventListener("load", tellHeight);

  const on = document.getElementById("on");
  if (on !== null && embedded) tell({ what: "redirect", url: on.href });
  if (form === null) {
    if (document.querySelector(".thanks") !== null) tell({ what: "sent" });
    return;
  }

  const rules = JSON.parse(form.dataset.rules);
  const fields = new Map([...form.querySelectorAll(".field")].map((field) => [field.dataset.key, field]));
  const controls = (field) => [...field.querySelectorAll("input, textarea, select")];
  const folded = (text) => text.trim().toLowerCase();

  function entered(key) {
    const field = fields.get(key);
    const all =
      field === undefined
        ? [...form.querySelectorAll(`input[type="hidden"][name="${CSS.escape(key)}"]`)].map((input) => input.value)
        : controls(field)
            .filter((control) => control.type !== "checkbox" || control.checked)
            .map((control) => control.value);
    return all.filter((value) => value.trim() !== "");
  }
  function number(text) {
    const plain = text.trim().replace(",", ".");
    return /^-?\d{1,20}(\.\d{1,10})?$/.test(plain) ? Number(plain) : undefined;
  }
  function compared(value, wanted) {
    const [one, other] = [number(value), number(wanted)];
    if (one !== undefined && other !== undefined) return Math.sign(one - other);
    const day = /^\d{4}-\d{2}-\d{2}$/;
    if (!day.test(value.trim()) || !day.test(wanted)) return 0;
    return value.trim() < wanted ? -1 : value.trim() > wanted ? 1 : 0;
  }

  function plan() {
    const visible = new Map();
    const sees = (key) => {
      if (!visible.has(key)) {
        const shows = of(key, "SHOW");
        const shown = shows.length === 0 || shows.some(holds);
        visible.set(key, shown && !of(key, "HIDE").some(holds));
      }
      return visible.get(key);
    };
    const of = (key, action) => rules.filter((rule) => rule.action === action && rule.fields.includes(key));
    const holds = (rule) => (rule.all ? rule.conditions.every(meets) : rule.conditions.some(meets));
    const meets = ({ field, operator, value }) => {
      const values = sees(field) ? entered(field) : [];
      const wanted = (value ?? "").trim();
      switch (operator) {
        case "FILLED":
          return values.length > 0;
        case "EMPTY":
          return values.length === 0;
        case "EQUALS":
          return values.some((one) => folded(one) === folded(wanted));
        case "NOT_EQUALS":
          return !values.some((one) => folded(one) === folded(wanted));
        case "CONTAINS":
          return values.some((one) => folded(one).includes(folded(wanted)));
        case "GREATER":
          return values.some((one) => compared(one, wanted) > 0);
        default:
          return values.some((one) => compared(one, wanted) < 0);
      }
    };
    const required = (key, field) =>
      !of(key, "OPTIONAL").some(holds) && (field.dataset.required === "true" || of(key, "REQUIRE").some(holds));
    return { sees, required };
  }

  function follow() {
    const { sees, required } = plan();
    const seen = [];
    for (const [key, field] of fields) {
      const visible = sees(key);
      const needed = visible && required(key, field);
      field.hidden = !visible;
      for (const star of field.querySelectorAll(".star")) star.hidden = !needed;
      for (const control of controls(field)) {
        control.disabled = !visible;
        if (field.dataset.kind !== "CHOICES") control.required = needed;
      }
      if (visible) seen.push(key);
    }
    form.elements["_seen"].value = seen.join(",");
  }
  /** Files that are too large are not even sent. */
  function weigh() {
    const inputs = [...form.querySelectorAll("input[type=file]")];
    const bytes = inputs.flatMap((input) => [...input.files]).reduce((sum, file) => sum + file.size, 0);
    for (const input of inputs) input.setCustomValidity(bytes > MOST_BYTES ? form.dataset.tooLarge : "");
  }
  form.addEventListener("change", weigh);
  form.addEventListener("input", follow);
  form.addEventListener("change", follow);
  follow();

  form.addEventListener(
    "input",
    () => {
      if (form.dataset.preview === "true" || form.elements["_started"].value !== "") return;
      form.elements["_started"].value = "1";
      navigator.sendBeacon(`${location.pathname}/started`);
    },
    { once: true },
  );

  /** A number that gives, with the name of this submission, a hash beginning with fourteen zero bits. */
  async function work(name) {
    const encoder = new TextEncoder();
    for (let answer = 0; ; answer += 1) {
      const hash = await crypto.subtle.digest("SHA-256", encoder.encode(`${name}:${answer}`));
      if (new DataView(hash).getUint32(0) >>> 18 === 0) return String(answer);
    }
  }
  const button = form.querySelector("button[type=submit]");
  let ready = form.dataset.work !== "true";
  form.addEventListener("submit", (event) => {
    if (form.dataset.preview === "true") {
      event.preventDefault();
      return;
    }
    if (ready) {
      button.disabled = true;
      return;
    }
    event.preventDefault();
    button.disabled = true;
    void work(form.elements["submission"].value).then((answer) => {
      form.elements["_work"].value = answer;
      ready = true;
      form.submit();
    });
  });
  addEventListener("pageshow", (event) => {
    // a page the browser has kept was sent already
    if (event.persisted) location.reload();
    else button.disabled = false;
  });
})();

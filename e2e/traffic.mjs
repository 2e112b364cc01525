import { setTimeout as sleep } from "node:timers/promises";

const MOST_OPEN = 50;
const PATIENCE_MS = 5_000;
/** How long after the fire whoever asks again may go without an answer. */
const AFTERWARDS_MS = 60_000;

/** People and programs who go on while a switch runs. Remembers what the server has promised to each. */
export class Traffic {
  /** Keys of inquiries that were answered with success: each must be there once. */
  promised = new Set();
  /** Keys of inquiries without an answer that nobody could ask for again: each may be there once. */
  unknown = new Set();
  /** What was last promised to be saved in a lead, and what may have been saved after it without an answer. */
  edits = new Map();
  /** How many answers had which status. */
  answers = new Map();
  /** Answers that no door may give: our own errors. */
  defects = [];
  /** How often a door refused in which words. */
  refusals = new Map();
  #running = true;
  #until = Infinity;
  #workers = [];

  /** @param wanted inquiries: how many a second; editors: how many people; seed: part of the keys */
  constructor(site, api, leadIds, formPath, wanted) {
    Object.assign(this, { site, api, leadIds, formPath, ...wanted });
  }

  start() {
    this.#workers = [this.#customers(), ...Array.from({ length: this.editors }, (_, n) => this.#editor(n))];
  }

  async stop() {
    this.#running = false;
    this.#until = Date.now() + AFTERWARDS_MS;
    await Promise.all(this.#workers);
  }

  async #customers() {
    const open = new Set();
    for (let n = 0; this.#running; n += 1) {
      // those who wait for an answer are no new customers
      while (open.size >= MOST_OPEN) await sleep(20);
      const key = `zulauf-${this.seed}-${n}`;
      const door = n % 5 === 0 ? this.#form(key, n) : n % 5 === 1 ? this.#rest(key) : this.#interface(key);
      open.add(door);
      void door.finally(() => open.delete(door));
      await sleep(1000 / this.inquiries);
    }
    await Promise.all(open);
  }

  /** Asked for again with the same external number until it is answered, as a careful program does. */
  async #interface(key) {
    const body = { externalId: key, title: key, person: { lastName: key }, emails: [`${key}@x.example`] };
    for (;;) {
      const answer = await this.#send("POST", `${this.site.anyUrl()}/api/v1/inquiries`, JSON.stringify(body), {
        Authorization: `Bearer ${this.api.token}`,
        "Content-Type": "application/json",
      });
      if (answer?.ok) {
        this.promised.add(key);
        return;
      }
      if (answer !== undefined && answer.status < 500 && answer.status !== 429) {
        this.defects.push(`an inquiry was refused with ${answer.status}`);
        return;
      }
      if (Date.now() > this.#until) {
        this.defects.push(`an inquiry was not answered even after the fire, at last with ${answer?.status ?? "nothing"}`);
        return;
      }
      await sleep(300);
    }
  }

  async #form(key, n) {
    const body = new URLSearchParams({ lastName: key, email: `${key}@x.example`, message: key });
    const answer = await this.#send("POST", this.site.anyUrl() + this.formPath, body, {
      "X-Forwarded-For": `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    });
    (answer?.ok ? this.promised : this.unknown).add(key);
  }

  async #rest(key) {
    const body = JSON.stringify({ fields: { TITLE: key, NAME: key } });
    const path = new URL(this.api.webhook).pathname;
    const answer = await this.#send("POST", `${this.site.anyUrl()}${path}crm.lead.add`, body, {
      "Content-Type": "application/json",
    });
    (answer?.ok ? this.promised : this.unknown).add(key);
  }

  /** Each editor has leads of its own, so that only the switch can get in its way. */
  async #editor(number) {
    for (let round = 0; this.#running; round += 1) {
      for (let at = number; at < this.leadIds.length && this.#running; at += this.editors) {
        await this.#edit(this.leadIds[at], `Notiz ${round} an ${at}`);
        await sleep(1_000);
      }
    }
  }

  async #edit(id, text) {
    const answer = await this.#send("PATCH", `${this.site.anyUrl()}/api/v1/leads/${id}`, JSON.stringify({ comments: text }), {
      Authorization: `Bearer ${this.api.token}`,
      "Content-Type": "application/json",
      "If-Match": "*",
    });
    if (answer?.ok) this.edits.set(id, { saved: text, maybe: [] });
    else if (answer === undefined || answer.status >= 500) {
      const known = this.edits.get(id) ?? { saved: undefined, maybe: [] };
      known.maybe.push(text);
      this.edits.set(id, known);
    }
  }

  /** @returns undefined when nobody answered in time; a call that was given up has now and then never come back at all */
  async #send(method, url, body, headers) {
    const patience = new AbortController();
    const answered = this.#exchange(url, { method, body, headers, signal: patience.signal }).catch(() => undefined);
    const answer = await Promise.race([answered, sleep(PATIENCE_MS, undefined, { signal: patience.signal })]);
    patience.abort();
    return answer;
  }

  async #exchange(url, request) {
    const answer = await fetch(url, request);
    const text = await answer.text();
    this.answers.set(answer.status, (this.answers.get(answer.status) ?? 0) + 1);
    if (answer.status >= 500) {
      const words = `${request.method} ${url.replace(/^.*?\/\/[^/]*/, "").replace(/\d+/g, "N")} ${answer.status} ${text.replace(/\d+/g, "N").slice(0, 200)}`;
      this.refusals.set(words, (this.refusals.get(words) ?? 0) + 1);
    }
    if (text.includes("logged under")) this.defects.push(`${request.method} ${new URL(url).pathname}: ${text.slice(0, 300)}`);
    return answer;
  }
}

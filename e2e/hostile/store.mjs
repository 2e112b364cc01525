const NAME = 250;

/** An account in which every text is hostile, stored by all doors: interface, form, chat, telephone, file and mail. */
export class Store {
  constructor(server, email, texts) {
    Object.assign(this, {
      server,
      email,
      texts,
      unused: [...texts],
      again: 0,
      fields: new Set(),
      records: 0,
      cards: [],
      mailCard: undefined,
    });
    this.api = server.setup(email, "--plan", "PROFESSIONAL", "--language", "de");
  }

  left() {
    return this.unused.length;
  }

  /** The next text that fits, an unused one as long as there is one. */
  text(field, longest = NAME) {
    this.fields.add(field);
    const at = this.unused.findIndex((text) => [...text].length <= longest);
    if (at >= 0) return this.unused.splice(at, 1)[0];
    const fitting = this.texts.filter((text) => [...text].length <= longest);
    this.again += 1;
    return fitting[this.again % fitting.length];
  }

  async make(path, body, method = "POST") {
    this.records += 1;
    return this.api.send(method, path, body);
  }

  /** So many at once. */
  async each(count, make, pick = (one) => one) {
    return (await Promise.all(Array.from({ length: count }, make))).map(pick);
  }

  /** Bytes instead of a body. */
  async upload(path, bytes) {
    this.records += 1;
    const response = await fetch(`${this.server.url}/api/v1${path}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${this.api.token}`, "Content-Type": "application/octet-stream" },
      body: bytes,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  }
}

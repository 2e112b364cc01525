import { describe, expect, it } from "vitest";
import type { BaseRecord } from "../types";
import { ownersOf, valuesOf } from "./values";

const record = (more: object) => ({ id: 7, ...more }) as unknown as BaseRecord;

describe("whose phones and e-mails a card offers for the exceptions list", () => {
  it("of a deal those of its customers", () =>
    expect(ownersOf("deals", record({ contacts: [{ id: 1 }, { id: 2 }], companyId: 3 }))).toEqual([
      { kind: "contacts", id: 1 },
      { kind: "contacts", id: 2 },
      { kind: "companies", id: 3 },
    ]));

  it("of a lead its own and those of its customer", () => {
    expect(ownersOf("leads", record({ contactId: 1, companyId: null }))).toEqual([
      { kind: "leads", id: 7 },
      { kind: "contacts", id: 1 },
    ]);
    expect(ownersOf("contacts", record({}))).toEqual([{ kind: "contacts", id: 7 }]);
  });

  it("each value once, and nothing of what may not be read", () =>
    expect(
      valuesOf([
        { emails: [{ value: "a@b.example", type: "WORK" }], phones: [{ value: "030 1", type: "WORK" }] },
        undefined,
        { emails: [{ value: "a@b.example", type: "HOME" }] },
      ]),
    ).toEqual(["a@b.example", "030 1"]));
});

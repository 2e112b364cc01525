import { describe, expect, it } from "vitest";
import {
  type BuiltInName,
  codeInName,
  type CustomField,
  missingFor,
  nameOfField,
  type RequiredField,
} from "./customFields";

const field = (code: string, stageIds: number[]): CustomField => ({
  id: 1,
  kind: "DEAL",
  code,
  label: code,
  type: "TEXT",
  decimals: null,
  required: false,
  prominent: false,
  archived: false,
  sort: 0,
  options: [],
  stageIds,
  mapsTo: [],
});

describe("custom fields", () => {
  it("are named apart from others", () => {
    expect(nameOfField(field("roof", []))).toBe("custom.roof");
    expect(codeInName("custom.roof")).toBe("roof");
    expect(codeInName("title")).toBeUndefined();
  });

  it("are missing where the stage asks for them and there is no value; no is a value", () => {
    const fields = [field("a", [7]), field("b", [7, 8]), field("c", [8]), field("d", [7])];
    const missing = missingFor(
      fields,
      { id: 7, semantics: "IN_PROGRESS" },
      {
        custom: { a: "x", b: null, d: false },
      },
    );
    expect(missing.map(nameOfField)).toEqual(["custom.b"]);
  });

  it("are missing in every stage when they are required anyway, but for what is given up", () => {
    const always = [{ ...field("a", []), required: true }, field("b", [9])];
    const codes = (id: number, semantics: "IN_PROGRESS" | "SUCCESS" | "FAILURE") =>
      missingFor(always, { id, semantics }, { custom: {} }).map(nameOfField);
    expect(codes(7, "IN_PROGRESS")).toEqual(["custom.a"]);
    expect(codes(8, "SUCCESS")).toEqual(["custom.a"]);
    expect(codes(9, "FAILURE")).toEqual(["custom.b"]);
  });

  it("stand beside built-in ones, which a record holds in its own way", () => {
    const asked = (name: BuiltInName): RequiredField => ({
      kind: "DEAL",
      field: name,
      required: false,
      stageIds: [7],
      version: 0,
    });
    const missing = (name: BuiltInName, held: object) =>
      missingFor([asked(name)], { id: 7, semantics: "IN_PROGRESS" }, { custom: {}, ...held }).length > 0;
    expect(missing("amount", { amount: null })).toBe(true);
    expect(missing("amount", { amount: { value: "0.00", currency: "EUR" } })).toBe(false);
    expect(missing("closeOn", { closeOn: "2027-01-31" })).toBe(false);
    expect(missing("sourceId", { sourceId: 3 })).toBe(false);
    expect(missing("contactIds", { contacts: [] })).toBe(true);
    expect(missing("contactIds", { contacts: [{ id: 5 }] })).toBe(false);
    expect(missing("phonesOrEmails", { phones: [], emails: [] })).toBe(true);
    expect(missing("phonesOrEmails", { phones: [], emails: [{ value: "a@b.example" }] })).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { codeInName, type CustomField, missingFor, nameOfField } from "./customFields";

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
    const missing = missingFor(fields, { id: 7, semantics: "IN_PROGRESS" }, { a: "x", b: null, d: false });
    expect(missing.map((one) => one.code)).toEqual(["b"]);
  });

  it("are missing in every stage when they are required anyway, but for what is given up", () => {
    const always = [{ ...field("a", []), required: true }, field("b", [9])];
    const codes = (id: number, semantics: "IN_PROGRESS" | "SUCCESS" | "FAILURE") =>
      missingFor(always, { id, semantics }, {}).map((one) => one.code);
    expect(codes(7, "IN_PROGRESS")).toEqual(["a"]);
    expect(codes(8, "SUCCESS")).toEqual(["a"]);
    expect(codes(9, "FAILURE")).toEqual(["b"]);
  });
});

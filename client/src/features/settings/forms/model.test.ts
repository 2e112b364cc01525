import { describe, expect, it } from "vitest";
import type { CustomField } from "@/lib/customFields";
import { customTargets, embedCode, freeKey, newField, operatorsOf, optionsOf } from "./model";

const field = (over: Partial<CustomField>): CustomField => ({
  id: 1,
  kind: "LEAD",
  code: "budget",
  label: "Budget",
  type: "NUMBER",
  decimals: 0,
  required: false,
  prominent: false,
  archived: false,
  sort: 0,
  options: [],
  stageIds: [],
  mapsTo: [],
  ...over,
});

describe("a new field of a form", () => {
  it("gets a key nobody has", () => {
    const first = newField("TEXT", "Vorname", [], String);
    expect(first.key).toBe("text1");
    expect(freeKey("TEXT", [first])).toBe("text2");
  });

  it("goes where nothing goes yet", () => {
    const first = newField("TEXT", "Vorname", [], String);
    expect(first.target).toBe("firstName");
    expect(newField("TEXT", "Name", [first], String).target).toBe("lastName");
  });

  it("has something to choose from when it is a choice", () => {
    expect(newField("CHOICE", "Farbe", [], (n) => `Auswahl ${n}`).options).toHaveLength(2);
  });
});

describe("the account's own fields", () => {
  it("take only answers of their type, and those of leads stand for those of deals", () => {
    const all = [field({}), field({ id: 2, kind: "DEAL" }), field({ id: 3, kind: "DEAL", code: "tag", type: "DATE" })];
    expect(customTargets("NUMBER", all).map((one) => one.id)).toEqual([1]);
    expect(customTargets("DATE", all).map((one) => one.id)).toEqual([3]);
    expect(customTargets("CONSENT", all)).toEqual([]);
  });

  it("bring their options along, without the archived ones", () => {
    const list = field({
      type: "LIST",
      code: "art",
      options: [
        { id: 7, label: "Neubau", archived: false },
        { id: 8, label: "Umbau", archived: true },
      ],
    });
    expect(optionsOf("custom.art", [list])).toEqual([{ value: "7", label: "Neubau" }]);
    expect(optionsOf("company", [list])).toBeUndefined();
  });
});

describe("rules and the code for other sites", () => {
  it("compare only what can be compared", () => {
    expect(operatorsOf("YES_NO")).toEqual(["FILLED", "EMPTY"]);
    expect(operatorsOf("NUMBER")).toContain("GREATER");
    expect(operatorsOf("TEXT")).not.toContain("GREATER");
  });

  it("is one script without anything inline, and a title cannot break out of it", () => {
    const code = embedCode({ embedUrl: "https://crm.example/f/embed.js", key: "11abc", title: '"><b>' });
    expect(code).toBe(
      '<script src="https://crm.example/f/embed.js" data-form="11abc" data-title="&quot;>&lt;b>" async></script>',
    );
  });
});

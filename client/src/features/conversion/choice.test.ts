import { describe, expect, it } from "vitest";
import {
  candidatesOf,
  type Choice,
  chooseCustomer,
  isLastChecked,
  isLinked,
  isLocked,
  requestOf,
  startingChoice,
  TARGETS,
  toggle,
} from "./choice";

const everything = { deal: true, contact: true, company: true };
const start = startingChoice({ companyTitle: "Krüger Dachbau GmbH" }, 1, everything);

describe("where the dialog starts", () => {
  it("makes a deal and a contact, and the company the lead names", () => {
    expect(start.make).toEqual(everything);
    expect(startingChoice({ companyTitle: null }, 1, everything).make.company).toBe(false);
    expect(startingChoice({ companyTitle: "  " }, 1, everything).make.company).toBe(false);
  });

  it("offers nothing the person may not create", () => {
    expect(startingChoice({ companyTitle: null }, 1, { deal: false, contact: false, company: true }).make).toEqual({
      deal: false,
      contact: false,
      company: true,
    });
  });
});

describe("the seven results", () => {
  it("can all be reached, and none with nothing", () => {
    const seen = new Set<string>();
    const visit = (choice: Choice) => {
      const name = TARGETS.filter((target) => choice.make[target]).join("+");
      if (seen.has(name)) return;
      seen.add(name);
      for (const target of TARGETS) visit(toggle(choice, target));
    };
    visit(start);
    expect([...seen].sort()).toEqual(
      ["company", "contact", "contact+company", "deal", "deal+company", "deal+contact", "deal+contact+company"].sort(),
    );
  });

  it("locks the last one that is checked", () => {
    const onlyDeal = toggle(toggle(start, "contact"), "company");
    expect(isLastChecked(onlyDeal, "deal")).toBe(true);
    expect(toggle(onlyDeal, "deal")).toBe(onlyDeal);
    expect(isLastChecked(start, "deal")).toBe(false);
  });
});

describe("a repeat lead", () => {
  it("keeps its deal, whatever else is checked", () => {
    expect(isLocked(start, "deal", true)).toBe(true);
    expect(isLocked(start, "contact", true)).toBe(false);
    expect(isLocked(start, "deal", false)).toBe(false);
  });
});

describe("what is sent", () => {
  it("asks for whoever is recognised unless somebody was chosen", () => {
    expect(requestOf(start)).toEqual({
      deal: { pipelineId: 1 },
      contact: true,
      company: true,
      keepActivitiesOpen: true,
    });
    expect(requestOf({ ...start, contact: { id: 72 }, company: "new" })).toMatchObject({
      contact: { id: 72 },
      company: { new: true },
    });
  });

  it("leaves out what is unchecked, but remembers its choice", () => {
    const without = toggle({ ...start, contact: { id: 72 } }, "contact");
    expect(requestOf(without).contact).toBe(false);
    expect(requestOf(toggle(without, "contact")).contact).toEqual({ id: 72 });
  });

  it("names an existing deal instead of a pipeline", () => {
    expect(requestOf({ ...start, linkDealId: 31 }).deal).toEqual({ linkDealId: 31 });
    expect(requestOf(toggle({ ...start, linkDealId: 31 }, "deal")).deal).toBeNull();
  });

  it("lets a deal go that belongs to another customer", () => {
    expect(chooseCustomer({ ...start, linkDealId: 31 }, "contact", "new").linkDealId).toBeNull();
  });
});

describe("whom the lead could belong to", () => {
  const plan = { willMake: false, id: 71, name: "Sabine Krüger", matchedBy: ["PHONE"], otherCandidates: [] };

  it("puts the best match first", () => {
    const other = { id: 72, name: "S. Krüger", matchedBy: ["EMAIL"] };
    expect(candidatesOf({ ...plan, otherCandidates: [other] }).map((one) => one.id)).toEqual([71, 72]);
  });

  it("is nobody when a new one would be made", () => {
    expect(candidatesOf({ ...plan, willMake: true, id: null })).toEqual([]);
    expect(candidatesOf(null)).toEqual([]);
  });

  it("knows when the lead has its customer already", () => {
    expect(isLinked({ ...plan, matchedBy: ["LINKED"] })).toBe(true);
    expect(isLinked(plan)).toBe(false);
  });
});

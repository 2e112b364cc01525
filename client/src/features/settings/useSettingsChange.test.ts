import { describe, expect, it } from "vitest";
import { ApiProblem } from "@/lib/api/problem";
import { meant } from "./useSettingsChange";

const edited = { version: 1, name: "Mein Name" };
const stored = { version: 3, name: "Ihr Name" };

describe("saving a form of settings", () => {
  it("changes what was seen, so that somebody else's change is noticed", () => {
    expect(meant(edited, stored, null)).toEqual(edited);
    expect(meant(edited, stored, new ApiProblem(422, "invalid-input"))).toEqual(edited);
  });

  it("is meant when it is done again after a conflict", () => {
    expect(meant(edited, stored, new ApiProblem(412, "version-conflict"))).toEqual({ version: 3, name: "Mein Name" });
  });
});

import { describe, expect, it } from "vitest";
import type { LossRule } from "@/lib/api/payloads";
import { needsReason } from "./lossRules";

const rules: LossRule[] = [
  { kind: "DEAL", pipelineId: 3 },
  { kind: "LEAD", pipelineId: null },
];

describe("where a loss reason must be named", () => {
  it("is asked for in this pipeline and no other", () => {
    expect(needsReason(rules, "DEAL", 3)).toBe(true);
    expect(needsReason(rules, "DEAL", 4)).toBe(false);
    expect(needsReason(rules, "DEAL", undefined)).toBe(false);
  });

  it("is asked for leads as a whole", () => {
    expect(needsReason(rules, "LEAD", undefined)).toBe(true);
    expect(needsReason([{ kind: "DEAL", pipelineId: 3 }], "LEAD", null)).toBe(false);
  });
});

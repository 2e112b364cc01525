import { describe, expect, it } from "vitest";
import type { Cell, Place } from "./api";
import { actionsOf, changed, holds, Matrix } from "./matrix";

const deals: Place = { area: "DEAL", pipelineId: null, stageId: null };
const pipeline: Place = { area: "DEAL", pipelineId: 7, stageId: null };
const stage: Place = { area: "DEAL", pipelineId: 7, stageId: 70 };
const cells: Cell[] = [
  { roleId: 1, ...deals, action: "READ", scope: "OWN" },
  { roleId: 1, ...pipeline, action: "READ", scope: "ALL" },
];

describe("the matrix of roles", () => {
  it("inherits from the pipeline and from the kind", () => {
    const matrix = new Matrix(cells);
    expect(matrix.effective(1, deals, "READ")).toBe("OWN");
    expect(matrix.effective(1, stage, "READ")).toBe("ALL");
    expect(matrix.effective(1, stage, "DELETE")).toBe("NONE");
    expect(matrix.own(1, stage, "READ")).toBeUndefined();
    expect(matrix.differs(1, pipeline)).toBe(true);
    expect(matrix.differs(1, stage)).toBe(false);
  });

  it("takes what differs away, and the cell inherits again", () => {
    const after = changed(cells, { roleId: 1, ...pipeline, action: "READ", scope: null });
    expect(new Matrix(after).effective(1, stage, "READ")).toBe("OWN");
    const other = changed(after, { roleId: 1, ...stage, action: "READ", scope: "NONE" });
    expect(new Matrix(other).effective(1, stage, "READ")).toBe("NONE");
  });

  it("offers only what can be done in an area", () => {
    expect(actionsOf("LEAD")).toContain("CONVERT");
    expect(actionsOf("DEAL")).not.toContain("CONVERT");
    expect(actionsOf("CONTACT")).not.toContain("MOVE");
    expect(actionsOf("ANALYTICS")).toEqual(["READ", "EXPORT"]);
  });
});

describe("finding a role or pipeline", () => {
  it("minds neither capitals nor signs above letters", () => {
    expect(holds("Vertrieb Süd 14", "sud 1")).toBe(true);
    expect(holds("Vertrieb Süd 14", " SÜD ")).toBe(true);
    expect(holds("Vertrieb Süd 14", "")).toBe(true);
    expect(holds("Vertrieb Süd 14", "nord")).toBe(false);
  });
});

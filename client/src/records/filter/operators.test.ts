import { describe, expect, it } from "vitest";
import type { ListField } from "../fields";
import { begun, valued } from "./operators";

const field = (code: string, type: ListField["type"], many = false): ListField => ({
  code,
  label: code,
  type,
  sortable: false,
  many,
  options: [],
});

describe("a condition", () => {
  it("begins with what is asked most of its field", () => {
    expect(begun(field("title", "TEXT"))).toEqual({ field: "title", op: "contains", value: "" });
    expect(begun(field("createdAt", "TIME"))).toEqual({ field: "createdAt", op: "within", value: "thisMonth" });
    expect(begun(field("stageId", "STAGE"))).toEqual({ field: "stageId", op: "in", values: [] });
    expect(begun(field("hasPhone", "FLAG"))).toEqual({ field: "hasPhone", op: "is", value: true });
    expect(begun(field("phone", "TEXT", true))).toEqual({ field: "phone", op: "is", value: "" });
  });

  it("keeps its value where another operator can use it", () => {
    const amount = field("amount", "AMOUNT");
    expect(valued({ field: "amount", op: "atMost", value: "1000" }, amount).value).toBe("1000");
    expect(valued({ field: "amount", op: "empty", value: "1000" }, amount)).toEqual({ field: "amount", op: "empty" });
    const created = field("createdAt", "TIME");
    expect(valued({ field: "createdAt", op: "atLeast", value: "thisMonth" }, created).value).toBe("");
    expect(valued({ field: "createdAt", op: "within", value: "2026-01-01" }, created).value).toBe("thisMonth");
  });
});

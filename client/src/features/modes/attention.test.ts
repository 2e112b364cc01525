import { expect, it } from "vitest";
import type { CrmMode, SwitchRun } from "@/lib/api/payloads";
import { ALL_ATTENTION, leftBySwitch } from "./attention";

const run = { id: 7, to: "SIMPLE", status: "DONE", failed: 0 } as SwitchRun;
const mode = { mode: "SIMPLE", needsAttention: 2, lastSwitch: run } as CrmMode;

it("points to the report only where the switch left leads open", () => {
  expect(leftBySwitch(mode)).toBeNull();
  expect(leftBySwitch({ ...mode, lastSwitch: null })).toBeNull();
  expect(leftBySwitch({ ...mode, lastSwitch: { ...run, failed: 1 } })?.id).toBe(7);
  expect(leftBySwitch({ ...mode, lastSwitch: { ...run, status: "CANCELLED" } })?.id).toBe(7);
});

it("tries every lead again that needs attention, whatever the reason", () => {
  expect(ALL_ATTENTION.filter).toEqual({ all: [{ field: "attention", op: "filled" }] });
});

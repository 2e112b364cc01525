import { describe, expect, it } from "vitest";
import type { CrmMode } from "@/lib/api/payloads";
import { placesOf } from "./navigation";

const labels = (mode: Pick<CrmMode, "mode" | "needsAttention">) =>
  placesOf(mode as CrmMode).map((place) => place.label);

describe("the places of the navigation", () => {
  it("have leads in classic mode only", () => {
    expect(labels({ mode: "CLASSIC", needsAttention: 0 })).toContain("leads");
    expect(labels({ mode: "SIMPLE", needsAttention: 0 })).not.toContain("leads");
  });

  it("have the leads a switch left open in simple mode, as long as there are any", () => {
    expect(labels({ mode: "SIMPLE", needsAttention: 3 })).toContain("attention");
    expect(labels({ mode: "SIMPLE", needsAttention: 0 })).not.toContain("attention");
  });

  it("show no address twice", () => {
    for (const mode of ["CLASSIC", "SIMPLE"] as const) {
      const addresses = placesOf({ mode, needsAttention: 3 } as CrmMode).map((place) => place.to);
      expect(new Set(addresses).size).toBe(addresses.length);
    }
  });
});

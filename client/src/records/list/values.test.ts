import { describe, expect, it } from "vitest";
import { valueOf } from "./values";

const LEAD = {
  title: "Dach",
  companyTitle: "Sonne AG",
  companyId: null,
  address: { city: "Köln", postalCode: "50667" },
  utm: { source: "anzeige" },
  phones: [{ value: "0221 445566" }],
  attention: { reason: "no-name", detail: null },
  nextActivity: { deadlineAt: "2026-11-24T09:00:00Z" },
  leadId: 12,
  custom: { "custom.5": "blau" },
};

describe("the value of a field", () => {
  it("is found wherever a record keeps it", () => {
    expect(valueOf(LEAD, "title")).toBe("Dach");
    expect(valueOf(LEAD, "addressPostalCode")).toBe("50667");
    expect(valueOf(LEAD, "utmSource")).toBe("anzeige");
    expect(valueOf(LEAD, "phone")).toBe("0221 445566");
    expect(valueOf(LEAD, "attention")).toBe("no-name");
    expect(valueOf(LEAD, "activityDueAt")).toBe("2026-11-24T09:00:00Z");
    expect(valueOf(LEAD, "leadId")).toBe("#12");
    expect(valueOf(LEAD, "custom.5")).toBe("blau");
  });

  it("is nothing where there is none", () => {
    expect(valueOf({ phones: [] }, "phone")).toBeUndefined();
    expect(valueOf({ attention: null, address: null }, "addressCity")).toBeUndefined();
    expect(valueOf({}, "whatever")).toBeUndefined();
  });
});

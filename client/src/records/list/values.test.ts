import { describe, expect, it } from "vitest";
import { UNSEEN, valueOf } from "./values";

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

  it("says of linked records that one may not read that they are there", () => {
    expect(valueOf({ contactId: 7, contactName: null }, "contactId")).toBe(UNSEEN);
    expect(valueOf({ contacts: [{ id: 7, name: null }] }, "contactId")).toBe(UNSEEN);
    expect(valueOf({ companyId: 8, companyTitle: null }, "companyId")).toBe(UNSEEN);
    expect(valueOf({ companies: [{ id: 8, title: null }] }, "companyId")).toBe(UNSEEN);
    expect(valueOf({ companyId: 8, companyName: null, companyTitle: "Sonne AG" }, "companyId")).toBe(UNSEEN);
    expect(valueOf({ companyId: 8, companyTitle: "Mond GmbH" }, "companyId")).toBe("Mond GmbH");
    expect(valueOf({ companyId: null, companyTitle: null }, "companyId")).toBeNull();
    expect(valueOf({ contacts: [] }, "contactId")).toBeNull();
  });
});

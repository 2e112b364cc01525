import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { createFormats } from "@/lib/formats";
import de from "@/lib/i18n/de/more";
import en from "@/lib/i18n/en/more";
import type { Rehearsal } from "./api";
import { reasonText, rehearsalSentence, waitText } from "./texts";

beforeAll(() =>
  i18next.init({
    lng: "de",
    resources: { de: { translation: de }, en: { translation: en } },
    interpolation: { escapeValue: false },
  }),
);

const figures: Rehearsal = {
  openLeads: 1284,
  deals: 1284,
  newContacts: 1102,
  newCompanies: 0,
  matchedContacts: 182,
  matchedCompanies: 0,
  activitiesKeptOpen: 0,
  activities: { open: 0, kept: 0, completed: 0, types: [], people: [], peopleTotal: 0 },
  activitiesCompleted: 640,
  problems: [],
  estimatedSeconds: 4,
};
const german = createFormats({ language: "de", country: "DE", timeZone: "Europe/Berlin" });
const english = createFormats({ language: "en", country: "GB", timeZone: "Europe/London" });

describe("the rehearsal as a sentence", () => {
  it("names only what there is", () => {
    expect(rehearsalSentence(i18next.getFixedT("de"), german, figures)).toBe(
      "Aus 1.284 offenen Leads werden 1.284 Aufträge und 1.102 neue Kontakte. Schon bekannt und nur verknüpft: 182 Kontakte.",
    );
    expect(rehearsalSentence(i18next.getFixedT("en"), english, { ...figures, matchedContacts: 0 })).toBe(
      "1,284 open leads become 1,284 deals and 1,102 new contacts.",
    );
  });

  it("speaks of a single lead in the singular", () => {
    const one = { ...figures, openLeads: 1, deals: 1, newContacts: 1, newCompanies: 1, matchedContacts: 0 };
    expect(rehearsalSentence(i18next.getFixedT("de"), german, one)).toBe(
      "Aus einem offenen Lead werden ein Auftrag, ein neuer Kontakt und ein neues Unternehmen.",
    );
    expect(rehearsalSentence(i18next.getFixedT("en"), english, one)).toBe(
      "One open lead becomes one deal, one new contact and one new company.",
    );
  });
});

describe("words for waits and reasons", () => {
  it("rounds a wait up, the way people speak", () => {
    const t = i18next.getFixedT("en");
    expect(waitText(t, 0.4)).toBe("a few seconds");
    expect(waitText(t, 31)).toBe("about 40 seconds");
    expect(waitText(t, 61)).toBe("about 2 minutes");
    expect(waitText(t, 7200)).toBe("about 2 hours");
  });

  it("keeps the server's words for a reason it does not know", () => {
    const t = i18next.getFixedT("de");
    expect(reasonText(t, "linked-customer-deleted")).toBe("Der verknüpfte Kunde ist gelöscht.");
    expect(reasonText(t, "brand-new", "Something new.")).toBe("Something new.");
    expect(reasonText(t, "brand-new")).toBe("brand-new");
  });
});

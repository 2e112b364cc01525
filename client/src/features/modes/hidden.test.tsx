import { screen } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import type { Outcome } from "./api";
import { OutcomeList } from "./OutcomeList";
import { RehearsalView } from "./RehearsalView";

beforeAll(prepareToShow);

const HIDDEN: Outcome = {
  leadId: 7,
  leadTitle: null,
  leadHidden: true,
  outcome: "CONVERTED",
  reason: null,
  detail: null,
  dealId: null,
  dealTitle: null,
  dealHidden: true,
  contactId: null,
  contactName: null,
  contactHidden: false,
  contactMade: null,
  companyId: null,
  companyTitle: null,
  companyHidden: true,
  companyMade: null,
  decidedAt: "2026-11-20T10:00:00Z",
  undo: null,
  undoReason: null,
  touchedAt: null,
  touchedBy: null,
};

describe("what somebody may not see", () => {
  it("is a line of the report without name and link", async () => {
    serve(() => ({ items: [HIDDEN], nextCursor: null, total: { count: 1, exact: true } }));
    show(<OutcomeList switchId={1} filter={{}} />);
    expect(await screen.findByText("Ein Lead, den Sie nicht sehen dürfen")).toBeTruthy();
    expect(screen.getByText("Ein Auftrag, den Sie nicht sehen dürfen")).toBeTruthy();
    expect(screen.getByText("Ein Unternehmen, das Sie nicht sehen dürfen")).toBeTruthy();
    expect(screen.queryByText("Ein Kontakt, den Sie nicht sehen dürfen")).toBeNull();
    expect(screen.queryByRole("link")).toBeNull();
  });

  it("stands beside what went with a conversion that was undone: a number without a link", async () => {
    const row: Outcome = {
      ...HIDDEN,
      leadTitle: "Dach",
      leadHidden: false,
      dealId: 174,
      dealHidden: false,
      contactId: 96,
      contactMade: true,
      companyId: 5,
      companyTitle: "Holm AG",
      companyHidden: false,
      undo: "UNDONE",
    };
    serve(() => ({ items: [row], nextCursor: null, total: { count: 1, exact: true } }));
    show(<OutcomeList switchId={1} filter={{}} />);
    expect(await screen.findByText("#174 (zurückgenommen)")).toBeTruthy();
    expect(screen.getByText("#96 (zurückgenommen)")).toBeTruthy();
    expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["Dach", "Holm AG"]);
  });

  it("is a number of the rehearsal", () => {
    show(
      <RehearsalView
        rehearsal={{
          openLeads: 3,
          deals: 3,
          newContacts: 3,
          newCompanies: 0,
          matchedContacts: 0,
          matchedCompanies: 0,
          activitiesKeptOpen: 0,
          activitiesCompleted: 0,
          activities: { open: 0, kept: 0, completed: 0, types: [], people: [], peopleTotal: 0 },
          problems: [
            { code: "no-contact-point", blocking: false, count: 3, sampleLeadIds: [4], unseen: 2, remedy: null },
          ],
          estimatedSeconds: 1,
        }}
        file="/x.csv"
        onRemedy={vi.fn()}
      />,
    );
    expect(screen.getByText("2 davon dürfen Sie nicht sehen.")).toBeTruthy();
    expect(screen.getByText("Lead 4")).toBeTruthy();
  });
});

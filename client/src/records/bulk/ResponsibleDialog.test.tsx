import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Kind } from "@/lib/kinds";
import type { Formats } from "@/lib/formats";
import { prepareToShow, show } from "@/testing/show";
import type { BulkRun } from "./api";
import { followersOf } from "./followers";
import { ResponsibleDialog } from "./ResponsibleDialog";

beforeAll(prepareToShow);

function ask(kind: Kind) {
  const done = vi.fn();
  show(
    <ResponsibleDialog kind={kind} count={3} user={{ id: 7, name: "Ben" }} onClose={() => undefined} onDone={done} />,
  );
  return done;
}

describe("what goes along to a new responsible", () => {
  it("is open activities unless somebody says otherwise, and customers if somebody says so", async () => {
    const done = ask("deals");
    await screen.findByText("3 Aufträge an Ben übergeben");
    await userEvent.click(screen.getByLabelText("Kontakte und Unternehmen auch"));
    await userEvent.click(screen.getByRole("button", { name: "Übergeben" }));
    expect(done).toHaveBeenCalledWith({
      action: "RESPONSIBLE",
      responsibleId: 7,
      withActivities: true,
      withCustomers: true,
    });
  });

  it("is no customer where customers themselves change hands", async () => {
    const done = ask("companies");
    await userEvent.click(await screen.findByLabelText("Offene Aktivitäten auch"));
    expect(screen.queryByLabelText("Kontakte und Unternehmen auch")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Übergeben" }));
    expect(done).toHaveBeenCalledWith({ action: "RESPONSIBLE", responsibleId: 7, withActivities: false });
  });

  it("is counted, there and back", () => {
    const formats = { number: String } as unknown as Formats;
    const followers = { activities: 3, customers: 1, customersLeft: 2, activitiesUndone: 2, customersUndone: 1 };
    const told = (status: BulkRun["status"]) =>
      followersOf({ status, followers } as BulkRun, i18next.t.bind(i18next), formats);
    expect(told("DONE")).toEqual(["3 Aktivitäten", "1 Kunde", "2 Kunden blieben, weil das Recht fehlt"]);
    expect(told("UNDONE")).toEqual(["2 Aktivitäten", "1 Kunde", "1 davon bleibt"]);
  });
});

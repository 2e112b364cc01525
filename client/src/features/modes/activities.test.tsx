import { fireEvent, screen, within } from "@testing-library/react";
import { useState } from "react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { ModeOptions } from "@/lib/api/payloads";
import { prepareToShow, serve, show } from "@/testing/show";
import { choiceFor, withAnswer, withChoice } from "./activities";
import { ActivitiesOption } from "./ActivitiesOption";
import { ActivityTables } from "./ActivityTables";
import type { ActivityFigures } from "./api";
import { SwitchActivities } from "./SwitchActivities";

beforeAll(prepareToShow);

const COMPLETED: ModeOptions = { customers: "CONTACT", pipelineId: 1, keepActivitiesOpen: false };

const FIGURES: ActivityFigures = {
  open: 7,
  kept: 3,
  completed: 2,
  types: [
    { type: "CALL", open: 4, kept: 3, completed: 0 },
    { type: "TODO", open: 3, kept: 0, completed: 2 },
  ],
  people: [{ userId: 1, name: "Clara Vogt", open: 5, kept: 3, completed: 1 }],
  peopleTotal: 3,
};

describe("what becomes of open activities", () => {
  it("is the answer for all, unless a type has its own", () => {
    const calls = withChoice(COMPLETED, "CALL", "KEEP");
    expect(choiceFor(calls, "CALL")).toBe("KEEP");
    expect(choiceFor(calls, "EMAIL")).toBe("COMPLETE");
    expect(calls.activities).toEqual({ CALL: "KEEP" });
  });

  it("is one answer again when nothing differs from it, or when it is given anew", () => {
    const calls = withChoice(COMPLETED, "CALL", "KEEP");
    expect(withChoice(calls, "CALL", "COMPLETE")).toEqual(COMPLETED);
    expect(withAnswer(calls, true)).toEqual({ ...COMPLETED, keepActivitiesOpen: true });
  });

  function Asked({ onChange, byType }: { onChange: (value: ModeOptions) => void; byType: boolean }) {
    const [value, setValue] = useState(COMPLETED);
    const change = (next: ModeOptions) => {
      setValue(next);
      onChange(next);
    };
    return <ActivitiesOption value={value} onChange={change} byType={byType} />;
  }

  it("is asked for each type on request", () => {
    const onChange = vi.fn();
    show(<Asked onChange={onChange} byType />);
    expect(screen.getByText("Geplante Aktivitäten werden automatisch abgeschlossen.")).toBeTruthy();
    const more = screen.getByRole("button", { name: "Je Art entscheiden" });
    expect(more.getAttribute("aria-expanded")).toBe("false");
    expect(screen.queryByRole("radiogroup", { name: "Anruf" })).toBeNull();

    fireEvent.click(more);
    const call = screen.getByRole("radiogroup", { name: "Anruf" });
    fireEvent.click(within(call).getByRole("radio", { name: "bleibt offen" }));
    expect(onChange).toHaveBeenLastCalledWith({ ...COMPLETED, activities: { CALL: "KEEP" } });
    expect(screen.getByText("Je nach Art verschieden, wie unten gewählt.")).toBeTruthy();

    fireEvent.click(screen.getByRole("checkbox"));
    expect(onChange).toHaveBeenLastCalledWith({ ...COMPLETED, keepActivitiesOpen: true });
  });

  it("is one question where there are no leads", () => {
    show(<Asked onChange={vi.fn()} byType={false} />);
    expect(screen.queryByRole("button")).toBeNull();
  });
});

const cells = (row: string) =>
  within(screen.getByRole("row", { name: new RegExp(`^${row}`) }))
    .getAllByRole("cell")
    .map((cell) => cell.textContent);

describe("the figures of activities", () => {
  it("say of each person what is open now, what stays and what is completed", () => {
    show(<ActivityTables figures={FIGURES} />);
    expect(cells("Clara Vogt")).toEqual(["5", "4", "1"]);
    expect(cells("Aufgabe")).toEqual(["3", "1", "2"]);
    expect(screen.getAllByRole("row", { name: "Zusammen 7 5 2" })).toHaveLength(2);
    expect(screen.getByText("und 2 weitere Personen")).toBeTruthy();
  });

  it("prove after the switch that nothing was lost", async () => {
    serve(() => ({ figures: { ...FIGURES, open: 5 }, balanced: true }));
    show(<SwitchActivities switchId={5} />);
    expect(
      await screen.findByText(
        "Vorher offen: 5 = 3 offen geblieben + 2 vom Wechsel abgeschlossen. Keine ging verloren.",
      ),
    ).toBeTruthy();
    expect(cells("Clara Vogt")).toEqual(["5", "3", "1"]);
  });

  it("do not hide that something was lost", async () => {
    serve(() => ({ figures: FIGURES, balanced: false }));
    show(<SwitchActivities switchId={5} />);
    expect(await screen.findByText(/^2 Aktivitäten sind weder mit den Aufträgen/)).toBeTruthy();
  });
});

import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { api } from "@/lib/api/client";
import { prepareToShow, show } from "@/testing/show";
import type { BaseRecord } from "../types";
import { ObserversField } from "./ObserversField";

beforeAll(prepareToShow);

const ME = 1;
const record = (observerIds: number[]) => ({ id: 7, version: 1, responsibleId: 2, observerIds }) as BaseRecord;

function field(observerIds: number[], readOnly: boolean) {
  const save = vi.fn();
  vi.spyOn(api, "get").mockResolvedValue({ items: [] });
  show(<ObserversField kind="deals" record={record(observerIds)} readOnly={readOnly} onSave={save} />);
  return save;
}

describe("the observers of a record", () => {
  it("take whoever may change it with one click, beside those there are", async () => {
    const save = field([5], false);
    await userEvent.click(screen.getByRole("button", { name: "Beobachten" }));
    expect(save).toHaveBeenCalledWith({ observerIds: [5, ME] });
    expect(screen.queryByRole("button", { name: "Nicht mehr beobachten" })).toBeNull();
  });

  it("let whoever may only read go, and offer nothing else", async () => {
    const save = field([ME, 5], true);
    const gone = vi.spyOn(api, "delete").mockResolvedValue(undefined);
    expect(screen.getAllByRole("button")).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Nicht mehr beobachten" }));
    expect(gone).toHaveBeenCalledWith("/deals/7/observers/me");
    expect(save).not.toHaveBeenCalled();
  });

  it("say nothing where nobody observes and nothing can be changed", () => {
    field([], true);
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.getByRole("group", { name: "Beobachter" }).textContent).toContain("–");
  });
});

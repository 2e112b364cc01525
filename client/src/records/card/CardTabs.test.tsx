import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareToShow, show } from "@/testing/show";
import { CardTabs } from "./CardTabs";

beforeAll(prepareToShow);

describe("the tabs of a card", () => {
  it("keep what was typed in the one while the other is looked at", async () => {
    show(<CardTabs kind="deals" id={7} fields={<p>Felder</p>} timeline={<input aria-label="Notiz" />} />);
    expect(screen.queryByLabelText("Notiz")).toBeNull();
    const [fields, timeline] = screen.getAllByRole("tab");
    if (fields === undefined || timeline === undefined) throw new Error("there are no tabs");
    await userEvent.click(timeline);
    await userEvent.type(screen.getByLabelText("Notiz"), "Ruft zurück");
    await userEvent.click(fields);
    await userEvent.click(timeline);
    expect(screen.getByLabelText<HTMLInputElement>("Notiz").value).toBe("Ruft zurück");
  });
});

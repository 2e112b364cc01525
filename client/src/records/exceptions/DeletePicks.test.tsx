import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { DeletePicks } from "./DeletePicks";

beforeAll(prepareToShow);

const BOUND = [
  { kind: "DEAL", id: 1, name: "Werbung", others: 0, reason: null },
  { kind: "CONTACT", id: 1, name: "Spam", others: 2, reason: null },
  { kind: "COMPANY", id: 4, name: "Spam AG", others: 1, reason: "forbidden" },
];

describe("what goes into the recycle bin with an exception", () => {
  it("is nothing until somebody chooses it, and never what they may not delete", async () => {
    const sent = serve(() => ({ items: BOUND }));
    const pick = vi.fn();
    show(<DeletePicks kind="deals" id={1} picked={[]} onPick={pick} />);
    await screen.findByLabelText("Kontakt: Spam");
    expect(sent[0]?.path).toBe("/exceptions/senders?kind=DEAL&id=1");
    const boxes = screen.getAllByRole<HTMLInputElement>("checkbox");
    expect(boxes.map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [false, false],
      [false, false],
      [false, true],
    ]);
    expect(screen.getByText("Daran hängen 2 weitere Einträge.")).toBeDefined();
    expect(screen.getByText("Daran hängt 1 weiterer Eintrag. Das Recht zu löschen fehlt Ihnen.")).toBeDefined();
    await userEvent.click(screen.getByLabelText("Kontakt: Spam"));
    expect(pick).toHaveBeenCalledWith([{ kind: "CONTACT", id: 1 }]);
  });
});

import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { ResultDialog } from "./ResultDialog";

beforeAll(prepareToShow);

const DIALLED = { record: { kind: "deals" as const, id: 7 }, number: "030 123" };

/** Opens the dialog; the activity is made, but the first answers to what follows are lost. */
function begin(lost: number) {
  const onClose = vi.fn();
  let failures = lost;
  const sent = serve(({ path }) => {
    if (path.endsWith("/complete") && failures-- > 0) throw new TypeError("lost");
    return { id: 12 };
  });
  show(<ResultDialog dialled={DIALLED} onClose={onClose} />);
  const keys = () =>
    sent.filter(({ path }) => path === "/activities").map(({ headers }) => headers.get("Idempotency-Key"));
  return { onClose, sent, keys };
}

describe("the result of a call", () => {
  it("is one activity, however often it is sent again", async () => {
    const { onClose, keys } = begin(1);
    const save = screen.getByRole("button", { name: "Speichern" });
    await userEvent.click(save);
    await screen.findByText("Keine Verbindung zum Server.");
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.click(save);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(keys()).toHaveLength(2);
    expect(keys()[1]).toBe(keys()[0]);
  });

  it("is one activity when it is sent twice at once", async () => {
    const { onClose, keys } = begin(0);
    const form = screen.getByRole("button", { name: "Speichern" }).closest("form");
    if (form === null) throw new Error("there is no form");
    fireEvent.submit(form);
    fireEvent.submit(form);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(new Set(keys()).size).toBe(1);
  });
});

import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, refusal, serve, show } from "@/testing/show";
import { CreateDialog } from "./CreateDialog";

beforeAll(prepareToShow);

/** Opens the dialog before a server that answers one after the other as told. */
function begin(answers: (() => unknown)[]) {
  const onDone = vi.fn();
  const sent = serve(({ method }) => (method === "POST" ? answers.shift()?.() : { items: [] }));
  show(
    <CreateDialog
      kind="contacts"
      title="Neuer Kontakt"
      start={{ name: "Nora" }}
      body={({ name }) => ({ lastName: name })}
      onClose={vi.fn()}
      onDone={onDone}
    >
      {({ name }, set) => (
        <input aria-label="Name" value={name} onChange={(event) => set({ name: event.currentTarget.value })} />
      )}
    </CreateDialog>,
  );
  const posts = () => sent.filter(({ method }) => method === "POST");
  return {
    onDone,
    keys: () => posts().map(({ headers }) => headers.get("Idempotency-Key")),
    press: async (times: number) => {
      await userEvent.click(screen.getByRole("button", { name: "Erstellen" }));
      await waitFor(() => expect(posts()).toHaveLength(times));
      await waitFor(() => expect(screen.getByRole("button", { name: "Erstellen" })).toHaveProperty("disabled", false));
    },
  };
}

const lost = () => {
  throw new TypeError("lost");
};

describe("a dialog for a new record", () => {
  it("repeats the same attempt after a lost answer", async () => {
    const { press, keys, onDone } = begin([lost, () => ({ id: 5 })]);
    await press(1);
    await press(2);
    await waitFor(() => expect(onDone).toHaveBeenCalled());
    expect(keys()[1]).toBe(keys()[0]);
  });

  it("begins a new attempt with what was corrected after a refusal", async () => {
    const { press, keys } = begin([() => refusal(422, "invalid-input"), () => ({ id: 5 })]);
    await press(1);
    await userEvent.type(screen.getByLabelText("Name"), " Winter");
    await press(2);
    expect(keys()[1]).not.toBe(keys()[0]);
  });
});

import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, refusal, type Sent, serve, show } from "@/testing/show";
import { Composer } from "./Composer";

beforeAll(prepareToShow);
// nothing can be kept for later
beforeAll(() => void vi.stubGlobal("isSecureContext", false));

let last = 0;

/** The form under a card's timeline, and a server that answers what is sent to it when it is told to. */
function composing(refuse = false) {
  // what is written stays with its record
  const id = ++last;
  const answers: (() => void)[] = [];
  const sent = serve(async ({ method }) => {
    if (method === "GET") return { items: [] };
    await new Promise<void>((resolve) => answers.push(resolve));
    return refuse ? refusal(422, "invalid") : { id: 1 };
  });
  show(<Composer kind="deals" id={id} />);
  return {
    made: (what: "comments" | "activities"): Sent[] =>
      sent.filter((one) => one.method === "POST" && one.path.endsWith(`/${what}`)),
    answer: () =>
      act(async () => {
        answers.splice(0).forEach((give) => give());
        await new Promise((done) => setTimeout(done, 50));
      }),
  };
}

/** Both before anything can be drawn, as the two presses of a double-click on a busy machine. */
function doubleSubmit(button: HTMLElement) {
  const form = button.closest("form") ?? button;
  act(() => {
    fireEvent.submit(form);
    fireEvent.submit(form);
  });
}

describe("a form that is sent twice before it has its answer", () => {
  it("makes one note, and the next one after that", async () => {
    const { made, answer } = composing();
    await userEvent.type(screen.getByRole("textbox", { name: "Notiz" }), "Ruft zurück");
    doubleSubmit(screen.getByRole("button", { name: "Speichern" }));
    await waitFor(() => expect(made("comments")).toHaveLength(1));
    await answer();
    expect(made("comments")).toHaveLength(1);
    await userEvent.type(screen.getByRole("textbox", { name: "Notiz" }), "Noch eine");
    await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
    await waitFor(() => expect(made("comments")).toHaveLength(2));
    await answer();
  });

  it("makes one activity", async () => {
    const { made, answer } = composing();
    await userEvent.click(screen.getByRole("tab", { name: "Aktivität" }));
    await userEvent.type(screen.getByRole("textbox", { name: "Was ist zu tun?" }), "Anrufen");
    doubleSubmit(screen.getByRole("button", { name: "Planen" }));
    await waitFor(() => expect(made("activities")).toHaveLength(1));
    await answer();
    expect(made("activities")).toHaveLength(1);
  });

  it("can be sent again when it was refused", async () => {
    const { made, answer } = composing(true);
    await userEvent.type(screen.getByRole("textbox", { name: "Notiz" }), "Ruft zurück");
    for (const times of [1, 2]) {
      await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
      await waitFor(() => expect(made("comments")).toHaveLength(times));
      await answer();
    }
  });
});

describe("a note", () => {
  it.each(["Control", "Meta"])("is saved once with %s+Enter", async (key) => {
    const { made, answer } = composing();
    const field = screen.getByRole("textbox", { name: "Notiz" });
    await userEvent.type(field, `Ruft zurück{${key}>}{Enter}{Enter}{/${key}}`);
    await waitFor(() => expect(made("comments")).toHaveLength(1));
    expect(made("comments")[0]?.body).toMatchObject({ body: "Ruft zurück" });
    await answer();
    expect(made("comments")).toHaveLength(1);
  });
});

import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareToShow, show } from "@/testing/show";
import type { SignedIn } from "./session";
import { forgetAllUnsent, forgetTextsBut, useForgetUnsent, useUnsent, useUnsentText } from "./unsent";

beforeAll(prepareToShow);

function Note({ of }: { of: string }) {
  const [text, setText] = useUnsent(`${of}/note`, "");
  const forget = useForgetUnsent();
  return (
    <>
      <input aria-label="Notiz" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <button type="button" onClick={() => forget(of)}>
        Gesendet
      </button>
    </>
  );
}

const written = () => screen.getByLabelText<HTMLInputElement>("Notiz").value;

describe("what somebody has begun to write", () => {
  it("is there again when its card is opened again, until it is sent", async () => {
    const card = show(<Note of="deals/7" />);
    await userEvent.type(screen.getByLabelText("Notiz"), "Ruft zurück");
    card.unmount();

    const another = show(<Note of="deals/8" />);
    expect(written()).toBe("");
    another.unmount();

    const again = show(<Note of="deals/7" />);
    expect(written()).toBe("Ruft zurück");
    await userEvent.click(screen.getByRole("button", { name: "Gesendet" }));
    expect(written()).toBe("");
    again.unmount();

    show(<Note of="deals/7" />);
    expect(written()).toBe("");
  });
});

function Lasting({ of }: { of: string }) {
  const [text, setText] = useUnsentText(`${of}/note`);
  const forget = useForgetUnsent();
  return (
    <>
      <input aria-label="Notiz" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <button type="button" onClick={() => forget(of)}>
        Gesendet
      </button>
    </>
  );
}

const keptNotes = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith("weiche.unsent."))
    .map((key) => [key, localStorage.getItem(key)] as const);

describe("a text that outlives the program", () => {
  it("stands in the browser for its person and record, until it is sent", async () => {
    show(<Lasting of="deals/7" />);
    await userEvent.type(screen.getByLabelText("Notiz"), "Ruft zurück");
    expect(keptNotes()).toEqual([["weiche.unsent.1.1:deals/7/note", "Ruft zurück"]]);
    await userEvent.click(screen.getByRole("button", { name: "Gesendet" }));
    expect(keptNotes()).toEqual([]);
    expect(written()).toBe("");
  });

  it("is read from there when the program begins", () => {
    localStorage.setItem("weiche.unsent.1.1:deals/9/note", "Von gestern");
    localStorage.setItem("weiche.unsent.1.2:deals/10/note", "Von jemand anderem");
    const mine = show(<Lasting of="deals/9" />);
    expect(written()).toBe("Von gestern");
    mine.unmount();
    show(<Lasting of="deals/10" />);
    expect(written()).toBe("");
  });

  it("is gone when somebody else signs in", () => {
    localStorage.setItem("weiche.unsent.1.1:deals/7/note", "Meine");
    localStorage.setItem("weiche.unsent.1.12:deals/7/note", "Von jemand anderem");
    forgetTextsBut({ account: { id: 1 }, user: { id: 1 } } as SignedIn);
    expect(keptNotes().map(([, text]) => text)).toEqual(["Meine"]);
  });

  it("is gone when somebody signs out, also of whoever forgot to", async () => {
    localStorage.setItem("weiche.unsent.1.2:deals/10/note", "Von jemand anderem");
    show(<Lasting of="deals/7" />);
    await userEvent.type(screen.getByLabelText("Notiz"), "Geheim");
    act(() => forgetAllUnsent());
    expect(keptNotes()).toEqual([]);
    expect(written()).toBe("");
  });
});

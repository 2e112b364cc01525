import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareToShow, show } from "@/testing/show";
import { useForgetUnsent, useUnsent } from "./unsent";

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

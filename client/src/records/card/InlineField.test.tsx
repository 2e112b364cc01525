import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "@/lib/api/problem";
import { prepareToShow, show } from "@/testing/show";
import { AddressField } from "./AddressField";
import { InlineText } from "./InlineField";

beforeAll(prepareToShow);

const OFFLINE = "Keine Verbindung zum Server.";
const lost = () => Promise.reject(new ApiProblem(0, "offline"));

describe("a field of a card", () => {
  it("comes back with what was typed when that was not saved, and says why", async () => {
    const onSave = vi.fn<(value: string | null) => Promise<unknown>>().mockImplementationOnce(lost);
    show(<InlineText label="Vorname" value="Nora" onSave={onSave} />);
    await userEvent.click(screen.getByRole("button", { name: /Vorname/ }));
    await userEvent.type(screen.getByLabelText("Vorname"), " Anna{Enter}");
    await screen.findByText(OFFLINE);
    const field = screen.getByLabelText<HTMLInputElement>("Vorname");
    expect(field.value).toBe("Nora Anna");
    // whoever types elsewhere by now keeps the cursor there
    expect(document.activeElement).not.toBe(field);

    onSave.mockResolvedValueOnce(undefined);
    await userEvent.type(field, "-Lena{Enter}");
    await waitFor(() => expect(screen.queryByRole("textbox")).toBeNull());
    expect(onSave.mock.calls).toEqual([["Nora Anna"], ["Nora Anna-Lena"]]);
    expect(screen.queryByText(OFFLINE)).toBeNull();
  });

  it("gives up what was not saved with Escape", async () => {
    show(<InlineText label="Vorname" value="Nora" onSave={lost} />);
    await userEvent.click(screen.getByRole("button", { name: /Vorname/ }));
    await userEvent.type(screen.getByLabelText("Vorname"), " Anna{Enter}");
    await screen.findByText(OFFLINE);
    await userEvent.type(screen.getByLabelText("Vorname"), "{Escape}");
    expect(screen.getByRole("button", { name: /Vorname/ }).textContent).toBe("Nora");
  });
});

describe("the address of a card", () => {
  it("comes back with what was typed when that was not saved, and says why", async () => {
    show(<AddressField address={null} readOnly={false} onSave={lost} />);
    await userEvent.click(screen.getByRole("button", { name: /Adresse/ }));
    await userEvent.type(screen.getByLabelText("Ort"), "Kleve");
    await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
    await screen.findByText(OFFLINE);
    expect(screen.getByLabelText<HTMLInputElement>("Ort").value).toBe("Kleve");
  });
});

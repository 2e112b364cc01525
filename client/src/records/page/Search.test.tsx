import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { prepareToShow, show } from "@/testing/show";
import { Search } from "./Search";

beforeAll(prepareToShow);

const asked = vi.fn<(q: string) => void>();
beforeEach(() => asked.mockClear());

/** A page whose address says what is searched, and a view that sets it. */
function Page({ first = "" }: { first?: string }) {
  const [q, setQ] = useState(first);
  return (
    <>
      <Search
        label="Aufträge durchsuchen"
        value={q}
        onChange={(next) => {
          asked(next);
          setQ(next);
        }}
      />
      <button type="button" onClick={() => setQ("Dach")}>
        Ansicht
      </button>
      <button type="button" onClick={() => setQ("")}>
        Alles
      </button>
    </>
  );
}

const field = () => screen.getByLabelText<HTMLInputElement>("Aufträge durchsuchen");
const aWhile = () => act(async () => await new Promise((done) => setTimeout(done, 400)));

it("asks for what was typed, once", async () => {
  show(<Page />);
  await userEvent.type(field(), "Meier");
  await waitFor(() => expect(asked).toHaveBeenCalledWith("Meier"));
  await aWhile();
  expect(asked).toHaveBeenCalledTimes(1);
  expect(field().value).toBe("Meier");
});

it("follows a view that searches for something else", async () => {
  show(<Page />);
  await userEvent.type(field(), "Meier");
  await waitFor(() => expect(asked).toHaveBeenCalledWith("Meier"));
  for (const [view, text] of [
    ["Ansicht", "Dach"],
    ["Alles", ""],
  ] as const) {
    await userEvent.click(screen.getByText(view));
    await aWhile();
    expect(field().value).toBe(text);
  }
  expect(asked).toHaveBeenCalledTimes(1);
});

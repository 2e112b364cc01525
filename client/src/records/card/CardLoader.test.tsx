import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { keys } from "@/lib/api/keys";
import { likeABrowser, show } from "@/testing/page";
import { CardLoader } from "./CardLoader";

beforeAll(likeABrowser);

const refused = (status: number) => () => Promise.resolve(Response.json({ type: "/problems/any" }, { status }));

async function written() {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ id: 1 })));
  const { client } = show(
    <CardLoader kind="deals" id={1}>
      {() => <input aria-label="Notiz" />}
    </CardLoader>,
  );
  await userEvent.type(await screen.findByLabelText("Notiz"), "Kunde ruft");
  return {
    readAgain: async () => {
      await client.invalidateQueries({ queryKey: keys.record("deals", 1) });
      await act(() => new Promise((done) => setTimeout(done, 20)));
    },
  };
}

it("keeps the card and what is written there when it cannot be read again", async () => {
  const { readAgain } = await written();
  vi.stubGlobal("fetch", refused(500));
  await readAgain();
  expect(screen.getByLabelText<HTMLInputElement>("Notiz").value).toBe("Kunde ruft");
});

it("says so when the record is gone", async () => {
  const { readAgain } = await written();
  vi.stubGlobal("fetch", refused(404));
  await readAgain();
  expect(screen.queryByLabelText("Notiz")).toBeNull();
  expect(screen.getByRole("alert").textContent).toContain("records.cardFailed");
});

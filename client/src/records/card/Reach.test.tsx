import { screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { likeABrowser, show } from "@/testing/page";
import { Reach } from "./Reach";
import { RecordSelect } from "./RecordSelect";

beforeAll(likeABrowser);

const CONTACT = {
  id: 7,
  name: "Ines Klein",
  phones: [{ value: "0151 00000118", type: "MOBILE" }],
  emails: [{ value: "ines@klein.example", type: "WORK" }],
};

function answering() {
  const asked = vi.fn((address: string) =>
    Promise.resolve(Response.json(/\/contacts\/7$/.test(address) ? CONTACT : { items: [], nextCursor: null })),
  );
  vi.stubGlobal("fetch", asked);
  return asked;
}

it("a customer is called and written to from the card of what is sold to them", async () => {
  answering();
  show(<Reach kind="contacts" id={7} />);
  expect((await screen.findByRole("link", { name: "0151 00000118" })).getAttribute("href")).toBe("tel:015100000118");
  expect(screen.getByRole("link", { name: "ines@klein.example" }).getAttribute("href")).toBe(
    "mailto:ines@klein.example",
  );
});

it("whom a new record is for is called by their name before anybody has picked them", async () => {
  const asked = answering();
  show(<RecordSelect label="Kontakt" kind="contacts" value="7" onChange={vi.fn()} />);
  expect(await screen.findByDisplayValue("Ines Klein")).toBeTruthy();
  expect(asked.mock.calls.some(([address]) => address.endsWith("/contacts/7"))).toBe(true);
});

import { screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { likeABrowser, show } from "@/testing/page";
import { Reach } from "./Reach";
import { reachable } from "./reachable";
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

it("what the card says of its own is not said twice", async () => {
  answering();
  const own = { phones: CONTACT.phones, emails: [], websites: [], messengers: [] };
  show(<Reach kind="contacts" id={7} own={own} />);
  expect(await screen.findByRole("link", { name: "ines@klein.example" })).toBeTruthy();
  expect(screen.queryByText("0151 00000118")).toBeNull();
});

it("whoever may not read the contact gets no number, and without a contact it is the company's", () => {
  expect(reachable({ id: 7, name: null }, { id: 8, name: "Klein GmbH" })).toBeUndefined();
  expect(reachable(undefined, { id: 8, name: "Klein GmbH" })).toEqual({ kind: "companies", id: 8 });
  expect(reachable(undefined, undefined)).toBeUndefined();
});

it("whom a new record is for is called by their name before anybody has picked them", async () => {
  const asked = answering();
  show(<RecordSelect label="Kontakt" kind="contacts" value="7" onChange={vi.fn()} />);
  expect(await screen.findByDisplayValue("Ines Klein")).toBeTruthy();
  expect(asked.mock.calls.some(([address]) => address.endsWith("/contacts/7"))).toBe(true);
});

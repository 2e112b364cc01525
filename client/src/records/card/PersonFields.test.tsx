import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { NameFields, PointFields } from "./PersonFields";

beforeAll(prepareToShow);
beforeEach(() => void serve(() => ({ items: [] })));

const POINTS = { phones: [], emails: [], websites: [], messengers: [] };
const NAMES = {
  honorific: null,
  firstName: "Ines",
  middleName: null,
  lastName: "Klein",
  name: "Ines Klein",
  jobTitle: null,
  birthdate: null,
};

it("what is seldom known of a person waits behind one button", async () => {
  const onSave = vi.fn();
  show(<NameFields record={NAMES} readOnly={false} onSave={onSave} />);
  expect(screen.queryByText("Geburtsdatum")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "+ Anrede, Zweiter Vorname, Position, Geburtsdatum" }));
  await userEvent.click(screen.getByRole("button", { name: "Zweiter Vorname bearbeiten: Keine Angabe" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Zweiter Vorname" }), "Maria{Enter}");
  await waitFor(() => expect(onSave).toHaveBeenCalledWith({ middleName: "Maria" }));
});

it("a birthday that is known is read as a date, and nothing is offered to whoever only reads", () => {
  show(<NameFields record={{ ...NAMES, birthdate: "1984-03-09" }} readOnly onSave={vi.fn()} />);
  expect(screen.getByText("09.03.1984")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^\+/ })).toBeNull();
});

it("a messenger is added, with which one it is", async () => {
  const onSave = vi.fn();
  show(<PointFields record={POINTS} address={null} readOnly={false} onSave={onSave} />);
  await userEvent.click(screen.getByRole("button", { name: "+ Messenger" }));
  await userEvent.click(screen.getByRole("button", { name: "Messenger bearbeiten: Keine Angabe" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Messenger" }), "@ines");
  await userEvent.click(screen.getByRole("combobox", { name: "Art (Messenger)" }));
  await userEvent.click(await screen.findByRole("option", { name: "Telegram" }));
  await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
  await waitFor(() => expect(onSave).toHaveBeenCalledWith({ messengers: [{ value: "@ines", type: "TELEGRAM" }] }));
});

it("an address shows all its lines, and asks for the seldom ones when somebody wants them", async () => {
  const onSave = vi.fn();
  const address = { street: "Seestr. 1", postalCode: "8002", city: "Zürich", state: "ZH", country: "Schweiz" };
  show(<PointFields record={POINTS} address={address} readOnly={false} onSave={onSave} />);
  await userEvent.click(screen.getByText(/Seestr. 1\s+8002 Zürich\s+ZH\s+Schweiz/));
  const form = screen.getByRole("textbox", { name: "Straße" }).closest("form") ?? expect.fail("no form");
  expect(within(form).getByRole<HTMLInputElement>("textbox", { name: "Bundesland" }).value).toBe("ZH");
  await userEvent.click(within(form).getByRole("button", { name: "+ Adresszusatz, Bezirk" }));
  await userEvent.type(within(form).getByRole("textbox", { name: "Adresszusatz" }), "2. Stock");
  await userEvent.click(within(form).getByRole("button", { name: "Speichern" }));
  await waitFor(() =>
    expect(onSave).toHaveBeenCalledWith({
      address: { ...address, extra: "2. Stock", district: null, countryCode: null },
    }),
  );
});

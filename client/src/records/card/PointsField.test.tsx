import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { PointsField } from "./PointsField";

beforeAll(prepareToShow);

it("refuses what can be no number, and keeps what stood there before from wherever it came", async () => {
  serve(() => ({ items: [] }));
  const onSave = vi.fn();
  show(<PointsField label="Telefon" type="tel" points={[{ value: "nur abends", type: "WORK" }]} onSave={onSave} />);
  await userEvent.click(screen.getByRole("button", { name: /Telefon/ }));
  await userEvent.click(screen.getByRole("button", { name: "Hinzufügen" }));
  const typed = () => screen.getAllByRole("textbox", { name: "Telefon" })[1] ?? expect.fail("no second field");
  await userEvent.type(typed(), "xyz");
  await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
  expect(await screen.findByText("Bitte geben Sie eine Telefonnummer ein.")).toBeTruthy();
  expect(onSave).not.toHaveBeenCalled();

  await userEvent.clear(typed());
  await userEvent.type(typed(), "030 1234567");
  await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
  await waitFor(() => expect(onSave).toHaveBeenCalled());
  expect(onSave.mock.calls[0]?.[0]).toEqual([
    { value: "nur abends", type: "WORK" },
    { value: "030 1234567", type: "WORK" },
  ]);
});

it("says what each number is for, and lets it be chosen", async () => {
  serve(() => ({ items: [] }));
  const onSave = vi.fn();
  const points = [
    { id: 4, value: "030 1234567", type: "WORK" },
    { id: 5, value: "0151 1234567", type: "MOBILE" },
    { id: 6, value: "030 999", type: "ASSISTANT" },
  ];
  show(<PointsField label="Telefon" type="tel" points={points} onSave={onSave} />);
  for (const word of ["Geschäftlich", "Mobil", "ASSISTANT"]) expect(screen.getByText(word)).toBeTruthy();

  await userEvent.click(screen.getByRole("button", { name: /Telefon/ }));
  const types = screen.getAllByRole<HTMLInputElement>("combobox", { name: "Art (Telefon)" });
  expect(types.map(({ value }) => value)).toEqual(["Geschäftlich", "Mobil", "ASSISTANT"]);
  await userEvent.click(types[0] ?? expect.fail("no type"));
  await userEvent.click(await screen.findByRole("option", { name: "Fax" }));
  await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
  await waitFor(() => expect(onSave).toHaveBeenCalledWith([{ ...points[0], type: "FAX" }, points[1], points[2]]));
});

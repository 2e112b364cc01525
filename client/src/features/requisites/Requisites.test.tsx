import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { prepareToShow, refusal, serve, show } from "@/testing/show";
import type { Requisite } from "./api";
import { Requisites } from "./Requisites";

beforeAll(prepareToShow);

const set: Requisite = {
  id: 5,
  version: 2,
  main: true,
  label: null,
  legalName: "Dachbau Müller GmbH",
  vatId: "DE123456788",
  taxNumber: null,
  registerNumber: null,
  registerCourt: null,
  bankAccounts: [{ id: 8, holder: null, bank: "DKB", iban: "DE02120300000000202051", bic: null }],
};

it("shows an IBAN in groups, and copies it without", async () => {
  const user = userEvent.setup();
  serve(() => ({ items: [set] }));
  show(<Requisites kind="companies" id={7} readOnly={false} />);
  expect(await screen.findByText("DE02 1203 0000 0000 2020 51")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /DE02 1203/ }));
  expect(await navigator.clipboard.readText()).toBe("DE02120300000000202051");
});

it("leaves out the account nobody filled in, and says at which account something is wrong", async () => {
  const user = userEvent.setup();
  const sent = serve(({ method }) =>
    method === "POST"
      ? refusal(400, "invalid-input", [{ field: "bankAccounts[0].iban", code: "wrong-checksum" }])
      : { items: [] },
  );
  show(<Requisites kind="contacts" id={7} readOnly={false} />);
  await user.click(await screen.findByRole("button", { name: "Eintragen" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Konto hinzufügen" }));
  const [, second] = dialog.getAllByRole("textbox", { name: "IBAN" });
  if (second === undefined) throw new Error("no second account");
  await user.type(second, "DE03 1203 0000 0000 2020 51");
  await user.click(dialog.getByRole("button", { name: "Speichern" }));
  await waitFor(() => expect(second.getAttribute("aria-invalid")).toBe("true"));
  expect(sent.find((one) => one.method === "POST")?.body).toMatchObject({
    bankAccounts: [{ iban: "DE03 1203 0000 0000 2020 51" }],
  });
});

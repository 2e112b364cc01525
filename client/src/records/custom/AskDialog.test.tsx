import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { ApiProblem } from "@/lib/api/problem";
import type { AskedField, BuiltInName, CustomField } from "@/lib/customFields";
import { prepareToShow, serve, show } from "@/testing/show";
import { AskDialog } from "./AskDialog";
import type { Change } from "./asked";

beforeAll(prepareToShow);

const builtIn = (field: BuiltInName): AskedField => ({ kind: "DEAL", field, required: true, stageIds: [], version: 0 });
const roof = { id: 1, kind: "DEAL", code: "roof", label: "Dach", type: "TEXT", options: [] } as unknown as CustomField;

function ask(
  fields: AskedField[],
  onSubmit = vi.fn<(change: Change) => Promise<unknown>>(() => Promise.resolve(undefined)),
) {
  serve(({ path }) => (path.startsWith("/sources") ? { items: [{ id: 3, name: "Messe" }] } : { items: [] }));
  const onClose = vi.fn();
  show(<AskDialog title="Angebot" submit="Verschieben" fields={fields} onSubmit={onSubmit} onClose={onClose} />);
  return { onSubmit, onClose, go: () => userEvent.click(screen.getByRole("button", { name: "Verschieben" })) };
}

const type = async (label: RegExp, text: string) => userEvent.type(await screen.findByLabelText(label), text);

it("asks for built-in values beside the account's own and sends them as one change", async () => {
  const { onSubmit, onClose, go } = ask([builtIn("amount"), builtIn("closeOn"), builtIn("sourceId"), roof]);
  await go();
  expect(screen.getAllByText("Bitte ausfüllen")).toHaveLength(4);
  expect(onSubmit).not.toHaveBeenCalled();

  await type(/^Betrag/, "1.250,50");
  await type(/^Abschluss am/, "2027-01-31");
  await userEvent.click(screen.getByRole("combobox", { name: /^Quelle/ }));
  await userEvent.click(await screen.findByText("Messe"));
  await type(/^Dach/, "flach");
  await go();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(onSubmit.mock.calls[0]?.[0]).toEqual({
    amount: { value: "1250.50", currency: "EUR" },
    closeOn: "2027-01-31",
    sourceId: 3,
    custom: { roof: "flach" },
  });
});

it("takes a phone number or an address, whichever is typed", async () => {
  const { onSubmit, go } = ask([builtIn("phonesOrEmails"), builtIn("name")]);
  await type(/^Telefon oder E-Mail/, "eva@holm.example");
  await type(/^Name/, "Eva Maria Holm");
  await go();
  await waitFor(() =>
    expect(onSubmit.mock.calls[0]?.[0]).toEqual({
      emails: ["eva@holm.example"],
      firstName: "Eva Maria",
      lastName: "Holm",
    }),
  );
});

it("says beside the field what the server refuses", async () => {
  const errors = [{ field: "emails[0]", code: "not-an-email", message: "" }];
  const refuse = vi.fn<(change: Change) => Promise<unknown>>(() =>
    Promise.reject(new ApiProblem(400, "invalid-input", { errors })),
  );
  const { onClose, go } = ask([builtIn("phonesOrEmails")], refuse);
  await type(/^Telefon oder E-Mail/, "eva@");
  await go();
  expect(await screen.findByText("Bitte geben Sie eine E-Mail-Adresse ein.")).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
});

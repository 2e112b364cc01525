import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import type { RoleLine } from "./api";
import { FieldGroupReaders } from "./FieldGroupReaders";

beforeAll(prepareToShow);

const role = (id: number, name: string, administrator = false): RoleLine => ({
  id,
  version: 1,
  code: null,
  name,
  administrator,
  editSettings: false,
  people: 1,
  departments: 0,
});

it("hides amounts from all roles that are not chosen, and says what stays visible", async () => {
  let now = { group: "AMOUNT", kinds: ["LEAD", "DEAL"], restricted: false, roleIds: [] as number[] };
  const sent = serve(({ method, body }) => {
    if (method === "PUT") now = { ...now, ...(body as object) };
    return method === "PUT" ? now : { items: [now] };
  });
  show(<FieldGroupReaders roles={[role(1, "Administrator", true), role(2, "Leitung")]} />);
  await userEvent.click(await screen.findByRole("switch", { name: "„Beträge“ einschränken" }));
  const readers = await screen.findByRole("combobox", { name: "Wer das Feld „Beträge“ sieht" });
  expect(screen.getByText(/Sichtbar bleibt, was Menschen selbst geschrieben haben/)).toBeTruthy();
  await userEvent.click(readers);
  expect(screen.queryByRole("option", { name: "Administrator" })).toBeNull();
  await userEvent.click(await screen.findByRole("option", { name: "Leitung" }));
  await waitFor(() => {
    expect(sent.filter(({ method }) => method === "PUT").map(({ path, body }) => [path, body])).toEqual([
      ["/access/field-groups/AMOUNT", { restricted: true, roleIds: [] }],
      ["/access/field-groups/AMOUNT", { restricted: true, roleIds: [2] }],
    ]);
  });
});

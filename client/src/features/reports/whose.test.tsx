import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { navigate, standAt } from "@/testing/router";
import { prepareToShow, serve, show } from "@/testing/show";
import { listLink, whoseOf } from "./url";
import { WhoseChoice } from "./WhoseChoice";

beforeAll(prepareToShow);
beforeEach(() => standAt("/reports/deals", { span: "lastYear" }));

it("whose figures are asked for goes with every number to its list", () => {
  const asked = { by: "SOURCE", from: "2026-01-01", to: "2026-01-31", touch: "FIRST" } as const;
  expect(listLink({ ...asked, RESPONSIBLE: "7" }, "WON", "3").search).toMatchObject({ RESPONSIBLE: "7", key: "3" });
  expect(listLink({ ...asked, DEPARTMENT: "none" }, "WON", null).search).toMatchObject({ DEPARTMENT: "none" });
  expect(listLink(asked, "WON", null).search).not.toHaveProperty("RESPONSIBLE");
  expect(whoseOf({ RESPONSIBLE: undefined, DEPARTMENT: "2" })).toEqual({ DEPARTMENT: "2" });
});

it("a person and a department are chosen in the head, and stand in the address", async () => {
  serve(({ path }) => ({
    items: path.startsWith("/departments") ? [{ id: 4, name: "Nord" }] : [{ id: 7, name: "Anna Auer" }],
  }));
  show(<WhoseChoice />);
  await userEvent.click(await screen.findByRole("combobox", { name: "Verantwortlich" }));
  await userEvent.click(await screen.findByRole("option", { name: "Anna Auer", hidden: true }));
  expect(navigate).toHaveBeenLastCalledWith(
    expect.objectContaining({ search: { span: "lastYear", RESPONSIBLE: "7" } }),
  );
  await userEvent.click(await screen.findByRole("combobox", { name: "Abteilung" }));
  await userEvent.click(await screen.findByRole("option", { name: "Nord", hidden: true }));
  expect(navigate).toHaveBeenLastCalledWith(
    expect.objectContaining({ to: "/reports/deals", search: { span: "lastYear", DEPARTMENT: "4" } }),
  );
});

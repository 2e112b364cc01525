import { screen } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { UsersPage } from "./UsersPage";

beforeAll(prepareToShow);

const person = (id: number, name: string, roles: string[], departmentRoles: string[]) => ({
  id,
  name,
  email: `${name.toLowerCase()}@sonne.example`,
  language: "de",
  active: true,
  phones: { extension: null, work: null, mobile: null },
  roleIds: [],
  roles,
  departmentRoles,
  version: 1,
});

it("says which roles somebody has, through whom, and who has none", async () => {
  serve(({ path }) => ({
    items: path.startsWith("/users")
      ? [
          person(2, "Anna", ["Administrator"], ["Manager"]),
          person(3, "Bea", ["Manager"], ["Manager"]),
          person(4, "Cem", [], []),
        ]
      : [],
  }));
  show(<UsersPage />);
  await screen.findByText("Cem");
  const lines = screen.getAllByRole("listitem").map((line) => line.textContent);
  expect(lines[0]).toContain("Administrator, Manager (Abteilung)");
  expect(lines[1]).toContain("bea@sonne.example · Manager");
  expect(lines[1]).not.toContain("Abteilung");
  expect(lines[2]).toContain("Keine Rolle: darf nichts");
});

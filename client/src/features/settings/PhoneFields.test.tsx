import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { ProfilePage } from "./ProfilePage";

beforeAll(prepareToShow);

const clara = {
  id: 1,
  name: "Clara Vogt",
  firstName: "Clara",
  lastName: "Vogt",
  email: "clara@sonne.example",
  language: "de",
  active: true,
  phones: { extension: "101", work: null, mobile: "0171 1" },
  roleIds: [],
  roles: [],
  departmentRoles: [],
  version: 1,
};

it("keeps the other telephones when one is changed", async () => {
  const sent = serve(({ path, method }) => {
    if (method === "PATCH") return clara;
    return path.startsWith("/users") ? { items: [clara] } : { items: [] };
  });
  show(<ProfilePage />);
  const extension = await screen.findByRole("textbox", { name: "Durchwahl" });
  expect(extension).toHaveProperty("value", "101");
  await userEvent.type(screen.getByRole("textbox", { name: "Telefon" }), "0221 5");
  await userEvent.click(screen.getByRole("button", { name: "Speichern" }));
  await waitFor(() =>
    expect(sent.find((one) => one.method === "PATCH")?.body).toEqual({
      phones: { extension: "101", work: "0221 5", mobile: "0171 1" },
    }),
  );
});

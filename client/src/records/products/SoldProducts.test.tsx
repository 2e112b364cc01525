import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import type { Sold } from "./api";
import { SoldProducts } from "./SoldProducts";

beforeAll(prepareToShow);

const money = (value: string) => ({ value, currency: "EUR" });
const EMPTY: Sold = {
  version: 1,
  rows: [],
  currency: "EUR",
  fromRows: true,
  net: money("0.00"),
  total: money("0.00"),
  amount: null,
};

it("keeps the row that was just opened while the one before is saved", async () => {
  const sent = serve(({ method, path, body }) => {
    if (path.startsWith("/products")) return { items: [], nextCursor: null };
    if (method !== "PUT") return EMPTY;
    const { rows } = body as { rows: Sold["rows"] };
    return { ...EMPTY, version: 2, rows: rows.map((row) => ({ ...row, net: "5.00", total: "5.00" })) };
  });
  const user = userEvent.setup();
  show(<SoldProducts kind="deals" id={7} readOnly={false} />);
  await user.click(await screen.findByRole("button", { name: "Produkt hinzufügen" }));
  await user.type(screen.getByRole("combobox", { name: "Zeile 1: Produkt" }), "Dach");
  await user.type(screen.getByRole("textbox", { name: "Zeile 1: Preis" }), "5{Enter}");
  await user.click(await screen.findByRole("combobox", { name: "Zeile 2: Produkt" }));
  await waitFor(() => expect(sent.filter(({ method }) => method === "PUT").length).toBeGreaterThan(0));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await user.keyboard("Montage");
  expect(screen.getByRole("combobox", { name: "Zeile 2: Produkt" })).toHaveProperty("value", "Montage");
});

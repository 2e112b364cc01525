import { screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import type { StagedRecord } from "../types";
import { StagedFields } from "./StagedFields";

beforeAll(prepareToShow);

const deal = {
  id: 7,
  version: 1,
  title: "Dach",
  amount: null,
  semantics: "P",
  responsibleId: 1,
  observerIds: [] as number[],
  sourceId: null,
  comments: null,
} as StagedRecord;

it("says that the amount is hidden, instead of that there is none, and asks for no other", () => {
  serve(() => ({ items: [] }));
  show(<StagedFields kind="deals" record={deal} readOnly={false} onSave={vi.fn()} />, { hiddenFields: ["AMOUNT"] });
  expect(screen.getByText("Betrag").parentElement?.textContent).toBe("Betragnicht sichtbar");
});

it("asks whoever sees amounts for one", () => {
  serve(() => ({ items: [] }));
  show(<StagedFields kind="deals" record={deal} readOnly={false} onSave={vi.fn()} />);
  expect(screen.getByText("Betrag")).toBeTruthy();
  expect(screen.queryByText("nicht sichtbar")).toBeNull();
});

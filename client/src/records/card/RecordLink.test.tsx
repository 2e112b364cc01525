import { screen } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, show } from "@/testing/show";
import { Customer, hasCustomer } from "../list/Customer";
import type { StagedRecord } from "../types";
import { LinksField } from "./LinksField";

beforeAll(prepareToShow);

const linked = (more: object) => ({ id: 1, customerName: null, ...more }) as unknown as StagedRecord;

describe("a linked record one may not read", () => {
  it("is there without a name, and leads nowhere", () => {
    show(
      <LinksField
        label="Unternehmen"
        kind="companies"
        links={[{ id: 8, name: null }]}
        readOnly={false}
        onAdd={vi.fn()}
        onRemove={vi.fn()}
      />,
    );
    expect(screen.getByText("nicht sichtbar")).toBeTruthy();
    expect(screen.queryByRole("link")).toBeNull();
    expect(screen.getByRole("button", { name: /nicht sichtbar/ })).toBeTruthy();
    expect(document.body.textContent).not.toContain("#8");
  });

  it("is a customer all the same", () => {
    expect(hasCustomer(linked({ companyId: 8, contacts: [] }))).toBe(true);
    expect(hasCustomer(linked({ companyId: null, contacts: [{ id: 7, name: null }] }))).toBe(true);
    expect(hasCustomer(linked({ contactId: 7, companyId: null }))).toBe(true);
    expect(hasCustomer(linked({ contactId: null, companyId: null }))).toBe(false);
    show(<Customer record={linked({ companyId: 8 })} />);
    expect(screen.getByText("nicht sichtbar")).toBeTruthy();
  });
});

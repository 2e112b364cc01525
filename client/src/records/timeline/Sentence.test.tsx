import { screen } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, show } from "@/testing/show";
import type { Entry } from "./api";
import { Sentence } from "./Sentence";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: React.ReactNode }) => <a href={to}>{children}</a>,
}));

beforeAll(prepareToShow);

const CONVERTED: Entry = {
  id: 1,
  type: "CONVERTED",
  record: { kind: "LEAD", id: 7 },
  fromLead: false,
  author: null,
  createdAt: "2026-11-20T10:00:00Z",
  body: null,
  data: { dealId: 432, contactId: 346, companyId: 12, gone: ["DEAL", "CONTACT"] },
  pinned: false,
  activity: null,
};

describe("what a lead became", () => {
  it("leads only to records that are still there", () => {
    show(<Sentence entry={CONVERTED} />);
    expect(screen.getByText("Auftrag 432 (entfernt)")).toBeTruthy();
    expect(screen.getByText("Kontakt 346 (entfernt)")).toBeTruthy();
    expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["Unternehmen 12"]);
  });
});

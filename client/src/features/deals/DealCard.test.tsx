import { screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeAll, expect, it, vi } from "vitest";
import type { CustomField } from "@/lib/customFields";
import type { SignedIn } from "@/lib/session";
import type { Deal } from "@/records/types";
import { prepareToShow, serve, show } from "@/testing/show";
import { DealCard } from "./DealCard";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>,
  useNavigate: () => vi.fn(),
  useRouter: () => ({}),
  useSearch: () => ({}),
}));

beforeAll(prepareToShow);

const all = { read: "ALL", add: "ALL", change: "ALL", delete: "ALL", export: "ALL", convert: "ALL" };
const access = { LEAD: all, DEAL: all, CONTACT: all, COMPANY: all } as unknown as SignedIn["access"];

const deal = {
  id: 7,
  version: 1,
  title: "Dach",
  pipelineId: 1,
  stageId: 1,
  semantics: "P",
  amount: { value: "1200.00", currency: "EUR" },
  closeOn: "2026-12-24",
  probability: null,
  responsibleId: 1,
  observerIds: [] as number[],
  tagIds: [] as number[],
  denied: [] as string[],
  incomplete: [] as string[],
  custom: { roof: "Ziegel" },
  contacts: [] as Deal["contacts"],
  companyId: null,
  leadId: null,
  repeat: "NEW",
  createdById: null,
  createdAt: "2026-11-01T09:00:00Z",
} as unknown as Deal;

const field: CustomField = {
  id: 1,
  kind: "DEAL",
  code: "roof",
  label: "Dachform",
  type: "TEXT",
  decimals: null,
  required: false,
  prominent: true,
  archived: false,
  sort: 1,
  options: [],
  stageIds: [],
  mapsTo: [],
};

it("begins with what the deal is about, before fields of the account's own", async () => {
  serve(({ path }) => {
    if (path === "/deals/7") return deal;
    if (path === "/deals/7/products") return { version: 1, rows: [], fromRows: false, currency: "EUR" };
    if (path.startsWith("/fields")) return { items: [field] };
    return { items: [], planned: [], nextCursor: null, total: { count: 0, exact: true } };
  });
  show(<DealCard id={7} />, { access });
  const own = await screen.findByText("Dachform");
  for (const name of ["Betrag", "Abschluss am", "Verantwortlich", "Kunde"]) {
    const main = screen.getAllByText(name)[0];
    expect(main?.compareDocumentPosition(own), name).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  }
});

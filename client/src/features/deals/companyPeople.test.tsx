import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import type { Deal } from "@/records/types";
import { prepareToShow, refusal, serve, show } from "@/testing/show";
import { useChooseCompany } from "./companyPeople";

beforeAll(prepareToShow);

const DEAL = { id: 5, version: 1, title: "Dach", contacts: [], companyId: null, custom: {} } as unknown as Deal;
const ANNA = { id: 11, name: "Anna Kurz", primary: true, role: null };
const BERND = { id: 12, name: "Bernd Lang", primary: false, role: null };

function Choose({ deal }: { deal: Deal }) {
  const choose = useChooseCompany(deal);
  return (
    <button type="button" onClick={() => void choose(8)}>
      wählen
    </button>
  );
}

/** A company with people, and what was sold to it. */
function office(people: object[], deals: object[]) {
  return serve(({ method, path, body }) => {
    if (method === "PATCH") return { ...DEAL, ...(body as object), version: 2 };
    if (path.startsWith("/companies/8")) return { id: 8, title: "Nordwind", contacts: people };
    if (path.startsWith("/deals?")) return { items: deals };
    return {};
  });
}

async function choosing(deal: Deal, sent: ReturnType<typeof serve>) {
  show(<Choose deal={deal} />);
  await userEvent.click(screen.getByRole("button", { name: "wählen" }));
  await waitFor(() => expect(sent.some(({ method }) => method === "PATCH")).toBe(true));
  return sent.find(({ method }) => method === "PATCH")?.body;
}

it("takes the people of a company along, and lets them go again", async () => {
  const sent = office([ANNA, BERND], []);
  expect(await choosing(DEAL, sent)).toEqual({ companyId: 8, contactIds: [11, 12] });
  expect(await screen.findByText("Dazu genommen: Anna Kurz, Bernd Lang")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Rückgängig" }));
  await waitFor(() => expect(sent.filter(({ method }) => method === "PATCH").at(-1)?.body).toEqual({ contactIds: [] }));
});

it("prefers those of the last deal that had any", async () => {
  const sent = office([ANNA, BERND], [{ contacts: [] }, { contacts: [BERND] }, { contacts: [ANNA] }]);
  expect(await choosing(DEAL, sent)).toEqual({ companyId: 8, contactIds: [12] });
});

it("leaves a deal alone that knows somebody already", async () => {
  expect(await choosing({ ...DEAL, contacts: [ANNA] }, office([BERND], []))).toEqual({ companyId: 8 });
});

it("takes nobody out of a crowd", async () => {
  const crowd = Array.from({ length: 11 }, (_, index) => ({ id: index, name: `Person ${index}`, role: null }));
  expect(await choosing(DEAL, office(crowd, []))).toEqual({ companyId: 8 });
});

it("takes nobody one may not read", async () => {
  expect(await choosing(DEAL, office([{ ...ANNA, name: null }], []))).toEqual({ companyId: 8 });
});

it("chooses the company also when nobody can tell who belongs to it", async () => {
  const sent = serve(({ method }) => (method === "PATCH" ? { ...DEAL, version: 2 } : refusal(403, "forbidden")));
  expect(await choosing(DEAL, sent)).toEqual({ companyId: 8 });
});

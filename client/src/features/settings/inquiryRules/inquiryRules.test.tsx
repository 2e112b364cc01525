import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { prepareToShow, type Sent, serve, show } from "@/testing/show";
import type { InquiryRule, Trial } from "./api";
import { blank, withDraft } from "./draft";
import { InquiryRulesPage } from "./InquiryRulesPage";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
}));

beforeAll(prepareToShow);

const sources = [
  { id: 1, version: 0, code: "ADVERTISING", name: "Anzeige", sort: 10 },
  { id: 2, version: 0, code: "RECOMMENDATION", name: "Empfehlung", sort: 20 },
];
const referrals: InquiryRule = {
  ...blank(),
  id: 7,
  version: 3,
  sort: 10,
  name: "Empfehlungen sofort",
  sourceIds: [2],
};
const trial: Trial = {
  from: "2026-10-30T00:00:00Z",
  until: "2026-11-29T00:00:00Z",
  inquiries: 50,
  noted: 4,
  held: 0,
  byHand: 1,
  byForm: 0,
  now: { leads: 45, deals: 0, undecided: 0 },
  then: { leads: 33, deals: 12, undecided: 0 },
  rules: [12],
  sources: [
    { sourceId: 1, count: { leads: 33, deals: 0, undecided: 0 } },
    { sourceId: 2, count: { leads: 0, deals: 12, undecided: 0 } },
  ],
};

let rules: InquiryRule[] = [];
let mode = "CLASSIC";
beforeEach(() => {
  rules = [];
  mode = "CLASSIC";
});

function answers() {
  return serve(({ method, path }) => {
    if (path === "/inquiry-rules/trials") return trial;
    if (method !== "GET") return referrals;
    if (path.startsWith("/crm-mode")) return { mode, classicAllowed: true, mayChange: true };
    const items = path.startsWith("/inquiry-rules") ? rules : path.startsWith("/sources") ? sources : [];
    return { items, nextCursor: null, total: { value: items.length, exact: true } };
  });
}

const written = (sent: Sent[]) =>
  sent.filter(({ method, path }) => method !== "GET" && path !== "/inquiry-rules/trials");

it("shows what the last thirty days would have been before a rule is saved", async () => {
  const sent = answers();
  show(<InquiryRulesPage />);
  await userEvent.click(await screen.findByRole("button", { name: "Mit „Empfehlungen sofort“ beginnen" }));
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByText("12 sofort Aufträge, 33 Leads.");
  within(dialog).getByText("Mit den Regeln, wie sie gespeichert sind: 0 sofort Aufträge, 45 Leads.");
  within(dialog).getByRole("rowheader", { name: "Empfehlung" });
  within(dialog).getByText(/^4 wurden nur vermerkt/);
  expect(written(sent)).toEqual([]);
  expect(sent.find(({ path }) => path === "/inquiry-rules/trials")?.body).toMatchObject({
    rules: [{ name: "Empfehlungen sofort", makes: "DEAL", sourceIds: [2] }],
  });
  await userEvent.click(within(dialog).getByRole("button", { name: "Regel anlegen" }));
  await screen.findByText("Die Regel gilt ab der nächsten Anfrage");
  expect(written(sent)[0]).toMatchObject({
    method: "POST",
    path: "/inquiry-rules",
    body: { name: "Empfehlungen sofort", makes: "DEAL", pipelineId: null, channels: [], sourceIds: [2] },
  });
});

it("says in a sentence what a rule does, and which is never reached", async () => {
  rules = [
    { ...referrals, id: 8, name: "Alles", sourceIds: [] },
    { ...referrals, sort: 20, channels: ["CALL", "CHAT"], makes: "LEAD" },
  ];
  answers();
  show(<InquiryRulesPage />);
  const [all, narrow] = await screen.findAllByTestId("inquiry-rule");
  expect(all?.textContent).toContain("Alle Anfragen");
  expect(all?.textContent).not.toContain("wird nie erreicht");
  await waitFor(() => expect(narrow?.textContent).toContain("Quelle ist Empfehlung und Kanal ist Anruf oder Chat"));
  expect(narrow?.textContent).toContain("wird nie erreicht");
  screen.getByText("Passt keine Regel, wird die Anfrage ein Lead.");
});

it("puts rules in order by the menu", async () => {
  rules = [referrals, { ...referrals, id: 8, name: "Ausnahme", sort: 20 }];
  const sent = answers();
  show(<InquiryRulesPage />);
  await userEvent.click(await screen.findByRole("button", { name: "Regel Ausnahme: mehr" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Nach oben" }));
  await waitFor(() =>
    expect(written(sent)[0]).toMatchObject({ method: "PATCH", path: "/inquiry-rules/8", body: { sort: 4 } }),
  );
});

it("puts rules in order by the keyboard", async () => {
  rules = [referrals, { ...referrals, id: 8, name: "Ausnahme", sort: 20 }];
  const sent = answers();
  show(<InquiryRulesPage />);
  (await screen.findByRole("button", { name: "Empfehlungen sofort verschieben" })).focus();
  await userEvent.keyboard("{ArrowDown}");
  await waitFor(() =>
    expect(written(sent)[0]).toMatchObject({ method: "PATCH", path: "/inquiry-rules/7", body: { sort: 30 } }),
  );
});

it("says that rules rest in simple mode", async () => {
  rules = [referrals];
  mode = "SIMPLE";
  answers();
  show(<InquiryRulesPage />);
  await screen.findByText("Die Regeln ruhen");
});

it("tries a rule in the place where it stands", () => {
  const other = { ...referrals, id: 8, name: "Zweite" };
  const draft = { ...blank(), name: " " };
  expect(withDraft([referrals, other], draft, referrals).map((rule) => rule.name)).toEqual(["?", "Zweite"]);
  expect(withDraft([referrals], { ...draft, name: "Neu" }, undefined).map((rule) => rule.name)).toEqual([
    "Empfehlungen sofort",
    "Neu",
  ]);
});

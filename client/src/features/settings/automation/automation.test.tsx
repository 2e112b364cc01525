import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { prepareToShow, type Sent, serve, show } from "@/testing/show";
import type { Rule } from "./api";
import { AutomationPage } from "./AutomationPage";
import { blank } from "./draft";

vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => vi.fn(),
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
}));

beforeAll(prepareToShow);

const stage = (id: number, name: string, semantics: string) => ({
  id,
  pipelineId: 2,
  code: `S${id}`,
  name,
  semantics,
  sort: id,
  color: "#64748b",
  system: true,
});
const pipelines = [
  {
    id: 2,
    name: "Allgemein",
    sort: 10,
    isDefault: true,
    dealCount: 0,
    stages: [
      stage(21, "Neu", "IN_PROGRESS"),
      stage(22, "Bedarf", "IN_PROGRESS"),
      stage(23, "Angebot verschickt", "IN_PROGRESS"),
      stage(24, "Gewonnen", "SUCCESS"),
    ],
  },
];
const users = [{ id: 1, name: "Clara Vogt", active: true }];
const rule: Rule = {
  id: 7,
  version: 3,
  name: "Nachfassen",
  kind: "DEAL",
  pipelineId: 2,
  stageId: 23,
  sort: 10,
  trigger: { delay: null, withoutActivity: null },
  filter: null,
  action: { ...blank("ACTIVITY"), activityType: "CALL", title: "Anrufen", deadline: { after: 3, unit: "DAY" } },
  paused: false,
  obstacle: null,
  done: 12,
  doneAt: "2026-11-28T10:00:00Z",
  waiting: 2,
};

let rules: Rule[] = [];
beforeEach(() => (rules = []));

function answers(write: (sent: Sent) => unknown = () => rule) {
  return serve((sent) => {
    const { method, path } = sent;
    if (method !== "GET") return write(sent);
    if (path.startsWith("/crm-mode")) return { mode: "CLASSIC", classicAllowed: true, mayChange: true };
    const items = path.startsWith("/automation-rules/7/runs")
      ? [
          { kind: "DEAL", recordId: 5, name: "Dach", state: "DONE", reason: null, endedAt: "2026-11-28T10:00:00Z" },
          { kind: "DEAL", recordId: 6, name: null, state: "SKIPPED", reason: "LEFT", endedAt: "2026-11-28T09:00:00Z" },
        ]
      : path.startsWith("/automation-rules")
        ? rules
        : path.startsWith("/pipelines")
          ? pipelines
          : path.startsWith("/users")
            ? users
            : [];
    return { items, nextCursor: null, total: { value: items.length, exact: true } };
  });
}

const written = (sent: Sent[]) => sent.filter(({ method }) => method !== "GET");

it("makes a rule from an example", async () => {
  const sent = answers();
  show(<AutomationPage />);
  await userEvent.click(await screen.findByRole("button", { name: "Beispiel „Nach dem Angebot fragen“ verwenden" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByLabelText<HTMLInputElement>(/Name der Regel/).value).toBe("Nach dem Angebot fragen");
  await within(dialog).findByText(/Die Regel gilt für alles, was ab jetzt/);
  await userEvent.click(within(dialog).getByRole("button", { name: "Regel anlegen" }));
  await screen.findByText("Die Regel gilt ab jetzt");
  expect(written(sent)[0]).toMatchObject({
    path: "/automation-rules",
    body: {
      name: "Nach dem Angebot fragen",
      kind: "DEAL",
      pipelineId: 2,
      stageId: 23,
      trigger: { delay: null },
      filter: null,
      action: { type: "ACTIVITY", activityType: "CALL", deadline: { after: 3, unit: "DAY" }, responsibleId: null },
    },
  });
});

it("asks for what a rule lacks before it is sent", async () => {
  const sent = answers();
  show(<AutomationPage />);
  await userEvent.click(await screen.findByRole("button", { name: "Regel zur Phase „Gewonnen“ hinzufügen" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Regel anlegen" }));
  expect(within(dialog).getAllByText("Bitte ausfüllen.")).toHaveLength(2);
  expect(written(sent)).toEqual([]);
});

it("says in a sentence what a rule does, how often it did, and what is in its way", async () => {
  answers();
  rules = [rule, { ...rule, id: 8, name: "Alt", stageId: 99, obstacle: "STAGE", done: 0, doneAt: null, waiting: 0 }];
  show(<AutomationPage />);
  await waitFor(() => expect(screen.getAllByTestId("automation-rule")).toHaveLength(2));
  const [lost, good] = screen.getAllByTestId("automation-rule");
  expect(good?.textContent).toContain("Kommt ein Auftrag hierher");
  expect(good?.textContent).toContain("„Anrufen“ planen, für den Verantwortlichen, Frist nach 3 Tagen");
  expect(good?.textContent).toContain("12-mal ausgeführt");
  expect(good?.textContent).toContain("2 Einträge stehen an");
  expect(lost?.textContent).toContain("Ihre Phase wurde gelöscht");
});

it("pauses a rule and shows what it did", async () => {
  const sent = answers();
  rules = [rule];
  show(<AutomationPage />);
  await userEvent.click(await screen.findByRole("button", { name: /12-mal ausgeführt/ }));
  const log = await screen.findByRole("dialog");
  expect((await within(log).findByRole("link", { name: "Dach" })).getAttribute("href")).toBe("/deals/5");
  within(log).getByText("Nichts getan: hat die Phase vorher verlassen");
  await userEvent.keyboard("{Escape}");
  await userEvent.click(screen.getByRole("button", { name: "Regel „Nachfassen“: mehr" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Pausieren" }));
  await waitFor(() => expect(written(sent).map(({ path }) => path)).toEqual(["/automation-rules/7/pause"]));
});

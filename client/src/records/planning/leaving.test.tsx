import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeAll, expect, it } from "vitest";
import type { SignedIn } from "@/lib/session";
import { prepareToShow, serve, show } from "@/testing/show";
import { useTimelineChange } from "../timeline/api";
import type { StagedRecord } from "../types";
import { useSave } from "../useChangeRecord";
import { askWhatNext, useWhatNextOnLeaving } from "./leaving";
import { PlanNext } from "./PlanNext";

beforeAll(prepareToShow);

const deal = {
  id: 7,
  version: 1,
  title: "Dach",
  semantics: "P",
  nextActivity: null,
  openActivities: 0,
  denied: [] as string[],
  custom: {},
} as unknown as StagedRecord;

/** What was asked of the server, which says of the deal what is given. */
const serving = (now: Partial<StagedRecord> = {}) =>
  serve(({ path }) => (path === "/deals/7" ? { ...deal, ...now } : { items: [] }));

function Card({ onClose }: { onClose: () => void }) {
  useWhatNextOnLeaving("deals", 7);
  const save = useSave("deals", deal);
  const write = useTimelineChange(() => Promise.resolve(1));
  return (
    <>
      <button onClick={() => void save({ comments: "Ruft zurück" })}>Ändern</button>
      <button onClick={() => write.mutate(undefined)}>Schreiben</button>
      <button onClick={onClose}>Zu</button>
    </>
  );
}

function Page() {
  const [open, setOpen] = useState(true);
  return (
    <>
      {open ? <Card onClose={() => setOpen(false)} /> : <button onClick={() => setOpen(true)}>Auf</button>}
      <PlanNext />
    </>
  );
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const QUESTION = "Für „Dach“ ist nichts geplant.";

it.each(["Ändern", "Schreiben"])(
  "who leaves a card after work (%s) is offered to plan what comes next",
  async (work) => {
    serving();
    show(<Page />);
    await press(work);
    await press("Zu");
    expect(await screen.findByText(QUESTION)).toBeTruthy();
    await press("Jetzt planen");
    expect(await screen.findByRole("dialog", { name: /Dach/ })).toBeTruthy();
  },
);

it("who has only looked is not asked, and who was asked is not asked again", async () => {
  const sent = serving();
  show(<Page />);
  await press("Zu");
  await press("Auf");
  expect(sent.filter(({ path }) => path === "/deals/7")).toEqual([]);
  await press("Ändern");
  await press("Zu");
  await screen.findByText(QUESTION);
  await press("Auf");
  await press("Zu");
  expect(screen.getAllByText(QUESTION)).toHaveLength(1);
});

it.each([
  ["something is planned", { openActivities: 1 }],
  ["it is won", { semantics: "S" as const }],
  ["one may not change it", { denied: ["CHANGE"] }],
])("nobody is asked when %s", async (_, now) => {
  const sent = serving(now);
  show(<Page />);
  await press("Schreiben");
  await press("Zu");
  await waitFor(() => expect(sent.some(({ path }) => path === "/deals/7")).toBe(true));
  await new Promise((resolve) => setTimeout(resolve));
  expect(screen.queryByText(QUESTION)).toBeNull();
});

it("whoever has turned it off is not asked, and the server neither", async () => {
  askWhatNext({ account: { id: 1 }, user: { id: 1 } } as SignedIn, false);
  const sent = serving();
  show(<Page />);
  await press("Schreiben");
  await press("Zu");
  await press("Auf");
  expect(sent.filter(({ path }) => path === "/deals/7")).toEqual([]);
});

import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Activity } from "@/records/timeline/api";
import { prepareToShow, serve, show } from "@/testing/show";
import { Chip } from "./Chip";

beforeAll(async () => {
  // nothing is kept for later in here, and jsdom does not say so
  vi.stubGlobal("isSecureContext", false);
  await prepareToShow();
});

const activity = {
  id: 7,
  version: 1,
  type: "CALL",
  title: "Nachfassen",
  deadlineAt: "2026-11-30T09:00:00Z",
  responsibleId: 1,
  status: "PENDING",
  records: [{ kind: "DEAL", id: 3, name: "Dach" }],
} as Activity;

function chip(shown: Activity) {
  const sent = serve(() => ({ ...shown, items: [] }));
  const actions = { create: vi.fn(), open: vi.fn(), move: vi.fn(), stretch: vi.fn() };
  show(<Chip activity={shown} day="2026-11-30" actions={actions} />);
  return { sent, actions };
}

/** By keyboard alone. */
async function choose(name: string) {
  screen.getByRole("button", { name: "Aktionen für „Nachfassen“" }).focus();
  await userEvent.keyboard("{Enter}");
  (await screen.findByRole("menuitem", { name })).focus();
  await userEvent.keyboard("{Enter}");
}

describe("the menu of an activity in the calendar", () => {
  it("opens it", async () => {
    const { actions } = chip(activity);
    await choose("Öffnen");
    expect(actions.open).toHaveBeenCalledWith(activity);
  });

  it("moves it to another day", async () => {
    const { actions } = chip(activity);
    await choose("In einer Woche");
    expect(actions.move).toHaveBeenCalledWith(activity, "2026-12-07");
    await choose("Anderer Tag …");
    expect(actions.open).toHaveBeenCalledWith(activity);
  });

  it("completes it", async () => {
    const { sent } = chip(activity);
    await choose("Erledigen");
    await vi.waitFor(() => expect(sent.some((one) => one.path === "/activities/7/complete")).toBe(true));
  });

  it("takes it back, however long ago that was", async () => {
    const { sent } = chip({ ...activity, status: "COMPLETED" });
    await choose("Wieder öffnen");
    await vi.waitFor(() => expect(sent.some((one) => one.path === "/activities/7/reopen")).toBe(true));
    expect(screen.queryByRole("menuitem", { name: "Erledigen" })).toBeNull();
  });
});

it("says until when, where and in which colour, to those who listen too", () => {
  chip({ ...activity, endsAt: "2026-11-30T10:30:00Z", place: "Lindenstraße 4", participantIds: [], colour: "GREEN" });
  const name = /^10:00 – 11:30 Nachfassen, Lindenstraße 4, Verantwortlich: .*Farbe: Grün$/;
  expect(screen.getByRole("button", { name }).textContent).toContain("10:00 – 11:30");
});

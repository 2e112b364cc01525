import { screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { ChipFace } from "./Chip";
import { prepareToShow, show } from "@/testing/show";
import type { Activity } from "@/records/timeline/api";
import { ResponsibleMark } from "@/records/timeline/ResponsibleMark";

vi.mock("@/lib/dictionaries", async (original) => ({
  ...(await original<object>()),
  useUserName: () => (id: number) => (id === 3 ? "Max Winter" : ""),
}));

beforeAll(prepareToShow);

const ACTIVITY = { id: 5, title: "Anrufen", responsibleId: 3, type: "CALL", status: "PENDING" } as unknown as Activity;

it("says whose an activity is, to those who listen too", () => {
  show(<ResponsibleMark activity={ACTIVITY} />);
  expect(screen.getByRole("img", { name: "Verantwortlich: Max Winter" }).textContent).toBe("MW");
});

it("stands in the calendar too", () => {
  show(<ChipFace activity={{ ...ACTIVITY, deadlineAt: "2026-11-30T09:00:00Z" }} />);
  expect(screen.getByTitle("Max Winter").textContent).toBe("MW");
});

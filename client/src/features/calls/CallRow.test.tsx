import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import type { Call } from "./api";
import { CallRow } from "./CallRow";

beforeAll(prepareToShow);

const call: Call = {
  id: 7,
  direction: "INBOUND",
  state: "ANSWERED",
  number: "0221445566",
  name: null,
  line: null,
  startedAt: "2026-11-26T10:00:00Z",
  durationSeconds: 65,
  recordingUrl: null,
  recordingHere: true,
  responsibleId: null,
  spokeId: null,
  activityId: null,
  records: [],
};

it("plays a recording that lies here only when somebody wants to hear it", async () => {
  serve(() => ({ items: [] }));
  show(<CallRow call={call} />);
  const play = screen.getByRole("button", { name: "Aufnahme anhören", expanded: false });
  expect(document.querySelector("audio")).toBeNull();
  await userEvent.click(play);
  expect(document.querySelector("audio")?.getAttribute("src")).toBe("/api/v1/downloads/calls/7/recording");
  await userEvent.click(play);
  expect(document.querySelector("audio")).toBeNull();
});

import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { createFormats } from "@/lib/formats";
import { likeABrowser, show } from "@/testing/page";
import { HourGrid } from "./HourGrid";

vi.mock("@/lib/formats", async (original) => ({
  ...(await original<object>()),
  useFormats: () => createFormats({ language: "en", country: "US", timeZone: "America/New_York" }),
}));

it("writes the hours as the account's country does, on days that lack one too", () => {
  likeABrowser();
  const actions = { create: vi.fn(), open: vi.fn(), move: vi.fn(), stretch: vi.fn() };
  show(<HourGrid days={["2027-03-14"]} activities={new Map()} actions={actions} />);
  const hours = screen.getAllByRole("rowheader").map((one) => one.textContent);
  expect(hours).toHaveLength(24);
  expect([hours[0], hours[2], hours[14]].map((hour) => hour?.replace(/\s/, " "))).toEqual([
    "12:00 AM",
    "2:00 AM",
    "2:00 PM",
  ]);
});

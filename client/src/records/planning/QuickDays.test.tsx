import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { ActivityForm } from "@/records/timeline/ActivityForm";
import { prepareToShow, serve, show } from "@/testing/show";

beforeAll(prepareToShow);

it("chooses a deadline by keyboard, and keeps the time that was typed", async () => {
  serve(() => ({ items: [] }));
  const onSubmit = vi.fn();
  show(
    <ActivityForm
      start={{ type: "TODO", title: "Anrufen", responsibleId: 1, deadlineAt: "2030-01-01T15:30:00Z" }}
      submit="Planen"
      pending={false}
      onSubmit={onSubmit}
    />,
  );
  screen.getByRole("button", { name: "In einer Woche" }).focus();
  await userEvent.keyboard("{Enter}");
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: "In einer Woche" }).getAttribute("aria-pressed")).toBe("true");
  await userEvent.click(screen.getByRole("button", { name: "Planen" }));
  const [{ deadlineAt }] = onSubmit.mock.calls[0] as [{ deadlineAt: string }];
  const days = (Date.parse(deadlineAt) - Date.now()) / 86_400_000;
  expect(Math.abs(days - 7)).toBeLessThan(1);
});

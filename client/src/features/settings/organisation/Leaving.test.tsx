import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import type { User } from "@/lib/api/payloads";
import { prepareToShow, refusal, serve, show } from "@/testing/show";
import { Leaving } from "./Leaving";

beforeAll(prepareToShow);

const person = (id: number, name: string) => ({ id, name, active: true, version: 3 }) as User;
const leaving = person(7, "Max Manager");
const held = { leads: 1, deals: 2, contacts: 1200, companies: 0, activities: 1, recurringDeals: 2 };

function answers(holds: typeof held, answer: () => unknown = () => ({ bulkChangeIds: [1] })) {
  return serve(({ method, path }) => {
    if (method !== "GET") return answer();
    if (path.startsWith("/users/7/handover")) return holds;
    return { items: [leaving, person(8, "Anna Berger")] };
  });
}

const changes = (sent: ReturnType<typeof serve>) =>
  sent.filter(({ method }) => method !== "GET").map(({ method, path, body }) => ({ method, path, body }));

it("takes somebody out and hands over what is open in one request", async () => {
  const sent = answers(held);
  const onDone = vi.fn();
  show(<Leaving user={leaving} onBack={vi.fn()} onDone={onDone} />);
  const list = await screen.findByRole("list", { name: "Max Manager ist verantwortlich für:" });
  expect([...list.children].map((line) => line.textContent)).toEqual([
    "1 offenen Lead",
    "2 offene Aufträge",
    "1.200 Kontakte",
    "1 geplante Aktivität",
    "2 Serien",
  ]);
  await userEvent.click(screen.getByRole("combobox", { name: /Wer übernimmt/ }));
  await userEvent.click(await screen.findByRole("option", { name: "Anna Berger" }));
  screen.getByText(/Alles davon geht an Anna Berger/);
  await userEvent.click(screen.getByRole("button", { name: "Deaktivieren und übergeben" }));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(changes(sent)).toEqual([
    { method: "POST", path: "/users/7/handover", body: { toUserId: 8, openOnly: true, deactivate: true } },
  ]);
});

it("says what stays when nobody takes over", async () => {
  const sent = answers(held);
  show(<Leaving user={leaving} onBack={vi.fn()} onDone={vi.fn()} />);
  await screen.findByText(/Wählen Sie niemanden, bleibt Max Manager für alles verantwortlich/);
  await userEvent.click(screen.getByRole("button", { name: "Deaktivieren" }));
  await waitFor(() => expect(changes(sent)).toHaveLength(1));
  expect(changes(sent)[0]).toEqual({ method: "PATCH", path: "/users/7", body: { active: false } });
});

it("asks nothing about somebody who holds nothing", async () => {
  answers({ leads: 0, deals: 0, contacts: 0, companies: 0, activities: 0, recurringDeals: 0 });
  show(<Leaving user={leaving} onBack={vi.fn()} onDone={vi.fn()} />);
  await screen.findByText("Max Manager ist für nichts Offenes verantwortlich.");
  expect(screen.queryByRole("combobox")).toBeNull();
});

it("stays and says why when it was refused", async () => {
  answers(held, () => refusal(409, "conflict"));
  const onDone = vi.fn();
  show(<Leaving user={leaving} onBack={vi.fn()} onDone={onDone} />);
  await userEvent.click(await screen.findByRole("button", { name: "Deaktivieren" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Mindestens ein aktiver Administrator");
  expect(onDone).not.toHaveBeenCalled();
});

import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import type { User } from "@/lib/api/payloads";
import { prepareToShow, serve, show } from "@/testing/show";
import { PersonSignIns } from "./PersonSignIns";

beforeAll(prepareToShow);

const user = { id: 7, name: "Max Manager", active: true } as User;

const session = (id: number, agent: string) => ({
  id,
  agent,
  address: "203.0.113.7",
  via: "PASSWORD",
  createdAt: "2026-11-01T08:00:00Z",
  lastSeenAt: "2026-11-20T08:00:00Z",
  here: false,
});

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

function answers() {
  let sessions = [session(1, firefox), session(2, "curl/8")];
  let tokens = [{ id: 4, kind: "API", name: "Website", createdAt: "2026-11-01T08:00:00Z", scopes: ["READ"] }];
  return serve(({ method, path }) => {
    if (method === "DELETE") {
      if (path === "/users/7/sessions") sessions = [];
      sessions = sessions.filter(({ id }) => path !== `/users/7/sessions/${id}`);
      tokens = tokens.filter(({ id }) => path !== `/users/7/tokens/${id}`);
      return new Response(null, { status: 204 });
    }
    return { items: path.endsWith("/sessions") ? sessions : tokens };
  });
}

it("ends one device of somebody else, or all of them", async () => {
  const sent = answers();
  show(<PersonSignIns user={user} />);
  const devices = within(await screen.findByRole("region", { name: "Angemeldete Geräte" }));
  await waitFor(() => expect(devices.getAllByRole("listitem")).toHaveLength(3));
  expect(devices.getAllByText(/mit Passwort · 203\.0\.113\.7 · seit .* · zuletzt/)).toHaveLength(2);

  await userEvent.click(devices.getByRole("button", { name: "Überall abmelden" }));
  const asked = within(await screen.findByRole("dialog"));
  await userEvent.click(asked.getByRole("button", { name: "Überall abmelden" }));
  await devices.findByText("Nirgends angemeldet.");
  expect(sent.some(({ method, path }) => method === "DELETE" && path === "/users/7/sessions")).toBe(true);
});

it("ends one device only where one is asked for", async () => {
  const sent = answers();
  show(<PersonSignIns user={user} />);
  await userEvent.click(await screen.findByRole("button", { name: /Firefox.* abmelden$/ }));
  await waitFor(() => expect(sent.filter(({ method }) => method === "DELETE")).toHaveLength(1));
  expect(sent.find(({ method }) => method === "DELETE")?.path).toBe("/users/7/sessions/1");
});

it("revokes a token of somebody else", async () => {
  const sent = answers();
  show(<PersonSignIns user={user} />);
  await userEvent.click(await screen.findByRole("button", { name: "Website widerrufen" }));
  await userEvent.click(await screen.findByRole("button", { name: "Widerrufen" }));
  await screen.findByText("Noch keine Zugänge");
  expect(sent.some(({ method, path }) => method === "DELETE" && path === "/users/7/tokens/4")).toBe(true);
});

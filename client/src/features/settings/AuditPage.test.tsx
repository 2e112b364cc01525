import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { navigate, standAt } from "@/testing/router";
import { prepareToShow, serve, show } from "@/testing/show";
import { AuditPage } from "./AuditPage";
import { readAuditUrl } from "./auditUrl";

beforeAll(prepareToShow);

function answers() {
  return serve(({ path }) => {
    if (path.startsWith("/audit/actions")) return { items: ["role-changed", "matrix-changed"] };
    if (path.startsWith("/audit/kinds")) return { items: ["pipeline", "role", "roles"] };
    if (path.startsWith("/users")) return { items: [{ id: 7, name: "Max Manager", active: false }] };
    return { items: [], nextCursor: null };
  });
}

it("reads what the address asks for, and takes the same along as a file", async () => {
  standAt("/settings/audit", {
    kind: "role,roles",
    actor: 7,
    since: "2026-11-01",
    until: "2026-11-30",
    action: "role-changed",
  });
  const sent = answers();
  show(<AuditPage />);
  await screen.findByText("Nichts gefunden");
  const asked = Object.fromEntries(
    new URLSearchParams(sent.find(({ path }) => path.startsWith("/audit?"))?.path.split("?")[1]),
  );
  const filter = {
    action: "role-changed",
    kind: "role,roles",
    actorId: "7",
    since: "2026-11-01",
    until: "2026-11-30",
  };
  expect(asked).toEqual({ ...filter, limit: "50" });
  const file = new URL(screen.getByRole<HTMLAnchorElement>("link", { name: "Als CSV speichern" }).href);
  expect(file.pathname).toBe("/api/v1/audit.csv");
  expect(Object.fromEntries(file.searchParams)).toEqual(filter);
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Wer" }).value).toBe("Max Manager"),
  );
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Woran" }).value).toBe("Rolle");
});

/** What the last choice makes of the search in the address. */
function chosen(before: Record<string, unknown>): Record<string, unknown> {
  const [to] = (navigate.mock.lastCall ?? []) as [{ search: (now: typeof before) => typeof before }];
  return to.search(before);
}

it("writes what somebody chooses into the address", async () => {
  answers();
  show(<AuditPage />);
  await screen.findByText("Noch keine Einträge");
  await userEvent.click(screen.getByRole("combobox", { name: "Woran" }));
  await userEvent.click(await screen.findByRole("option", { name: "Rolle" }));
  expect(chosen({})).toEqual({ kind: "role,roles" });
  await userEvent.click(screen.getByRole("combobox", { name: "Wer" }));
  await userEvent.click(await screen.findByRole("option", { name: "Max Manager" }));
  expect(chosen({ kind: "role,roles" })).toEqual({ kind: "role,roles", actor: 7 });
});

it("keeps nothing of an address that is none of its own", () => {
  expect(
    readAuditUrl({ action: "<b>", kind: 3, actor: "x", since: "2026-02-31", until: "2026-02-01", q: "1" }),
  ).toEqual({ until: "2026-02-01" });
});

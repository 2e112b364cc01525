import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { likeABrowser, show } from "@/testing/page";
import type { CellChange } from "./api";
import { RolesPage } from "./RolesPage";

const cell = (action: CellChange["action"]): CellChange => ({
  roleId: 1,
  area: "LEAD",
  pipelineId: null,
  stageId: null,
  action,
  scope: "ALL",
});

vi.mock("./RoleHead", () => ({ RoleHead: () => null }));
vi.mock("./RoleTable", () => ({
  RoleTable: ({
    matrix,
    onChange,
  }: {
    matrix: { own: (...of: unknown[]) => unknown };
    onChange: (c: CellChange) => void;
  }) =>
    (["READ", "ADD"] as const).map((action) => (
      <button key={action} type="button" onClick={() => onChange(cell(action))}>
        {`${action}: ${String(matrix.own(1, cell(action), action))}`}
      </button>
    )),
}));

beforeAll(likeABrowser);

it("sends quick clicks one after the other, and shows what the server made of them", async () => {
  const roles = [{ id: 1, name: "Vertrieb", administrator: false }];
  let cells: object[] = [];
  const waiting: (() => void)[] = [];
  vi.stubGlobal("fetch", (_address: string, { method, body }: RequestInit) => {
    if (method === "GET") return Promise.resolve(Response.json({ roles, cells }));
    const { changes } = JSON.parse(body as string) as { changes: CellChange[] };
    return new Promise((resolve) =>
      waiting.push(() => {
        const refused = changes[0]?.action === "ADD";
        if (!refused) cells = [...cells, ...changes];
        resolve(refused ? Response.json({}, { status: 422 }) : Response.json({ roles, cells }));
      }),
    );
  });
  const answered = (change: number) =>
    act(() => {
      waiting[change]?.();
      return Promise.resolve();
    });
  show(<RolesPage />);
  await userEvent.click(await screen.findByRole("button", { name: "READ: undefined" }));
  await userEvent.click(screen.getByRole("button", { name: "ADD: undefined" }));
  expect(waiting).toHaveLength(1);
  expect(screen.getByRole("button", { name: "ADD: ALL" })).toBeTruthy();
  await answered(0);
  await waitFor(() => expect(waiting).toHaveLength(2));
  expect(screen.getByRole("button", { name: "ADD: ALL" })).toBeTruthy();
  await answered(1);
  await screen.findByRole("button", { name: "ADD: undefined" });
  expect(screen.getByRole("button", { name: "READ: ALL" })).toBeTruthy();
});

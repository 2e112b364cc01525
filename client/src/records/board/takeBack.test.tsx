import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { prepareToShow, refusal, serve, show } from "@/testing/show";
import type { StagedRecord } from "../types";
import { useMove } from "./useMove";

beforeAll(prepareToShow);
// nothing can be kept for later
beforeAll(() => void vi.stubGlobal("isSecureContext", false));

const CARD = { id: 5, version: 3, stageId: 10, title: "Dach", amount: null, custom: {} } as unknown as StagedRecord;

function Mover() {
  const move = useMove("deals");
  return (
    <button type="button" onClick={() => move.mutate({ record: CARD, stageId: 20 })}>
      Weiter
    </button>
  );
}

/** A server on which the card stands as told, and what was sent to it. */
function moving(now: { version: number; stageId: number }) {
  const sent = serve(({ method, headers, body }) => {
    if (method !== "PATCH") return { ...CARD, ...now };
    const { stageId } = body as { stageId: number };
    if (stageId === 20) return { ...CARD, stageId, version: 4 };
    return headers.get("If-Match")?.includes(String(now.version)) === true
      ? { ...CARD, stageId, version: now.version + 1 }
      : refusal(412, "version-conflict");
  });
  show(<Mover />);
  return () =>
    sent
      .filter(({ method }) => method === "PATCH")
      .map(({ headers, body }) => [headers.get("If-Match"), (body as { stageId: number }).stageId]);
}

async function moveAndBack() {
  await userEvent.click(screen.getByRole("button", { name: "Weiter" }));
  await screen.findByText("„Dach“ verschoben");
  await userEvent.click(screen.getByRole("button", { name: "Rückgängig" }));
}

it("takes a move back, as a change of what the move made", async () => {
  const patches = moving({ version: 4, stageId: 20 });
  await moveAndBack();
  await waitFor(() => expect(patches()).toHaveLength(2));
  expect(patches().map(([, stage]) => stage)).toEqual([20, 10]);
  expect(patches()[1]?.[0]).toContain("4");
  expect(screen.queryByText("„Dach“ verschoben")).toBeNull();
});

it("does not overwrite where somebody else has moved it meanwhile", async () => {
  const patches = moving({ version: 5, stageId: 30 });
  await moveAndBack();
  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(patches()).toHaveLength(2);
});

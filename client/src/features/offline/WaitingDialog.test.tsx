import { useQuery } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { keep, queueOf } from "@/lib/offline/queue";
import { recordQuery } from "@/records/queries";
import type { StagedRecord } from "@/records/types";
import { useWaitsDone } from "@/records/timeline/useWaitsDone";
import { likeABrowser, show } from "@/testing/page";
import { WaitingDialog } from "./WaitingDialog";

vi.mock("idb-keyval", () => import("@/testing/storage"));
vi.mock("@/lib/formats", () => ({ useFormats: () => ({ near: String }) }));
vi.mock("@/lib/dictionaries", () => ({ useDealStages: () => [], useLeadStages: () => [] }));
vi.mock("@/records/card/RecordLink", () => ({ RecordLink: () => null }));

const record = { kind: "deals", id: 1 } as const;

beforeEach(async () => {
  likeABrowser();
  await queueOf({ account: { id: 1 }, user: { id: 2 } } as Parameters<typeof queueOf>[0]);
});

function Stage() {
  const { data } = useQuery(recordQuery<StagedRecord>("deals", 1));
  return <output>{data?.stageId}</output>;
}

it("shows a record where it stands once its move is discarded", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ id: 1, stageId: 5 })));
  const path = "/deals/1";
  await keep({ what: "move", method: "PATCH", path, body: { stageId: 6 }, version: 3, record, text: "Dach" }, "k");
  const { client } = show(
    <>
      <Stage />
      <WaitingDialog onClose={vi.fn()} onSend={vi.fn()} />
    </>,
  );
  const stage = screen.getByText("", { selector: "output" });
  await waitFor(() => expect(stage.textContent).toBe("5"));
  client.setQueryData(recordQuery<StagedRecord>("deals", 1).queryKey, { id: 1, stageId: 6 } as StagedRecord);
  await waitFor(() => expect(stage.textContent).toBe("6"));
  await userEvent.click(screen.getByText("offline.discard"));
  await userEvent.click((await screen.findAllByText("offline.discard"))[1] ?? stage);
  await waitFor(() => expect(stage.textContent).toBe("5"));
});

function Done({ id }: { id: number }) {
  return <output>{String(useWaitsDone(id))}</output>;
}

it("counts an activity as done as soon as that is kept", async () => {
  const path = "/activities/7/complete";
  await keep({ what: "done", method: "POST", path, body: {}, record, text: "Anrufen" }, "d");
  show(
    <>
      <Done id={7} />
      <Done id={8} />
    </>,
  );
  expect(screen.getAllByRole("status").map((one) => one.textContent)).toEqual(["true", "false"]);
});

import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Stage } from "@/lib/api/payloads";
import { likeABrowser, show } from "@/testing/page";
import { useStageSteps } from "../page/StagedPage";
import type { StagedKind } from "../staged";
import type { StagedRecord } from "../types";
import { Column } from "./Column";

vi.mock("@/lib/formats", () => ({ useFormats: () => ({ number: String }) }));
vi.mock("@/lib/customFields", () => ({
  useFields: () => [],
  useAsked: () => [{ id: 1, code: "size", required: true, stageIds: [] }],
  missingFor: () => [],
}));
vi.mock("@/lib/i18n/setup", () => ({ moreTexts: () => Promise.resolve() }));
vi.mock("../slots", () => ({ useSlots: () => ({ completeLead: null }) }));
vi.mock("../custom/AskDialog", () => ({
  AskDialog: ({ onSubmit, onClose }: { onSubmit: (values: object) => Promise<unknown>; onClose: () => void }) => (
    <>
      <button type="button" onClick={() => void onSubmit({ custom: { size: 1 } }).then(onClose)}>
        Weiter
      </button>
      <button type="button" onClick={onClose}>
        Abbrechen
      </button>
    </>
  ),
}));

beforeAll(likeABrowser);

const stage = { id: 5, name: "Neu", semantics: "IN_PROGRESS" } as Stage;
const open = vi.fn(() => Promise.resolve());

function Board() {
  const steps = useStageSteps<StagedRecord>("deals", false);
  return (
    <>
      <Column
        of={{ kind: "deals", stages: [stage] } as StagedKind<StagedRecord>}
        stage={stage}
        column={undefined}
        known
        filter={[]}
        q={undefined}
        onOpen={vi.fn()}
        onMove={vi.fn()}
        onQuickAdd={(to) => steps.create(to, open)}
      />
      {steps.dialog}
    </>
  );
}

beforeEach(async () => {
  show(<Board />);
  await userEvent.click(screen.getByRole("button", { name: "records.quickAddIn" }));
  await userEvent.type(screen.getByRole("textbox"), "Dach in Köln{Enter}");
});
const title = () => screen.getByRole<HTMLInputElement>("textbox");

it("keeps the title when nobody answers what the stage asks for", async () => {
  await userEvent.click(await screen.findByRole("button", { name: "Abbrechen" }));
  await waitFor(() => expect(title().readOnly).toBe(false));
  expect(title().value).toBe("Dach in Köln");
  expect(open).not.toHaveBeenCalled();
});

it("makes room for the next title when the record is there", async () => {
  await userEvent.click(await screen.findByRole("button", { name: "Weiter" }));
  await waitFor(() => expect(title().value).toBe(""));
  expect(open).toHaveBeenCalledExactlyOnceWith({ custom: { size: 1 } });
});

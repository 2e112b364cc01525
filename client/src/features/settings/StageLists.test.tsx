import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useQuery } from "@tanstack/react-query";
import { beforeAll, describe, expect, it } from "vitest";
import type { Stage } from "@/lib/api/payloads";
import { leadStagesQuery } from "@/lib/dictionaries";
import { prepareToShow, serve, show } from "@/testing/show";
import { StageLists } from "./StageLists";

beforeAll(prepareToShow);

const NAMES = ["Neu", "Angerufen", "Angebot", "Zusage"];

/** A server with four stages, which it takes a moment to change. */
function stagesOnServer() {
  let stages = NAMES.map((name, index) => ({
    id: index + 1,
    pipelineId: null,
    name,
    semantics: "IN_PROGRESS",
    color: "#64748b",
    sort: (index + 1) * 10,
    system: false,
  })) as unknown as Stage[];
  serve(async ({ method, path, body }) => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    if (method === "PATCH") {
      const id = Number(path.split("/").at(-1));
      stages = stages
        .map((stage) => (stage.id === id ? { ...stage, ...(body as Partial<Stage>) } : stage))
        .sort((one, other) => one.sort - other.sort);
    }
    return { items: path.startsWith("/lead-stages") ? stages : [] };
  });
  return () => stages.map(({ name }) => name);
}

function Stages() {
  return <StageLists stages={useQuery(leadStagesQuery).data ?? []} pipelineId={null} />;
}

const shown = () => screen.getAllByLabelText("Name der Phase").map((field) => (field as HTMLInputElement).value);

describe("the order of stages", () => {
  it("follows keys that are faster than the server", async () => {
    const stored = stagesOnServer();
    show(<Stages />);
    const handle = await screen.findByRole("button", { name: "Neu verschieben" });
    handle.focus();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(shown()).toEqual(["Angerufen", "Angebot", "Neu", "Zusage"]);
    await waitFor(() => expect(stored()).toEqual(["Angerufen", "Angebot", "Neu", "Zusage"]), { timeout: 3_000 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(shown()).toEqual(stored());
  });
});

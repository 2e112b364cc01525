import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense } from "react";
import { beforeAll, expect, it, vi } from "vitest";
import { likeABrowser, show } from "@/testing/page";
import { WhyDialog } from "./WhyDialog";

beforeAll(likeABrowser);

const stage = (id: number, name: string) => ({ id, name, code: name, semantics: "P", sort: id, color: "#888" });
const denied = { allowed: false, reason: "RIGHT_MISSING", scope: "NONE", needed: "OWN", roles: [] };

it("asks about a move as if the deal stood in the chosen stage", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    if (address.includes("/access/explanation")) {
      asked.push(address);
      return Promise.resolve(Response.json(denied));
    }
    if (address.includes("/session")) {
      return Promise.resolve(
        Response.json({ signedIn: true, user: { id: 1, name: "Ada" }, permissions: { administrator: false } }),
      );
    }
    const items = address.includes("/pipelines")
      ? [
          { id: 3, name: "Vertrieb", stages: [stage(31, "Neu"), stage(32, "Angebot")] },
          { id: 4, name: "Wartung", stages: [stage(41, "Anfrage")] },
        ]
      : [];
    return Promise.resolve(Response.json({ items }));
  });
  show(
    <Suspense>
      <WhyDialog kind="deals" id={7} name="Dach" onClose={() => undefined} />
    </Suspense>,
  );
  await userEvent.click(await screen.findByRole("combobox", { name: "common.right.label" }));
  await userEvent.click(await screen.findByRole("option", { name: "common.right.MOVE" }));
  await userEvent.click(await screen.findByRole("combobox", { name: "organisation.whyInto" }));
  await userEvent.click(await screen.findByRole("option", { name: "Anfrage" }));
  await waitFor(() => expect(asked.at(-1)).toContain("pipelineId=4&stageId=41"));
  expect(asked.at(-1)).toContain("action=MOVE");
});

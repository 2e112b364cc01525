import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { keys } from "@/lib/api/keys";
import type { SignedIn } from "@/lib/session";
import { navigate } from "@/testing/router";
import { prepareToShow, refusal, serve, show } from "@/testing/show";
import type { StagedRecord } from "../types";
import { CardLoader } from "./CardLoader";
import { RecordCard } from "./RecordCard";

beforeAll(prepareToShow);

const DEAL = { id: 169, version: 4, title: "Dach", responsibleId: 1, observerIds: [], tagIds: [], custom: {} };

const ACCESS = { DEAL: { change: "ALL", delete: "ALL" } } as unknown as SignedIn["access"];

const GONE = "„Dach“ liegt im Papierkorb";

/** A card on a page of its own, of a deal that is there until it is deleted. */
async function opened(answered?: Promise<void>) {
  let there = true;
  const sent = serve(async ({ method, path }) => {
    if (method === "DELETE") {
      there = false;
      await answered;
    }
    if (path === "/deals/169/restore") there = true;
    if (path.startsWith("/deals/169") && method === "GET" && !there) return refusal(404, "not-found");
    return path === "/deals/169" ? DEAL : { items: [], planned: [], pinned: [], nextCursor: null };
  });
  const { client } = show(
    <CardLoader<StagedRecord> kind="deals" id={169}>
      {(deal) => (
        <RecordCard kind="deals" record={deal} name={deal.title}>
          {null}
        </RecordCard>
      )}
    </CardLoader>,
  );
  client.setQueryData<SignedIn>(keys.session, (session) => session && { ...session, access: ACCESS });
  await userEvent.click(await screen.findByRole("button", { name: "Mehr" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Löschen" }));
  return { client, sent };
}

it("leads back to the list when its record is deleted, and asks for that no more", async () => {
  const { client, sent } = await opened();
  await screen.findByText(GONE);
  await waitFor(() => expect(navigate).toHaveBeenCalledExactlyOnceWith({ to: "/deals" }));
  await waitFor(() => expect(client.isFetching()).toBe(0));
  const deleted = sent.findIndex(({ method }) => method === "DELETE");
  expect(sent.slice(deleted + 1).filter(({ path }) => path.startsWith("/deals/169"))).toEqual([]);
  expect(screen.queryByRole("alert")).toBeNull();
});

it("leads back to the list though the card has heard first that the record is gone", async () => {
  let answer: () => void = () => undefined;
  const { client } = await opened(new Promise((resolve) => (answer = resolve)));
  await act(() => client.invalidateQueries({ queryKey: keys.record("deals", 169) }));
  await screen.findByRole("alert");
  answer();
  await waitFor(() => expect(navigate).toHaveBeenCalledExactlyOnceWith({ to: "/deals" }));
  await screen.findByText(GONE);
});

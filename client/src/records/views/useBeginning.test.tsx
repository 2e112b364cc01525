import { waitFor } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { arrive, rememberList } from "@/lib/lastUsed";
import type { SignedIn } from "@/lib/session";
import { navigate, standAt } from "@/testing/router";
import { prepareToShow, serve, show } from "@/testing/show";
import { ViewMenu } from "./ViewMenu";

beforeAll(prepareToShow);

const me = { account: { id: 1 }, user: { id: 1 } } as SignedIn;
const OWN = {
  id: 4,
  name: "Meine offenen",
  mine: true,
  shared: false,
  display: "LIST",
  filter: { all: [{ field: "responsibleId", op: "is", value: "me" }] },
  columns: [],
  hiddenColumns: 0,
  pinned: 0,
  q: null,
  sort: null,
};

const views = (defaultViewId: number | null) => serve(() => ({ items: [OWN], defaultViewId }));

/** Somebody comes to the deals, as the router lets them. */
function comeBack() {
  standAt("/deals", arrive(me, "deals", {}) ?? {});
  return show(<ViewMenu kind="deals" display="LIST" />);
}

/** Where the list was sent last. */
function sentTo(from: object) {
  const to = navigate.mock.lastCall?.[0] as { search: (now: object) => object } | undefined;
  return JSON.parse(JSON.stringify(to?.search(from) ?? null)) as object;
}

beforeEach(() => {
  localStorage.clear();
  arrive(me, "deals", {});
});

it("a list comes back as it was used last", async () => {
  views(null);
  standAt("/deals", { view: "list", sort: "-amount" });
  const page = show(<ViewMenu kind="deals" display="LIST" />);
  await waitFor(() => expect(arrive(me, "deals", {})).toEqual({ view: "list", sort: "-amount" }));
  page.unmount();
  expect(navigate).not.toHaveBeenCalled();
});

it("the view somebody has chosen to begin with wins over what they used last", async () => {
  rememberList(me, "deals", { view: "board", source: 3 });
  views(4);
  comeBack();
  await waitFor(() => expect(navigate).toHaveBeenCalled());
  expect(sentTo({ view: "board", source: 3 })).toEqual({ view: "list", responsible: "me", saved: 4 });
  expect(localStorage.length).toBe(0);
});

it("whoever follows a link sees what it leads to, whatever view they begin with", async () => {
  views(4);
  arrive(me, "deals", { view: "list", stage: 2 });
  standAt("/deals", { view: "list", stage: 2 });
  const { findByTestId } = show(<ViewMenu kind="deals" display="LIST" />);
  await findByTestId("views");
  await new Promise((resolve) => setTimeout(resolve));
  expect(navigate).not.toHaveBeenCalled();
});

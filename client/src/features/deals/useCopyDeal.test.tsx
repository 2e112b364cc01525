import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import type { SignedIn } from "@/lib/session";
import type { Deal } from "@/records/types";
import { navigate } from "@/testing/router";
import { prepareToShow, serve, show } from "@/testing/show";
import { useCopyDeal } from "./useCopyDeal";

beforeAll(prepareToShow);

function Menu() {
  const items = useCopyDeal({ id: 5 } as Deal, false);
  return items.map((item) => (
    <button key={item.key} type="button" onClick={item.run}>
      {item.label}
    </button>
  ));
}

it("makes another deal like it, once, and opens that", async () => {
  const sent = serve(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { id: 9, title: "Dach (Kopie)" };
  });
  show(<Menu />, { access: { DEAL: { add: "ALL" } } as unknown as SignedIn["access"] });
  await userEvent.dblClick(screen.getByRole("button", { name: "Auftrag duplizieren" }));
  await waitFor(() => expect(navigate).toHaveBeenCalledWith({ to: "/deals/9" }));
  expect(sent.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual(["/deals/5/copies"]);
  expect(screen.getByText("„Dach (Kopie)“ angelegt")).toBeTruthy();
});

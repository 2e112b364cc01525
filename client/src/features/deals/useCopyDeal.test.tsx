import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import type { Deal } from "@/records/types";
import { prepareToShow, serve, show } from "@/testing/show";
import { useCopyDeal } from "./useCopyDeal";

const navigate = vi.fn();
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => navigate, useSearch: () => ({}) }));
vi.mock("@/lib/session", async (original) => ({ ...(await original<object>()), useMay: () => true }));

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
  show(<Menu />);
  await userEvent.dblClick(screen.getByRole("button", { name: "Auftrag duplizieren" }));
  await waitFor(() => expect(navigate).toHaveBeenCalledWith({ to: "/deals/9" }));
  expect(sent.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual(["/deals/5/copies"]);
  expect(screen.getByText("„Dach (Kopie)“ angelegt")).toBeTruthy();
});

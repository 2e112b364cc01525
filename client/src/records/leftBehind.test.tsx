import { QueryClient } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import { offerLeftBehind } from "./leftBehind";

beforeAll(prepareToShow);

const offer = () =>
  offerLeftBehind(new QueryClient(), i18next.t.bind(i18next), "deals", { id: 5, responsibleId: 7 }, 3);

describe("open activities of the old responsible", () => {
  it("are handed over by one button", async () => {
    const sent = serve(({ method, path }) => {
      if (method === "PATCH") return {};
      if (path.startsWith("/users")) return { items: [{ id: 3, name: "Anna" }] };
      return {
        items: [
          { id: 1, version: 4 },
          { id: 2, version: 0 },
        ],
      };
    });
    show(null);
    await offer();
    await screen.findByText("2 offene Aktivitäten gehören noch Anna.");
    expect(decodeURIComponent(sent[0]?.path ?? "")).toContain('"DEAL:5"');
    await userEvent.click(screen.getByRole("button", { name: "Übergeben" }));
    await screen.findByText("2 Aktivitäten übergeben");
    const changes = sent.filter(({ method }) => method === "PATCH");
    expect(changes.map(({ path, body }) => [path, body])).toEqual([
      ["/activities/1", { responsibleId: 7 }],
      ["/activities/2", { responsibleId: 7 }],
    ]);
  });

  it("are nothing to speak of where there are none", async () => {
    serve(() => ({ items: [] }));
    show(null);
    await offer();
    await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Übergeben" })).toBeNull());
  });
});

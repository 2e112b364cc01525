import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { prepareToShow, type Sent, serve, show } from "@/testing/show";
import { CalendarSection } from "./CalendarSection";
import type { Token } from "./tokensApi";

beforeAll(prepareToShow);

/** Keeps the tokens of one person as the server does: one for a calendar at most, its address told once. */
class Server {
  tokens: Token[] = [{ id: 1, kind: "API", name: "Website", createdAt: "2026-11-01T09:00:00Z" }];
  sent: Sent[] = [];
  private next = 2;

  answer = (request: Sent) => {
    if (request.method !== "GET") this.sent.push(request);
    if (request.method === "DELETE") {
      this.tokens = this.tokens.filter((token) => !request.path.endsWith(`/${token.id}`));
      return undefined;
    }
    if (request.method === "GET") return { items: this.tokens };
    const token: Token = { id: this.next++, kind: "CALENDAR", name: "Kalender", createdAt: "2026-11-28T09:00:00Z" };
    this.tokens = [...this.tokens.filter((one) => one.kind !== "CALENDAR"), token];
    return { ...token, calendar: `https://weiche.example/calendar/secret${token.id}.ics` };
  };
}

let server: Server;
beforeEach(() => {
  server = new Server();
  serve(server.answer);
});

const address = () => screen.findByLabelText<HTMLInputElement>("Adresse des Kalenders");

async function press(name: string) {
  await userEvent.click(await screen.findByRole("button", { name }));
}

describe("the calendar of one's phone", () => {
  it("has an address that is shown once", async () => {
    const page = show(<CalendarSection />);
    await press("Adresse erzeugen");
    expect((await address()).value).toBe("https://weiche.example/calendar/secret2.ics");
    expect(server.sent[0]?.body).toEqual({ kind: "CALENDAR", name: "Kalender" });
    await userEvent.click(screen.getByLabelText(/erledigt wurde/));
    expect((await address()).value).toBe("https://weiche.example/calendar/secret2.ics?done=true");

    page.unmount();
    show(<CalendarSection />);
    await screen.findByRole("button", { name: "Neue Adresse" });
    expect(screen.queryByLabelText("Adresse des Kalenders")).toBeNull();
    expect(screen.getByText(/noch nie gelesen/)).toBeTruthy();
  });

  it("gets another address only when somebody confirms it", async () => {
    server.answer({ method: "POST", path: "/tokens", body: {}, headers: new Headers() });
    show(<CalendarSection />);
    await press("Neue Adresse");
    expect(server.tokens.at(-1)?.id).toBe(2);
    await userEvent.click(screen.getAllByRole("button", { name: "Neue Adresse" }).at(-1) as HTMLElement);
    expect((await address()).value).toBe("https://weiche.example/calendar/secret3.ics");
  });

  it("can be switched off, and other keys stay", async () => {
    show(<CalendarSection />);
    await press("Adresse erzeugen");
    await address();
    await press("Ausschalten");
    await userEvent.click(screen.getAllByRole("button", { name: "Ausschalten" }).at(-1) as HTMLElement);
    await screen.findByRole("button", { name: "Adresse erzeugen" });
    await waitFor(() => expect(screen.queryByLabelText("Adresse des Kalenders")).toBeNull());
    expect(server.tokens.map((token) => token.kind)).toEqual(["API"]);
  });
});

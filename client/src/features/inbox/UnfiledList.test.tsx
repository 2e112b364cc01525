import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareToShow, refusal, serve, show } from "@/testing/show";
import { UnfiledList } from "./UnfiledList";

beforeAll(prepareToShow);

const MESSAGE = {
  id: 4,
  mailbox: "vertrieb@weiche.test",
  fromName: "Fritz Fremd",
  fromAddress: "fremd@nirgends.example",
  to: ["vertrieb@weiche.test"],
  cc: [],
  subject: "Angebot",
  body: "Was kostet das?",
  formatted: false,
  sentAt: "2026-11-20T10:00:00Z",
  keptUntil: "2026-12-20T10:00:00Z",
  files: [{ id: 0, name: "plan.txt", size: 4 }],
};

/** The list with one message, opened. */
async function begin(answer?: Response) {
  const asked: string[] = [];
  serve(({ path, method }) => {
    if (method !== "GET") {
      asked.push(`${method} ${path}`);
      return answer ?? { kind: "LEAD", id: 8 };
    }
    if (path.startsWith("/search")) return { items: [{ kind: "DEAL", id: 9, name: "Keller" }] };
    return path.startsWith("/unfiled-emails/4") ? MESSAGE : { items: [MESSAGE], nextCursor: null };
  });
  show(<UnfiledList choice={{ pile: "UNFILED", whose: "ALL", channel: undefined }} />);
  await userEvent.click(await screen.findByRole("button", { name: /Fritz Fremd/ }));
  await screen.findByRole("button", { name: "Als Anfrage" });
  return asked;
}

describe("Mail that became nothing", () => {
  it("is read with its files and becomes an inquiry", async () => {
    const asked = await begin();
    expect(screen.getByText("Was kostet das?")).toBeTruthy();
    expect(screen.getByRole("link", { name: "plan.txt" }).getAttribute("href")).toBe(
      "/api/v1/downloads/unfiled-emails/4/files/0",
    );
    await userEvent.click(screen.getByRole("button", { name: "Als Anfrage" }));
    await waitFor(() => expect(asked).toEqual(["POST /unfiled-emails/4/inquiry"]));
  });

  it("is added to a record somebody finds", async () => {
    const asked = await begin();
    await userEvent.click(screen.getByRole("button", { name: "Zu einem Eintrag …" }));
    await userEvent.type(await screen.findByPlaceholderText("Name, Telefon oder E-Mail"), "Kel");
    await userEvent.click(await screen.findByRole("option", { name: "Keller · Auftrag" }));
    await userEvent.click(screen.getByRole("button", { name: "Ablegen" }));
    await waitFor(() => expect(asked).toEqual(["POST /unfiled-emails/4/records"]));
  });

  it("is forgotten only when asked twice", async () => {
    const asked = await begin();
    await userEvent.click(screen.getByRole("button", { name: "Verwerfen" }));
    expect(asked).toEqual([]);
    const [, confirm] = await screen.findAllByRole("button", { name: "Verwerfen" });
    await userEvent.click(confirm as HTMLElement);
    await waitFor(() => expect(asked).toEqual(["DELETE /unfiled-emails/4"]));
  });

  it("says when somebody was faster", async () => {
    await begin(refusal(404, "not-found"));
    await userEvent.click(screen.getByRole("button", { name: "Als Anfrage" }));
    expect(await screen.findByRole("alert")).toBeTruthy();
  });
});

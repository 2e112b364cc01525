import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { keys } from "@/lib/api/keys";
import { likeABrowser, show } from "@/testing/page";
import { FormPage } from "./FormPage";

vi.mock("@tanstack/react-router", () => ({
  Link: () => null,
  useBlocker: vi.fn(),
  useNavigate: vi.fn(),
  useParams: () => ({ formId: "1" }),
}));
vi.mock("./FieldsPart", () => ({
  FieldsPart: ({ draft, onChange }: { draft: { title: string }; onChange: (change: { title: string }) => void }) => (
    <input
      aria-label="Titel"
      value={draft.title}
      onChange={(event) => onChange({ title: event.currentTarget.value })}
    />
  ),
}));
vi.mock("./RulesPart", () => ({ RulesPart: () => null }));
vi.mock("./AfterPart", () => ({ AfterPart: () => null }));
vi.mock("./ProtectionPart", () => ({ ProtectionPart: () => null }));
vi.mock("./PublishPart", () => ({ PublishPart: () => null }));
vi.mock("./Preview", () => ({ Preview: () => null }));

/** The form as the server has it; a save is answered when the test says so. */
let stored = { id: 1, version: 3, title: "A", fields: [], rules: [] };
let sent: string[] = [];
let answer: () => void = () => undefined;

beforeEach(() => {
  likeABrowser();
  stored = { ...stored, version: 3, title: "A" };
  sent = [];
  vi.stubGlobal("fetch", (_address: string, { method, headers, body }: RequestInit & { headers: Headers }) => {
    if (method === "GET") return Promise.resolve(Response.json(stored));
    const { title } = JSON.parse(body as string) as { title: string };
    const version = headers.get("If-Match") ?? "";
    sent.push(`${title} ${version}`);
    return new Promise((resolve) => {
      answer = () => {
        const taken = version === `"${stored.version}"`;
        if (taken) stored = { ...stored, title, version: stored.version + 1 };
        resolve(
          taken
            ? Response.json(stored)
            : Response.json({ type: "/problems/version-conflict", version: stored.version }, { status: 412 }),
        );
      };
    });
  });
});

const title = () => screen.findByLabelText<HTMLInputElement>("Titel");
const answered = () =>
  act(() => {
    answer();
    return Promise.resolve();
  });
const save = () => screen.getByRole<HTMLButtonElement>("button", { name: "common.save" });

it("keeps what is written while it saves, and saves that too", async () => {
  show(<FormPage />);
  await userEvent.type(await title(), "B");
  await userEvent.click(save());
  await userEvent.type(await title(), "C");
  await answered();
  await waitFor(() => expect(save().disabled).toBe(false));
  expect((await title()).value).toBe("ABC");
  await userEvent.click(save());
  await answered();
  await waitFor(() => expect(save().disabled).toBe(true));
  expect(sent).toEqual(['AB "3"', 'ABC "4"']);
});

it("writes over what a colleague has saved only after it has said so", async () => {
  const { client } = show(<FormPage />);
  await userEvent.type(await title(), "B");
  stored = { ...stored, title: "Z", version: 7 };
  await act(() => client.invalidateQueries({ queryKey: keys.settings }));
  await userEvent.click(save());
  await answered();
  await screen.findByText(/forms.faster/);
  expect(stored.title).toBe("Z");
  await userEvent.click(save());
  await answered();
  await waitFor(() => expect(stored.title).toBe("AB"));
  expect(sent).toEqual(['AB "3"', 'AB "7"']);
});

it("shows the colleague's when one's own is given up", async () => {
  show(<FormPage />);
  await userEvent.type(await title(), "B");
  stored = { ...stored, title: "Z", version: 7 };
  await userEvent.click(save());
  await answered();
  await userEvent.click(await screen.findByRole("button", { name: "forms.takeTheirs" }));
  await waitFor(async () => expect((await title()).value).toBe("Z"));
});

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { prepareToShow, refusal, serve, show } from "@/testing/show";
import type { Activity } from "@/records/timeline/api";
import { EditActivity } from "./EditActivity";

beforeAll(prepareToShow);

const SEEN: Activity = {
  id: 4,
  version: 1,
  type: "CALL",
  title: "Anrufen",
  description: null,
  deadlineAt: "2026-11-24T13:00:00Z",
  endsAt: null,
  reminders: [0],
  place: null,
  participantIds: [],
  colour: null,
  responsibleId: 1,
  status: "PENDING",
  completedAt: null,
  records: [],
};

/** Begins with what was seen, while something else stands on the server. */
function begin(now: Activity, seen = SEEN) {
  const onClose = vi.fn();
  const sent = serve(({ method, path, headers }) => {
    if (!path.startsWith("/activities/4")) return { items: [] };
    return method === "PATCH" && headers.get("If-Match") !== `"${now.version}"`
      ? refusal(412, "version-conflict")
      : now;
  });
  show(<EditActivity activity={seen} onClose={onClose} />);
  const patches = () =>
    sent.filter(({ method }) => method === "PATCH").map(({ headers, body }) => [headers.get("If-Match"), body]);
  return { onClose, patches };
}

const title = () => screen.getByRole("textbox", { name: "Was ist zu tun?" });
const save = () => userEvent.click(screen.getByRole("button", { name: "Speichern" }));

describe("changing an activity", () => {
  it("sends what was changed over what somebody else has changed meanwhile", async () => {
    const { onClose, patches } = begin({ ...SEEN, version: 3, deadlineAt: "2026-11-30T13:00:00Z" });
    await userEvent.type(title(), " und fragen");
    await save();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    const body = { title: "Anrufen und fragen" };
    expect(patches()).toEqual([
      ['"1"', body],
      ['"3"', body],
    ]);
  });

  it("shows both values where the same was changed, and takes one's own when that is wanted", async () => {
    const { onClose, patches } = begin({ ...SEEN, version: 3, title: "Schreiben" });
    await userEvent.type(title(), " und fragen");
    await save();
    await screen.findByText(/„Schreiben“.*„Anrufen und fragen“/);
    expect(onClose).not.toHaveBeenCalled();
    expect(patches()).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Meine Angabe nehmen" }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(patches()[1]).toEqual(['"3"', { title: "Anrufen und fragen" }]);
  });

  it("says how long it lasts, and keeps that when it is moved", async () => {
    const { onClose, patches } = begin(SEEN);
    const deadline = () => screen.getByLabelText("Frist");
    await userEvent.click(screen.getByRole("button", { name: "Mehr Angaben" }));
    await userEvent.click(await screen.findByRole("button", { name: "1 Std." }));
    expect(screen.getByLabelText<HTMLInputElement>("Ende").value).toBe("2026-11-24T15:00");
    fireEvent.change(deadline(), { target: { value: "2026-11-25T09:30" } });
    expect(screen.getByLabelText<HTMLInputElement>("Ende").value).toBe("2026-11-25T10:30");
    await save();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(patches()).toEqual([
      ['"1"', { deadlineAt: "2026-11-25T08:30:00.000Z", endsAt: "2026-11-25T09:30:00.000Z" }],
    ]);
  });

  it("says when to remind, by keyboard", async () => {
    const { onClose, patches } = begin(SEEN);
    await userEvent.click(screen.getByRole("button", { name: "Mehr Angaben" }));
    const before = await screen.findByRole("button", { name: "15 Min. vorher" });
    before.focus();
    await userEvent.keyboard("{Enter}");
    expect(before.getAttribute("aria-pressed")).toBe("true");
    expect(screen.getByRole("button", { name: "zur Frist" }).getAttribute("aria-pressed")).toBe("true");
    await save();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(patches()).toEqual([['"1"', { reminders: [0, 15] }]]);
  });

  it("says where, without a word about the rest", async () => {
    const { onClose, patches } = begin(SEEN);
    await userEvent.click(screen.getByRole("button", { name: "Mehr Angaben" }));
    await userEvent.type(await screen.findByRole("textbox", { name: "Ort" }), "Lindenstraße 4");
    await save();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(patches()).toEqual([['"1"', { place: "Lindenstraße 4" }]]);
  });

  it("gives it a colour that has a name", async () => {
    const { onClose, patches } = begin(SEEN);
    await userEvent.click(screen.getByRole("button", { name: "Mehr Angaben" }));
    const group = await screen.findByRole("group", { name: "Farbe" });
    expect(within(group).getAllByRole("radio")).toHaveLength(8);
    expect(within(group).getByRole<HTMLInputElement>("radio", { name: "ohne eigene" }).checked).toBe(true);
    await userEvent.click(within(group).getByRole("radio", { name: "Grün" }));
    await save();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(patches()).toEqual([['"1"', { colour: "GREEN" }]]);
  });

  it("sends no end before the deadline", async () => {
    const { patches } = begin(SEEN, { ...SEEN, endsAt: "2026-11-24T14:00:00Z" });
    fireEvent.change(await screen.findByLabelText("Ende"), { target: { value: "2026-11-24T13:00" } });
    expect(screen.getByText("Das Ende liegt nicht nach der Frist.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Speichern" }).hasAttribute("disabled")).toBe(true);
    expect(patches()).toEqual([]);
  });

  it("sends nothing when nothing was changed", async () => {
    const { onClose, patches } = begin(SEEN);
    await save();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(patches()).toEqual([]);
  });
});

import { screen, waitFor } from "@testing-library/react";
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
  responsibleId: 1,
  status: "PENDING",
  completedAt: null,
  records: [],
};

/** Begins with what was seen, while something else stands on the server. */
function begin(now: Activity) {
  const onClose = vi.fn();
  const sent = serve(({ method, path, headers }) => {
    if (!path.startsWith("/activities/4")) return { items: [] };
    return method === "PATCH" && headers.get("If-Match") !== `"${now.version}"`
      ? refusal(412, "version-conflict")
      : now;
  });
  show(<EditActivity activity={SEEN} onClose={onClose} />);
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

  it("sends nothing when nothing was changed", async () => {
    const { onClose, patches } = begin(SEEN);
    await save();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(patches()).toEqual([]);
  });
});

import { describe, expect, it, vi } from "vitest";
import { ApiProblem } from "@/lib/api/problem";
import { overOthers } from "./overOthers";

/** Changes the title of what was seen as version 1, while `now` stands there. */
function change(now: { version: number; title: string; amount: number }) {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(now)));
  const send = vi.fn((version: number) =>
    version === now.version ? Promise.resolve("saved") : Promise.reject(new ApiProblem(412, "version-conflict")),
  );
  const seen = { version: 1, title: "Dach", amount: 5 };
  return { send, sending: overOthers("/deals/1", seen, { title: "Dach Nord" }, send) };
}

describe("a change while others change something", () => {
  it("is sent once when nobody did", async () => {
    const { send, sending } = change({ version: 1, title: "Dach", amount: 5 });
    await expect(sending).resolves.toBe("saved");
    expect(send).toHaveBeenCalledOnce();
  });

  it("is made again over a change of something else", async () => {
    const { send, sending } = change({ version: 3, title: "Dach", amount: 9 });
    await expect(sending).resolves.toBe("saved");
    expect(send.mock.calls).toEqual([[1], [3]]);
  });

  it("does not go over a change of the same", async () => {
    const { send, sending } = change({ version: 2, title: "Dach Süd", amount: 5 });
    await expect(sending).rejects.toThrow("version-conflict");
    expect(send).toHaveBeenCalledOnce();
  });
});

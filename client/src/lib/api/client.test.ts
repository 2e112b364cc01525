import { afterEach, expect, it, vi } from "vitest";
import { api, goOver, setCsrfToken, whenSignedOut } from "./client";

const refused = () =>
  new Response(JSON.stringify({ type: "/problems/not-signed-in", status: 401 }), {
    status: 401,
    headers: { "Content-Type": "application/problem+json" },
  });

afterEach(() => {
  vi.unstubAllGlobals();
  setCsrfToken(undefined);
  whenSignedOut(() => undefined);
});

it("leads to the sign-in when the server no longer knows the session", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(refused()));
  const signedOut = vi.fn();
  whenSignedOut(signedOut);
  setCsrfToken("one");
  await expect(api.get("/deals")).rejects.toThrow();
  expect(signedOut).toHaveBeenCalledOnce();
});

it("does not take what was asked before or while one goes over to another account for the end of the session", async () => {
  const waiting: ((answer: Response) => void)[] = [];
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => waiting.push(resolve)));
  const signedOut = vi.fn();
  whenSignedOut(signedOut);
  setCsrfToken("one");
  const early = [api.get("/deals"), api.get("/leads")].map((asked) => expect(asked).rejects.toThrow());
  await goOver(async () => {
    waiting[0]?.(refused());
    await early[0];
    setCsrfToken("two");
  });
  waiting[1]?.(refused());
  await early[1];
  expect(signedOut).not.toHaveBeenCalled();
});

it("takes an answer that breaks off for none", async () => {
  const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError("network error")) });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(broken)));
  await expect(api.post("/deals", {})).rejects.toMatchObject({ slug: "offline" });
});

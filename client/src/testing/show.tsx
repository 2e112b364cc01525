import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { keys } from "@/lib/api/keys";
import { moreTexts, speak, startTexts } from "@/lib/i18n/setup";
import type { SignedIn } from "@/lib/session";
import { forgetAllUnsent } from "@/lib/unsent";
import { Toasts } from "@/ui/Toasts";

const SESSION: SignedIn = {
  signedIn: true,
  csrfToken: "c",
  user: { id: 1, name: "Clara Vogt", email: "clara@sonne.example", language: "de" },
  account: {
    id: 1,
    name: "Sonne",
    country: "DE",
    language: "de",
    timeZone: "Europe/Berlin",
    currency: "EUR",
    plan: "FULL",
    classicAllowed: true,
    limits: {},
  },
  permissions: { editSettings: true, administrator: true },
  access: {} as SignedIn["access"],
};

// a machine that is busy takes its time; what never comes is noticed all the same
configure({ asyncUtilTimeout: 10_000 });

/** What a page needs of its browser and its texts; before the first test that shows something. */
export async function prepareToShow(): Promise<void> {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
  Element.prototype.scrollIntoView = vi.fn();
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
  // files of tests that share one place share its texts
  if (!i18next.isInitialized) await startTexts();
  await moreTexts();
  await speak("de");
  // what another file left half written is not this one's
  forgetAllUnsent();
}

/**
 * Shows something as the program does: signed in, in German, with messages at the edge.
 * @param session what is different for whoever is signed in
 */
export function show(node: ReactNode, session: Partial<SignedIn> = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(keys.session, { ...SESSION, ...session });
  const page = render(
    <QueryClientProvider client={client}>
      <MantineProvider env="test">
        {node}
        <Toasts />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { ...page, client };
}

export interface Sent {
  method: string;
  path: string;
  body: unknown;
  headers: Headers;
}

/**
 * A server that answers as `answer` says and notes what was sent to it: a value for what went well, a `Response` for
 * anything else, an error for no answer at all.
 */
export function serve(answer: (sent: Sent) => unknown): Sent[] {
  const all: Sent[] = [];
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    const sent: Sent = {
      method: init.method ?? "GET",
      path: address.replace("/api/v1", ""),
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
      headers: new Headers(init.headers),
    };
    all.push(sent);
    const said = await answer(sent);
    return said instanceof Response ? said : Response.json(said ?? {});
  });
  return all;
}

/** How the server refuses. */
export function refusal(status: number, slug: string, errors?: { field: string; code: string }[]): Response {
  return Response.json({ type: `https://weiche.io/problems/${slug}`, errors }, { status });
}

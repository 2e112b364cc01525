import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { vi } from "vitest";

// a busy machine draws a page slowly
configure({ asyncUtilTimeout: 5_000 });

/** What browsers have and the document of a test lacks. */
export function likeABrowser() {
  const Observer = class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  };
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  vi.stubGlobal("ResizeObserver", Observer);
  vi.stubGlobal("IntersectionObserver", Observer);
  Element.prototype.scrollIntoView = vi.fn();
}

/** Shows something as a page does; texts are the names they are looked up by. */
export function show(what: ReactNode) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: "always" }, mutations: { networkMode: "always" } },
  });
  const page = (shown: ReactNode) => (
    <MantineProvider env="test">
      <QueryClientProvider client={client}>{shown}</QueryClientProvider>
    </MantineProvider>
  );
  const { rerender, ...rest } = render(page(what));
  return { client, ...rest, rerender: (next: ReactNode) => rerender(page(next)) };
}

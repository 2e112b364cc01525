import type { ReactNode } from "react";
import { vi } from "vitest";

/*
 * The router of tests that show parts of pages (vite.config.ts): links lead to their addresses, and nothing moves by
 * itself.
 */

interface Target {
  to: string;
  search?: Record<string, string>;
  children: ReactNode;
}

/** Notes where to the page was sent. */
export const navigate = vi.fn();

let place: { path: string; search: Record<string, unknown> };

/** Where the page stands. */
export function standAt(path: string, search: Record<string, unknown> = {}): void {
  place = { path, search };
}

/** As if nothing had been shown yet. */
export function forgetWay(): void {
  navigate.mockReset();
  standAt("/");
}

forgetWay();

export const useNavigate = () => navigate;
export const useSearch = () => place.search;
export const useLocation = () => place.path;

export function Link({ to, search, children, ...rest }: Target) {
  const asked = search === undefined ? "" : `?${new URLSearchParams(search).toString()}`;
  return (
    <a href={to + asked} {...rest}>
      {children}
    </a>
  );
}

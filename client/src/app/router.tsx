import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { speak } from "@/lib/i18n/setup";
import { type Session, sessionQuery } from "@/lib/session";
import { withTexts } from "@/lib/later";
import { Crashed, NotFound } from "./FullPageStates";
import { queryClient } from "./queryClient";
import { recordRoutes } from "./recordRoutes";
import { reportRoutes } from "./reportRoutes";
import { settingsRoutes } from "./settingsRoutes";
import { textsOf } from "./textsOf";

interface Context {
  queryClient: QueryClient;
}

async function requireSession(context: Context): Promise<Session> {
  const session = await context.queryClient.query({ ...sessionQuery, staleTime: "static" });
  if (session.signedIn) await speak(session.user.language);
  return session;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFound,
});

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    // Only our own addresses: a foreign one would make the sign-in page a way to elsewhere.
    typeof search["next"] === "string" && /^\/(?![/\\])/.test(search["next"]) ? { next: search["next"] } : {},
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.query({ ...sessionQuery, staleTime: "static" });
    if (session.signedIn) throw redirect({ href: search.next ?? "/" });
  },
  component: lazyRouteComponent(() => import("@/features/access/LoginPage"), "LoginPage"),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: "/second-factor",
  beforeLoad: async ({ context }) => {
    const session = await requireSession(context);
    if (!session.signedIn) throw redirect({ to: "/login" });
  },
  component: lazyRouteComponent(
    () => withTexts(() => import("@/features/settings/FactorNeededPage")),
    "FactorNeededPage",
  ),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup/$token",
  component: lazyRouteComponent(() => import("@/features/access/SetupPage"), "SetupPage"),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: "/forgotten",
  component: lazyRouteComponent(() => withTexts(() => import("@/features/access/ForgottenPage")), "ForgottenPage"),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  component: lazyRouteComponent(() => withTexts(() => import("@/features/access/ResetPage")), "ResetPage"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join/$key",
  component: lazyRouteComponent(() => withTexts(() => import("@/features/access/JoinPage")), "JoinPage"),
});

/** Everything behind the sign-in: the frame with rail and top bar. */
const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ context, location }) => {
    const session = await requireSession(context);
    if (!session.signedIn) throw redirect({ to: "/login", search: { next: location.href } });
    if (session.secondFactorMissing) throw redirect({ to: "/second-factor" });
  },
  component: lazyRouteComponent(() => import("./shell/Shell"), "Shell"),
  errorComponent: Crashed,
});

const start = createRoute({
  getParentRoute: () => shell,
  path: "/",
  component: lazyRouteComponent(() => import("./StartPage"), "StartPage"),
});

const inbox = createRoute({
  getParentRoute: () => shell,
  path: "/inbox",
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ["channel", "pile", "whose", "card"]),
  component: lazyRouteComponent(() => withTexts(() => import("@/features/inbox/InboxPage")), "InboxPage"),
});

const chat = createRoute({
  getParentRoute: () => shell,
  path: "/chat",
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ["view", "conversation", "card"]),
  component: lazyRouteComponent(() => withTexts(() => import("@/features/chat/ChatPage")), "ChatPage"),
});

const calls = createRoute({
  getParentRoute: () => shell,
  path: "/calls",
  component: lazyRouteComponent(() => withTexts(() => import("@/features/calls/CallsPage")), "CallsPage"),
});

const duplicates = createRoute({
  getParentRoute: () => shell,
  path: "/duplicates",
  validateSearch: (search: Record<string, unknown>): { kind?: string } =>
    typeof search["kind"] === "string" ? { kind: search["kind"] } : {},
  component: lazyRouteComponent(
    () => withTexts(() => import("@/features/duplicates/DuplicatesPage")),
    "DuplicatesPage",
  ),
});

const merge = createRoute({
  getParentRoute: () => shell,
  path: "/duplicates/merge",
  validateSearch: (search: Record<string, unknown>): { kind?: string; ids?: string } => ({
    ...(typeof search["kind"] === "string" && { kind: search["kind"] }),
    ...(["string", "number"].includes(typeof search["ids"]) && { ids: String(search["ids"]) }),
  }),
  component: lazyRouteComponent(() => withTexts(() => import("@/features/duplicates/MergePage")), "MergePage"),
});

const bin = createRoute({
  getParentRoute: () => shell,
  path: "/bin",
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ["kind"]),
  component: lazyRouteComponent(() => withTexts(() => import("@/features/bin/BinPage")), "BinPage"),
});

/** Where texts land that are shared from the phone. */
const share = createRoute({
  getParentRoute: () => shell,
  path: "/share",
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ["title", "text", "url"]),
  component: lazyRouteComponent(() => withTexts(() => import("@/features/offline/SharePage")), "SharePage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    login,
    secondFactor,
    setup,
    forgotten,
    reset,
    join,
    shell.addChildren([
      start,
      ...recordRoutes(shell),
      inbox,
      chat,
      calls,
      duplicates,
      merge,
      bin,
      ...reportRoutes(shell),
      share,
      settingsRoutes(shell),
    ]),
  ]),
  context: { queryClient },
  defaultPreload: "intent",
  defaultErrorComponent: Crashed,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

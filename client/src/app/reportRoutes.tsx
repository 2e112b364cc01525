import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "@/lib/later";
import { textsOf } from "./textsOf";

const WHOSE = ["RESPONSIBLE", "DEPARTMENT"];
const PARTS = [
  "by",
  "span",
  "from",
  "to",
  "touch",
  "compare",
  "show",
  "key",
  "of",
  "within",
  "only",
  "back",
  "goal",
  "PIPELINE",
  ...WHOSE,
];
const DASHBOARD_PARTS = ["span", "from", "to", "person", "department", "source", "pipeline", "view"];

/** Everything under /reports. */
export function reportRoutes<Parent extends AnyRoute>(parent: Parent) {
  const validateSearch = (search: Record<string, unknown>) => textsOf(search, PARTS);
  const report = createRoute({
    getParentRoute: () => parent,
    path: "/reports",
    validateSearch,
    component: lazyRouteComponent(() => withTexts(() => import("@/features/reports/ReportsPage")), "ReportsPage"),
  });
  const list = createRoute({
    getParentRoute: () => parent,
    path: "/reports/list",
    validateSearch,
    component: lazyRouteComponent(() => withTexts(() => import("@/features/reports/ReportListPage")), "ReportListPage"),
  });
  const advice = createRoute({
    getParentRoute: () => parent,
    path: "/reports/mode",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/reports/AdvicePage")), "AdvicePage"),
  });
  const part = createRoute({
    getParentRoute: () => parent,
    path: "/reports/$part",
    // a list says what the server is asked, in its words
    validateSearch: (search: Record<string, unknown>) => textsOf(search, Object.keys(search)),
    component: lazyRouteComponent(() => withTexts(() => import("@/features/reports/sales/PartPage")), "PartPage"),
  });
  const dashboard = <const Path extends string>(path: Path) =>
    createRoute({
      getParentRoute: () => parent,
      path,
      validateSearch: (search: Record<string, unknown>) => textsOf(search, DASHBOARD_PARTS),
      component: lazyRouteComponent(
        () => withTexts(() => import("@/features/reports/dashboards/DashboardPage")),
        "DashboardPage",
      ),
    });
  const goals = createRoute({
    getParentRoute: () => parent,
    path: "/reports/goals",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/reports/goals/GoalsPage")), "GoalsPage"),
  });
  const goalDeals = createRoute({
    getParentRoute: () => parent,
    path: "/reports/goals/deals",
    validateSearch,
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/reports/goals/GoalDealsPage")),
      "GoalDealsPage",
    ),
  });
  return [
    report,
    list,
    advice,
    part,
    dashboard("/reports/dashboards"),
    dashboard("/reports/dashboards/$id"),
    goals,
    goalDeals,
  ];
}

import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { KINDS, type Kind } from "@/lib/kinds";
import { withTexts } from "@/lib/later";
import { readRecordsUrl } from "@/records/useRecordsUrl";
import { textsOf } from "./textsOf";

// begun at once, so that no page waits for it; without it lists begin as everybody's do
const bringingBack = import("./bringBack").then(
  (m) => m.bringBack,
  () => undefined,
);

const PAGES = {
  leads: lazyRouteComponent(() => withTexts(() => import("@/features/leads/LeadsPage")), "LeadsPage"),
  deals: lazyRouteComponent(() => import("@/features/deals/DealsPage"), "DealsPage"),
  contacts: lazyRouteComponent(() => withTexts(() => import("@/features/contacts/ContactsPage")), "ContactsPage"),
  companies: lazyRouteComponent(() => withTexts(() => import("@/features/companies/CompaniesPage")), "CompaniesPage"),
};

/** Boards, lists and cards of all kinds, the page of activities, the list of offers, and the templates of deals. */
export function recordRoutes<Parent extends AnyRoute>(parent: Parent) {
  const pages = KINDS.map((kind: Kind) =>
    createRoute({
      getParentRoute: () => parent,
      path: `/${kind}`,
      validateSearch: readRecordsUrl,
      beforeLoad: async (arrival) => {
        const instead = (await bringingBack)?.(kind, arrival as never);
        if (instead) throw redirect(instead as never);
      },
      component: PAGES[kind],
    }),
  );
  const cards = KINDS.map((kind: Kind) =>
    createRoute({
      getParentRoute: () => parent,
      path: `/${kind}/$id`,
      validateSearch: readRecordsUrl,
      component: lazyRouteComponent(() => withTexts(() => import("./cards")), "CardPage"),
    }),
  );
  const activities = createRoute({
    getParentRoute: () => parent,
    path: "/activities",
    // read by the page itself, which comes later
    validateSearch: (search: Record<string, unknown>): Record<string, unknown> => search,
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/activities/ActivitiesPage")),
      "ActivitiesPage",
    ),
  });
  const offers = createRoute({
    getParentRoute: () => parent,
    path: "/offers",
    validateSearch: (search: Record<string, unknown>) => textsOf(search, ["slice", "whose", "q"]),
    component: lazyRouteComponent(() => withTexts(() => import("@/features/offers/OfferListPage")), "OfferListPage"),
  });
  const recurring = createRoute({
    getParentRoute: () => parent,
    path: "/recurring-deals",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/recurring/RecurringPage")), "RecurringPage"),
  });
  const recurringDeal = createRoute({
    getParentRoute: () => parent,
    path: "/recurring-deals/$id",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/recurring/RecurringDealPage")),
      "RecurringDealPage",
    ),
  });
  return [...pages, ...cards, activities, offers, recurring, recurringDeal];
}

import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "@/lib/later";

/** Everything under /settings. Names and rights of the sections stand in features/settings/sections. */
export function settingsRoutes<Parent extends AnyRoute>(parent: Parent) {
  const settings = createRoute({
    getParentRoute: () => parent,
    path: "/settings",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/SettingsFrame")), "SettingsFrame"),
  });
  const index = createRoute({
    getParentRoute: () => settings,
    path: "/",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/SettingsIndex")), "SettingsIndex"),
  });
  const crmMode = createRoute({
    getParentRoute: () => settings,
    path: "/crm-mode",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/modes/CrmModePage")), "CrmModePage"),
  });
  const crmModeSwitch = createRoute({
    getParentRoute: () => settings,
    path: "/crm-mode/switches/$switchId",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/modes/SwitchPage")), "SwitchPage"),
  });
  const pipelines = createRoute({
    getParentRoute: () => settings,
    path: "/pipelines",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/PipelinesPage")), "PipelinesPage"),
  });
  const automation = createRoute({
    getParentRoute: () => settings,
    path: "/automation",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/automation/AutomationPage")),
      "AutomationPage",
    ),
  });
  const inquiryRules = createRoute({
    getParentRoute: () => settings,
    path: "/inquiry-rules",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/inquiryRules/InquiryRulesPage")),
      "InquiryRulesPage",
    ),
  });
  const fields = createRoute({
    getParentRoute: () => settings,
    path: "/fields",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/FieldsPage")), "FieldsPage"),
  });
  const sources = createRoute({
    getParentRoute: () => settings,
    path: "/sources",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/SourcesPage")), "SourcesPage"),
  });
  const tags = createRoute({
    getParentRoute: () => settings,
    path: "/tags",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/TagsPage")), "TagsPage"),
  });
  const products = createRoute({
    getParentRoute: () => settings,
    path: "/products",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/ProductsPage")), "ProductsPage"),
  });
  const offers = createRoute({
    getParentRoute: () => settings,
    path: "/offers",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/OfferSettingsPage")),
      "OfferSettingsPage",
    ),
  });
  const ownCompanies = createRoute({
    getParentRoute: () => settings,
    path: "/own-companies",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/OwnCompaniesPage")),
      "OwnCompaniesPage",
    ),
  });
  const forms = createRoute({
    getParentRoute: () => settings,
    path: "/forms",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/forms/FormsPage")), "FormsPage"),
  });
  const form = createRoute({
    getParentRoute: () => settings,
    path: "/forms/$formId",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/forms/FormPage")), "FormPage"),
  });
  const mailboxes = createRoute({
    getParentRoute: () => settings,
    path: "/mailboxes",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/mailboxes/MailboxesPage")),
      "MailboxesPage",
    ),
  });
  const channels = createRoute({
    getParentRoute: () => settings,
    path: "/channels",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/channels/ChannelsPage")),
      "ChannelsPage",
    ),
  });
  const chat = createRoute({
    getParentRoute: () => settings,
    path: "/chat",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/chat/ChatSettingsPage")),
      "ChatSettingsPage",
    ),
  });
  const calls = createRoute({
    getParentRoute: () => settings,
    path: "/calls",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/calls/TelephonyPage")),
      "TelephonyPage",
    ),
  });
  const exceptions = createRoute({
    getParentRoute: () => settings,
    path: "/exceptions",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/exceptions/ExceptionsPage")),
      "ExceptionsPage",
    ),
  });
  const imports = createRoute({
    getParentRoute: () => settings,
    path: "/import",
    validateSearch: (search: Record<string, unknown>): { kind?: string } =>
      typeof search["kind"] === "string" ? { kind: search["kind"] } : {},
    component: lazyRouteComponent(() => withTexts(() => import("@/features/imports/ImportsPage")), "ImportsPage"),
  });
  const oneImport = createRoute({
    getParentRoute: () => settings,
    path: "/import/$importId",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/imports/ImportPage")), "ImportPage"),
  });
  const reports = createRoute({
    getParentRoute: () => settings,
    path: "/reports",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/ReportSettingsPage")),
      "ReportSettingsPage",
    ),
  });
  const speed = createRoute({
    getParentRoute: () => settings,
    path: "/speed",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/speed/SpeedPage")), "SpeedPage"),
  });
  const users = createRoute({
    getParentRoute: () => settings,
    path: "/users",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/UsersPage")), "UsersPage"),
  });
  const departments = createRoute({
    getParentRoute: () => settings,
    path: "/departments",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/organisation/DepartmentsPage")),
      "DepartmentsPage",
    ),
  });
  const roles = createRoute({
    getParentRoute: () => settings,
    path: "/roles",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/organisation/RolesPage")),
      "RolesPage",
    ),
  });
  const account = createRoute({
    getParentRoute: () => settings,
    path: "/account",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/AccountPage")), "AccountPage"),
  });
  const tokens = createRoute({
    getParentRoute: () => settings,
    path: "/tokens",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/TokensPage")), "TokensPage"),
  });
  const webhooks = createRoute({
    getParentRoute: () => settings,
    path: "/webhooks",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/webhooks/WebhooksPage")),
      "WebhooksPage",
    ),
  });
  const oneWebhook = createRoute({
    getParentRoute: () => settings,
    path: "/webhooks/$webhookId",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/settings/webhooks/WebhookPage")),
      "WebhookPage",
    ),
  });
  const profile = createRoute({
    getParentRoute: () => settings,
    path: "/profile",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/ProfilePage")), "ProfilePage"),
  });
  const security = createRoute({
    getParentRoute: () => settings,
    path: "/security",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/SecurityPage")), "SecurityPage"),
  });
  const audit = createRoute({
    getParentRoute: () => settings,
    path: "/audit",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/AuditPage")), "AuditPage"),
  });
  const signIn = createRoute({
    getParentRoute: () => settings,
    path: "/sign-in",
    component: lazyRouteComponent(() => withTexts(() => import("@/features/settings/signin/SignInPage")), "SignInPage"),
  });
  const notifications = createRoute({
    getParentRoute: () => settings,
    path: "/notifications",
    component: lazyRouteComponent(
      () => withTexts(() => import("@/features/notifications/NotificationSettingsPage")),
      "NotificationSettingsPage",
    ),
  });
  return settings.addChildren([
    index,
    crmMode,
    crmModeSwitch,
    pipelines,
    automation,
    fields,
    sources,
    tags,
    products,
    offers,
    ownCompanies,
    forms,
    form,
    mailboxes,
    channels,
    inquiryRules,
    chat,
    calls,
    exceptions,
    imports,
    oneImport,
    reports,
    speed,
    users,
    departments,
    roles,
    account,
    tokens,
    webhooks,
    oneWebhook,
    profile,
    security,
    audit,
    signIn,
    notifications,
  ]);
}

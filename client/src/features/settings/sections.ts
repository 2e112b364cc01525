import {
  IconAdjustments,
  IconArrowsSplit,
  IconBan,
  IconFileImport,
  IconFileInvoice,
  IconBell,
  IconBuilding,
  IconBolt,
  IconChartBar,
  IconForms,
  IconGauge,
  IconHistory,
  IconKey,
  IconLayoutKanban,
  IconListDetails,
  IconMail,
  IconMessages,
  IconLogin2,
  IconPackage,
  IconPhone,
  IconRoute,
  IconShieldLock,
  IconSitemap,
  IconSwitch3,
  IconTag,
  IconTags,
  IconUserCircle,
  IconUsersGroup,
  IconWebhook,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Texts } from "@/lib/i18n/texts";
import { useMode } from "@/lib/mode";
import { useSession } from "@/lib/session";

interface Rights {
  editSettings: boolean;
  administrator: boolean;
  mayChangeMode: boolean;
}

export interface SettingsSection {
  /** Under /settings. */
  path: string;
  name: keyof Texts["settings"]["section"];
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Who sees it; absent: everybody. */
  needs?: keyof Rights;
}

/** The rows of the settings, in order. Their pages stand in app/settingsRoutes. */
const SECTIONS: SettingsSection[] = [
  { path: "crm-mode", name: "crmMode", icon: IconSwitch3, needs: "mayChangeMode" },
  { path: "pipelines", name: "pipelines", icon: IconLayoutKanban, needs: "editSettings" },
  { path: "automation", name: "automation", icon: IconBolt, needs: "editSettings" },
  { path: "fields", name: "fields", icon: IconListDetails, needs: "editSettings" },
  { path: "sources", name: "sources", icon: IconTag, needs: "editSettings" },
  { path: "tags", name: "tags", icon: IconTags, needs: "editSettings" },
  { path: "products", name: "products", icon: IconPackage, needs: "editSettings" },
  { path: "offers", name: "offers", icon: IconFileInvoice, needs: "editSettings" },
  { path: "own-companies", name: "ownCompanies", icon: IconBuilding, needs: "editSettings" },
  { path: "forms", name: "forms", icon: IconForms, needs: "editSettings" },
  { path: "mailboxes", name: "mailboxes", icon: IconMail, needs: "administrator" },
  { path: "channels", name: "channels", icon: IconRoute, needs: "editSettings" },
  { path: "inquiry-rules", name: "inquiryRules", icon: IconArrowsSplit, needs: "editSettings" },
  { path: "chat", name: "chat", icon: IconMessages, needs: "editSettings" },
  { path: "calls", name: "calls", icon: IconPhone, needs: "editSettings" },
  { path: "exceptions", name: "exceptions", icon: IconBan, needs: "editSettings" },
  { path: "import", name: "import", icon: IconFileImport },
  { path: "reports", name: "reports", icon: IconChartBar, needs: "editSettings" },
  { path: "users", name: "users", icon: IconUsersGroup, needs: "administrator" },
  { path: "departments", name: "departments", icon: IconSitemap, needs: "administrator" },
  { path: "roles", name: "roles", icon: IconShieldLock, needs: "administrator" },
  { path: "sign-in", name: "signIn", icon: IconLogin2, needs: "administrator" },
  { path: "account", name: "account", icon: IconAdjustments, needs: "editSettings" },
  { path: "audit", name: "audit", icon: IconHistory, needs: "administrator" },
  { path: "speed", name: "speed", icon: IconGauge, needs: "editSettings" },
  { path: "webhooks", name: "webhooks", icon: IconWebhook, needs: "administrator" },
  { path: "tokens", name: "tokens", icon: IconKey },
  { path: "notifications", name: "notifications", icon: IconBell },
  { path: "profile", name: "profile", icon: IconUserCircle },
  { path: "security", name: "security", icon: IconShieldLock },
];

/** The sections that the signed-in person may use. */
export function useSettingsSections(): SettingsSection[] {
  const { permissions } = useSession();
  const rights: Rights = { ...permissions, mayChangeMode: useMode()?.mayChange === true };
  return SECTIONS.filter((section) => section.needs === undefined || rights[section.needs]);
}

/**
 * Whether an address under /settings leads to a section that the person may not use. The mode is left out: everybody
 * may see how it is set and follow a running switch; its page says who may change it.
 */
export function isForbidden(path: string, allowed: SettingsSection[]): boolean {
  const section = SECTIONS.find((one) => path.startsWith(`/settings/${one.path}`));
  return section !== undefined && section.path !== "crm-mode" && !allowed.includes(section);
}

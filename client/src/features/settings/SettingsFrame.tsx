import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { IconArrowLeft, IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfSettings } from "@/lib/addresses";
import { EmptyState } from "@/ui/states";
import { isForbidden, useSettingsSections } from "./sections";
import styles from "./SettingsFrame.module.css";

/** The settings: their sections at the left, one of them at the right. On the phone the index leads to each. */
export function SettingsFrame() {
  const { t } = useTranslation();
  const sections = useSettingsSections();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const atIndex = /^\/settings\/?$/.test(path);
  return (
    <div className={styles.frame}>
      <nav className={styles.nav} aria-label={t("common.settings")}>
        <ul>
          {sections.map((section) => (
            <li key={section.path}>
              <Link to={addressOfSettings(section.path)} className={styles.link}>
                <section.icon size={16} stroke={1.6} />
                {t(`settings.section.${section.name}.name`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.content}>
        {!atIndex && (
          <Link to="/settings" className={styles.up}>
            <IconArrowLeft size={16} stroke={1.8} />
            {t("common.settings")}
          </Link>
        )}
        {isForbidden(path, sections) ? (
          <EmptyState icon={IconLock} title={t("problems.slug.forbidden")} text={t("settings.forbidden")} />
        ) : (
          <Outlet />
        )}
      </div>
    </div>
  );
}

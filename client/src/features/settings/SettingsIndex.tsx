import { Link } from "@tanstack/react-router";
import { IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfSettings } from "@/lib/addresses";
import { PageFrame, Section } from "@/ui/PageFrame";
import { useSettingsSections } from "./sections";
import styles from "./SettingsIndex.module.css";

/** All sections with a line about each. */
export function SettingsIndex() {
  const { t } = useTranslation();
  const sections = useSettingsSections();
  return (
    <PageFrame title={t("common.settings")}>
      <Section flush>
        <ul className={styles.list}>
          {sections.map((section) => (
            <li key={section.path}>
              <Link to={addressOfSettings(section.path)} className={styles.row}>
                <span className={styles.icon}>
                  <section.icon size={20} stroke={1.6} />
                </span>
                <span className={styles.main}>
                  <span className={styles.name}>{t(`settings.section.${section.name}.name`)}</span>
                  <span className={styles.text}>{t(`settings.section.${section.name}.text`)}</span>
                </span>
                <IconChevronRight size={16} stroke={1.6} className={styles.arrow} />
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </PageFrame>
  );
}

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { speak } from "@/lib/i18n/setup";
import type { Language } from "@/lib/session";

import { Logo } from "@/ui/Logo";
import { Segmented } from "@/ui/Segmented";
import styles from "./FrontPage.module.css";

interface Props {
  title: string;
  intro?: string;
  wide?: boolean;
  children: ReactNode;
}

/** The frame of pages before the sign-in. */
export function FrontPage({ title, intro, wide = false, children }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <main className={styles.page}>
      <div className={styles.sheet} data-wide={wide}>
        <Logo size={36} />
        <h1 className={styles.title}>{title}</h1>
        {intro !== undefined && <p className={styles.intro}>{intro}</p>}
        {children}
      </div>
      <Segmented
        label={t("shell.language")}
        value={i18n.language as Language}
        onChange={(language) => void speak(language)}
        data={[
          { value: "de", label: t("shell.german") },
          { value: "en", label: t("shell.english") },
        ]}
      />
    </main>
  );
}

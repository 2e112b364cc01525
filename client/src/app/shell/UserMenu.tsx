import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { IconLogout, IconUserCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { speak } from "@/lib/i18n/setup";
import { problemText } from "@/lib/problemText";
import { type Language, type Session, useSession } from "@/lib/session";
import { UnstyledButton } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { PersonMark } from "@/ui/PersonMark";
import { toast } from "@/ui/toasts";
import { useSignOut } from "@/ui/useSignOut";
import { type ThemeChoice, useTheme } from "@/ui/useTheme";

const LANGUAGES: Language[] = ["de", "en"];
const THEMES: ThemeChoice[] = ["light", "dark", "auto"];

export function UserMenu() {
  const { t, i18n } = useTranslation();
  const { user, account } = useSession();
  const theme = useTheme();
  const queryClient = useQueryClient();
  const router = useRouter();
  const signOut = useSignOut();

  async function chooseLanguage(language: Language) {
    await speak(language);
    try {
      await api.patch("/me", { language });
      queryClient.setQueryData(keys.session, (session: Session | undefined) =>
        session?.signedIn === true ? { ...session, user: { ...session.user, language } } : session,
      );
    } catch (error) {
      toast(problemText(t, error), { tone: "error" });
    }
  }

  const themeLabels = { light: t("shell.themeLight"), dark: t("shell.themeDark"), auto: t("shell.themeAuto") };
  const languageLabels = { de: t("shell.german"), en: t("shell.english") };
  return (
    <Dropdown
      label={t("shell.userMenu")}
      width={230}
      parts={[
        {
          key: "who",
          heading: (
            <>
              <strong>{user.name}</strong>
              <br />
              {account.name}
            </>
          ),
        },
        {
          key: "profile",
          icon: <IconUserCircle size={16} stroke={1.6} />,
          label: t("shell.profile"),
          run: () => void router.navigate({ to: "/settings/profile" }),
        },
        { key: "theme", heading: t("shell.theme") },
        ...THEMES.map((choice) => ({
          key: choice,
          label: themeLabels[choice],
          taken: theme.choice === choice,
          run: () => theme.choose(choice),
        })),
        { key: "language", heading: t("shell.language") },
        ...LANGUAGES.map((language) => ({
          key: language,
          label: languageLabels[language],
          taken: i18n.language === language,
          run: () => void chooseLanguage(language),
        })),
        { key: "end", divider: true },
        {
          key: "out",
          icon: <IconLogout size={16} stroke={1.6} />,
          label: t("shell.signOut"),
          run: () => void signOut(),
        },
      ]}
    >
      {(trigger) => (
        <UnstyledButton {...trigger} aria-label={t("shell.userMenu")} style={{ display: "flex", padding: 4 }}>
          <PersonMark name={user.name} size={28} />
        </UnstyledButton>
      )}
    </Dropdown>
  );
}

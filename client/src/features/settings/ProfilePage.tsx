import { useQuery, useQueryClient, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Phones, User } from "@/lib/api/payloads";
import { usersQuery } from "@/lib/dictionaries";
import { speak } from "@/lib/i18n/setup";
import { fieldTexts } from "@/lib/problemText";
import { type Language, type Session, useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { PageFrame, Section } from "@/ui/PageFrame";
import { RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { type ThemeChoice, useTheme } from "@/ui/useTheme";
import { Segmented } from "@/ui/Segmented";
import { FormProblem } from "@/ui/FormProblem";
import { AccountChoice } from "./AccountChoice";
import { CalendarSection } from "./CalendarSection";
import { LanguageChoice } from "./LanguageChoice";
import { PhoneFields } from "./PhoneFields";
import styles from "./settings.module.css";
import { WhatNextSection } from "./WhatNextSection";

/** One's own name, telephones, language and appearance. */
export function ProfilePage() {
  const { t } = useTranslation();
  const session = useSession();
  const users = useQuery(usersQuery);
  const me = users.data?.find((user) => user.id === session.user.id);
  return (
    <PageFrame title={t("settings.section.profile.name")} intro={session.user.email}>
      <Section title={t("settings.person")}>
        {me === undefined ? <RowSkeletons rows={3} /> : <PersonForm me={me} />}
      </Section>
      <CalendarSection />
      <AccountChoice />
      <Appearance />
      <WhatNextSection />
    </PageFrame>
  );
}

interface Change {
  firstName?: string;
  lastName?: string;
  language?: Language;
  phones?: Phones;
}

const changeMyself = (change: Change) => api.patch<User>("/me", change);

function PersonForm({ me }: { me: User }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const queryClient = useQueryClient();
  const [edited, setEdited] = useState<Change>({});
  const save = useMutation({
    mutationFn: changeMyself,
    async onSuccess(next, change) {
      queryClient.setQueryData(keys.session, (session: Session | undefined) =>
        session?.signedIn === true
          ? {
              ...session,
              user: { ...session.user, name: next.name, language: change.language ?? session.user.language },
            }
          : session,
      );
      if (change.language !== undefined) await speak(change.language);
      await queryClient.invalidateQueries({ queryKey: usersQuery.queryKey });
      setEdited({});
      toast(t("settings.saved"));
    },
  });
  const shown = { firstName: me.firstName ?? "", lastName: me.lastName ?? "", language: user.language, ...edited };
  const errors = fieldTexts(t, save.error);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(edited);
      }}
    >
      <div className={styles.pair}>
        <TextInput
          label={t("settings.firstName")}
          autoComplete="given-name"
          value={shown.firstName}
          error={errors["firstName"]}
          onChange={(event) => setEdited({ ...edited, firstName: event.currentTarget.value })}
        />
        <TextInput
          label={t("settings.lastName")}
          autoComplete="family-name"
          value={shown.lastName}
          error={errors["lastName"]}
          onChange={(event) => setEdited({ ...edited, lastName: event.currentTarget.value })}
        />
        <LanguageChoice value={shown.language} onChange={(language) => setEdited({ ...edited, language })} />
      </div>
      <PhoneFields
        own
        value={edited.phones ?? me.phones}
        errors={errors}
        onChange={(phones) => setEdited({ ...edited, phones })}
      />
      <FormProblem error={save.error} />
      <div>
        <Button type="submit" loading={save.isPending} disabled={Object.keys(edited).length === 0}>
          {t("common.save")}
        </Button>
      </div>
    </form>
  );
}

function Appearance() {
  const { t } = useTranslation();
  const theme = useTheme();
  const choices: { value: ThemeChoice; label: string }[] = [
    { value: "light", label: t("shell.themeLight") },
    { value: "dark", label: t("shell.themeDark") },
    { value: "auto", label: t("shell.themeAuto") },
  ];
  return (
    <Section title={t("shell.theme")} text={t("settings.themeText")}>
      <Segmented
        label={t("shell.theme")}
        value={theme.choice}
        onChange={(choice) => theme.choose(choice)}
        data={choices}
      />
    </Section>
  );
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { isProblem } from "@/lib/api/problem";
import { fieldTexts } from "@/lib/problemText";
import { adopt, type Session, sessionQuery } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Stack } from "@/ui/display";
import { PasswordInput, TextInput } from "@/ui/forms";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { FormProblem } from "@/ui/FormProblem";
import { FrontPage } from "./FrontPage";

interface Invited {
  account: string;
  language: string;
  email: string;
  name: string;
}

/** Behind the link of an invitation: a password, and in. */
export function JoinPage() {
  const { t } = useTranslation();
  const { key } = useParams({ from: "/join/$key" });
  const path = `/join/${encodeURIComponent(key)}`;
  const invited = useQuery({
    queryKey: ["join", key],
    queryFn: ({ signal }) => api.get<Invited>(path, undefined, signal),
    staleTime: Infinity,
    retry: false,
  });
  if (invited.isPending) return <RowSkeletons rows={4} />;
  if (isProblem(invited.error, "not-found")) {
    return (
      <FrontPage title={t("organisation.joinOverTitle")} intro={t("organisation.joinOverText")}>
        <a href="/login">{t("access.toLogin")}</a>
      </FrontPage>
    );
  }
  if (invited.isError) {
    return <ErrorState title={t("problems.title")} error={invited.error} retry={() => void invited.refetch()} />;
  }
  return (
    <FrontPage
      title={t("organisation.joinTitle", { account: invited.data.account })}
      intro={t("organisation.joinIntro", { email: invited.data.email })}
    >
      <JoinForm path={path} email={invited.data.email} />
    </FrontPage>
  );
}

function JoinForm({ path, email }: { path: string; email: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const join = useMutation({
    mutationFn: async () => adopt(await api.post<Session>(path, { password })),
    onSuccess(session) {
      client.setQueryData(sessionQuery.queryKey, session);
      window.location.assign("/");
    },
  });
  const errors = fieldTexts(t, join.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        join.mutate();
      }}
    >
      <Stack gap="md">
        <TextInput label={t("settings.email")} value={email} readOnly autoComplete="username" />
        <PasswordInput
          label={t("access.password")}
          description={t("organisation.passwordHint")}
          value={password}
          error={errors["password"]}
          autoComplete="new-password"
          data-autofocus
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FormProblem error={join.error} />
        <Button type="submit" loading={join.isPending} fullWidth>
          {t("organisation.join")}
        </Button>
      </Stack>
    </form>
  );
}

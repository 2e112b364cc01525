import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { isProblem } from "@/lib/api/problem";
import { later } from "@/lib/later";
import { fieldTexts } from "@/lib/problemText";
import { adopt, type Session, sessionQuery } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Stack } from "@/ui/display";
import { PasswordInput, TextInput } from "@/ui/forms";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { FormProblem } from "@/ui/FormProblem";
import { FrontPage } from "./FrontPage";

const CodePage = later(() => import("./CodePage").then((m) => m.CodePage));

interface Invited {
  account: string;
  language: string;
  email: string;
  name: string;
}

/**
 * Behind the link of an invitation: a password, and in. Whoever signs in with this address elsewhere enters the one
 * they have; the page does not know whether they do, so that the link tells nobody.
 */
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
  return <Joining path={path} invited={invited.data} />;
}

function Joining({ path, invited: { account, email } }: { path: string; invited: Invited }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const enter = async (code?: string) => {
    client.setQueryData(sessionQuery.queryKey, adopt(await api.post<Session>(path, { password, code })));
    window.location.assign("/");
  };
  const join = useMutation({ mutationFn: async () => enter() });
  if (isProblem(join.error, "second-factor-needed")) {
    return (
      <Suspense>
        <CodePage enter={enter} onBack={() => join.reset()} />
      </Suspense>
    );
  }
  const errors = fieldTexts(t, join.error);
  return (
    <FrontPage title={t("organisation.joinTitle", { account })} intro={t("organisation.joinIntro", { email })}>
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
            description={t("organisation.joinPasswordHint")}
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
    </FrontPage>
  );
}

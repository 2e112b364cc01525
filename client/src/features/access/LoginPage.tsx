import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import * as z from "zod/mini";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { isProblem } from "@/lib/api/problem";
import { later } from "@/lib/later";
import { problemText } from "@/lib/problemText";
import { adopt, type Session, sessionQuery } from "@/lib/session";
import { Button } from "@/ui/controls";
import { PasswordInput, TextInput } from "@/ui/forms";
import { Alert } from "@/ui/display";
import { FrontPage } from "./FrontPage";

const MoreWays = later(() => import("./MoreWays").then((m) => m.MoreWays));
const CodePage = later(() => import("./CodePage").then((m) => m.CodePage));

const schema = z.object({ email: z.email(), password: z.string().check(z.minLength(1)) });
type Values = z.infer<typeof schema>;

export function LoginPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ from: "/login" });
  const { data: session } = useQuery(sessionQuery);
  const [refused, setRefused] = useState<unknown>();
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { email: "", password: "" } });
  const errors = form.formState.errors;

  // Asked for a code after the right password; both are sent together.
  const [known, setKnown] = useState<Values>();

  const begin = async (session: Session) => {
    const answer = adopt(session);
    queryClient.clear();
    queryClient.setQueryData(keys.session, answer);
    await navigate({ href: next ?? "/", replace: true });
  };
  const enter = async (values: Values & { code?: string }) => begin(await api.post<Session>("/session", values));

  const signIn = form.handleSubmit(async (values) => {
    setRefused(undefined);
    try {
      await enter(values);
    } catch (error) {
      if (isProblem(error, "second-factor-needed")) setKnown(values);
      else setRefused(error);
    }
  });

  if (known !== undefined) {
    return (
      <Suspense>
        <CodePage enter={(code) => enter({ ...known, code })} onBack={() => setKnown(undefined)} />
      </Suspense>
    );
  }

  return (
    <FrontPage title={t("access.signInTo")}>
      {session?.signedIn === false && session.setupNeeded && <Alert color="accent">{t("access.setupNeeded")}</Alert>}
      <form onSubmit={(event) => void signIn(event)} noValidate>
        {refused !== undefined && (
          <Alert color="red" role="alert">
            {problemText(t, refused)}
          </Alert>
        )}
        <TextInput
          label={t("access.email")}
          type="email"
          autoComplete="username"
          autoFocus
          error={errors.email && t("access.emailInvalid")}
          {...form.register("email")}
        />
        <PasswordInput
          label={t("access.password")}
          autoComplete="current-password"
          error={errors.password && t("common.required")}
          {...form.register("password")}
        />
        <Button type="submit" fullWidth loading={form.formState.isSubmitting}>
          {t("access.signIn")}
        </Button>
      </form>
      <Suspense>
        <MoreWays next={next} enter={begin} />
      </Suspense>
    </FrontPage>
  );
}

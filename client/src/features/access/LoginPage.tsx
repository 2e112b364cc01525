import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import * as z from "zod/mini";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { problemText } from "@/lib/problemText";
import { adopt, type Session, sessionQuery } from "@/lib/session";
import { Button } from "@/ui/controls";
import { PasswordInput, TextInput } from "@/ui/forms";
import { Alert } from "@/ui/display";
import { FrontPage } from "./FrontPage";

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

  const signIn = form.handleSubmit(async (values) => {
    setRefused(undefined);
    try {
      const answer = adopt(await api.post<Session>("/session", values));
      queryClient.clear();
      queryClient.setQueryData(keys.session, answer);
      await navigate({ href: next ?? "/", replace: true });
    } catch (error) {
      setRefused(error);
    }
  });

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
    </FrontPage>
  );
}

import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Path, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import * as z from "zod/mini";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { currencyOf } from "@/lib/countries";
import { speak } from "@/lib/i18n/setup";
import { longEnough, SHORTEST_PASSWORD } from "@/lib/passwords";
import { fieldTexts } from "@/lib/problemText";
import { adopt, type Session } from "@/lib/session";

const schema = z.object({
  account: z.object({
    name: z.string().check(z.trim(), z.minLength(1)),
    country: z.string().check(z.length(2)),
    language: z.enum(["de", "en"]),
    timeZone: z.string().check(z.minLength(1)),
    currency: z.string().check(z.length(3)),
  }),
  administrator: z.object({
    firstName: z.string().check(z.trim()),
    lastName: z.string().check(z.trim(), z.minLength(1)),
    email: z.email(),
    password: z.string().check(z.refine(longEnough)),
  }),
  demo: z.boolean(),
});
type Values = z.infer<typeof schema>;

function initial(language: string): Values {
  const country = navigator.language.split("-")[1]?.toUpperCase() ?? (language === "de" ? "DE" : "US");
  return {
    account: {
      name: "",
      country,
      language: language === "de" ? "de" : "en",
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      currency: currencyOf(country),
    },
    administrator: { firstName: "", lastName: "", email: "", password: "" },
    demo: false,
  };
}

/** All logic of the set-up form: what is valid, sending it, and where the server's objections go. */
export function useSetupForm(token: string) {
  const { t, i18n } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [refused, setRefused] = useState<unknown>();
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: initial(i18n.language) });

  const submit = form.handleSubmit(async (values) => {
    setRefused(undefined);
    try {
      const session = adopt(await api.post<Session>("/setup", { token, ...values }));
      queryClient.clear();
      queryClient.setQueryData(keys.session, session);
      await speak(values.account.language);
      await navigate({ to: "/", replace: true });
    } catch (error) {
      setRefused(error);
      for (const [field, message] of Object.entries(fieldTexts(t, error))) {
        form.setError(field as Path<Values>, { type: "server", message });
      }
    }
  });

  function messageOf(field: Path<Values>): string | undefined {
    const error = form.getFieldState(field, form.formState).error;
    if (error === undefined) return undefined;
    if (error.type === "server") return error.message;
    if (field === "administrator.email") return t("access.emailInvalid");
    if (field === "administrator.password") return t("access.passwordHint", { shortest: SHORTEST_PASSWORD });
    return t("common.required");
  }

  return { form, submit, refused, messageOf };
}

import { useTranslation } from "react-i18next";
import { Controller } from "react-hook-form";
import { countryChoices, currencyChoices, currencyOf, timeZoneChoices } from "@/lib/countries";
import { SHORTEST_PASSWORD } from "@/lib/passwords";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Checkbox, PasswordInput, Select, TextInput } from "@/ui/forms";
import { Alert } from "@/ui/display";
import styles from "./FrontPage.module.css";
import { useSetupForm } from "./useSetupForm";

export function SetupForm({ token }: { token: string }) {
  const { t, i18n } = useTranslation();
  const { form, submit, refused, messageOf } = useSetupForm(token);
  const { control, register, setValue, formState } = form;
  const wrongPassword = messageOf("administrator.password");

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {refused !== undefined && (
        <Alert color="red" role="alert">
          {problemText(t, refused)}
        </Alert>
      )}
      <h2 className={styles.legend}>{t("access.account")}</h2>
      <TextInput
        label={t("access.accountName")}
        autoFocus
        autoComplete="organization"
        error={messageOf("account.name")}
        {...register("account.name")}
      />
      <div className={styles.pair}>
        <Controller
          control={control}
          name="account.country"
          render={({ field }) => (
            <Select
              label={t("access.country")}
              searchable
              allowDeselect={false}
              data={countryChoices(i18n.language)}
              value={field.value}
              onChange={(country) => {
                field.onChange(country);
                if (country !== null) setValue("account.currency", currencyOf(country));
              }}
              error={messageOf("account.country")}
            />
          )}
        />
        <Controller
          control={control}
          name="account.currency"
          render={({ field }) => (
            <Select
              label={t("access.currency")}
              searchable
              allowDeselect={false}
              data={currencyChoices(i18n.language)}
              value={field.value}
              onChange={field.onChange}
              error={messageOf("account.currency")}
            />
          )}
        />
        <Controller
          control={control}
          name="account.language"
          render={({ field }) => (
            <Select
              label={t("access.language")}
              allowDeselect={false}
              data={[
                { value: "de", label: t("shell.german") },
                { value: "en", label: t("shell.english") },
              ]}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="account.timeZone"
          render={({ field }) => (
            <Select
              label={t("access.timeZone")}
              searchable
              allowDeselect={false}
              data={timeZoneChoices()}
              value={field.value}
              onChange={field.onChange}
              error={messageOf("account.timeZone")}
            />
          )}
        />
      </div>
      <h2 className={styles.legend}>{t("access.administrator")}</h2>
      <div className={styles.pair}>
        <TextInput
          label={t("access.firstName")}
          autoComplete="given-name"
          error={messageOf("administrator.firstName")}
          {...register("administrator.firstName")}
        />
        <TextInput
          label={t("access.lastName")}
          autoComplete="family-name"
          error={messageOf("administrator.lastName")}
          {...register("administrator.lastName")}
        />
        <TextInput
          label={t("access.email")}
          type="email"
          autoComplete="username"
          error={messageOf("administrator.email")}
          {...register("administrator.email")}
        />
        <PasswordInput
          label={t("access.password")}
          // what is wrong says the same
          description={wrongPassword === undefined && t("access.passwordHint", { shortest: SHORTEST_PASSWORD })}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="new-password"
          error={wrongPassword}
          {...register("administrator.password")}
        />
      </div>
      <Checkbox label={t("access.demo")} description={t("access.demoHint")} {...register("demo")} />
      <Button type="submit" loading={formState.isSubmitting}>
        {t("access.finish")}
      </Button>
    </form>
  );
}

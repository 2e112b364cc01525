import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOfSettings } from "@/lib/addresses";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { countryChoices, currencyChoices, timeZoneChoices } from "@/lib/countries";
import { fieldTexts } from "@/lib/problemText";
import { reportSettingsQuery } from "@/lib/reportSettings";
import { type Account, adopt, type Session, useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Select, Switch, TextInput } from "@/ui/forms";
import { PageFrame, Section } from "@/ui/PageFrame";
import { toast } from "@/ui/toasts";
import { FormProblem } from "@/ui/FormProblem";
import { LanguageChoice } from "./LanguageChoice";
import styles from "./settings.module.css";

type Change = Partial<Pick<Account, "name" | "country" | "language" | "timeZone" | "currency" | "keepsOffline">>;

const changeAccount = (change: Change) => api.patch<Account>("/account", change);

/** What holds for everybody in the account. */
export function AccountPage() {
  const { t, i18n } = useTranslation();
  const { account } = useSession();
  const queryClient = useQueryClient();
  const [edited, setEdited] = useState<Change>({});
  const save = useMutation({
    mutationFn: changeAccount,
    onSuccess(next) {
      queryClient.setQueryData(keys.session, (session: Session | undefined) =>
        session?.signedIn === true ? adopt({ ...session, account: next }) : session,
      );
      setEdited({});
      toast(t("settings.saved"));
    },
  });
  const shown = { ...account, ...edited };
  const errors = fieldTexts(t, save.error);
  const set = (change: Change) => setEdited({ ...edited, ...change });
  return (
    <PageFrame title={t("settings.section.account.name")}>
      <Section>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(edited);
          }}
        >
          <TextInput
            label={t("access.accountName")}
            value={shown.name}
            error={errors["name"] ?? errors["accountName"]}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <div className={styles.pair}>
            <Select
              label={t("access.country")}
              description={t("settings.countryHint")}
              searchable
              allowDeselect={false}
              data={countryChoices(i18n.language)}
              value={shown.country}
              error={errors["country"]}
              onChange={(country) => {
                if (country !== null) set({ country });
              }}
            />
            <Select
              label={t("access.timeZone")}
              description={t("settings.timeZoneHint")}
              searchable
              allowDeselect={false}
              data={timeZoneChoices()}
              value={shown.timeZone}
              error={errors["timeZone"]}
              onChange={(timeZone) => {
                if (timeZone !== null) set({ timeZone });
              }}
            />
            <Select
              label={t("access.currency")}
              description={t("settings.currencyHint")}
              searchable
              allowDeselect={false}
              data={currencyChoices(i18n.language)}
              value={shown.currency}
              error={errors["currency"]}
              onChange={(currency) => {
                if (currency !== null) set({ currency });
              }}
            />
            <LanguageChoice
              value={shown.language}
              description={t("settings.accountLanguageHint")}
              onChange={(language) => set({ language })}
            />
          </div>
          {edited.currency !== undefined && edited.currency !== account.currency && (
            <NewCurrency from={account.currency} to={edited.currency} />
          )}
          <Switch
            label={t("settings.keepsOffline")}
            description={t("settings.keepsOfflineHint")}
            checked={shown.keepsOffline !== false}
            onChange={(event) => set({ keepsOffline: event.currentTarget.checked })}
          />
          <p className={styles.note}>
            {t("settings.plan", { plan: account.plan })}{" "}
            {account.classicAllowed ? t("settings.planWithClassic") : t("settings.planWithoutClassic")}{" "}
            {account.limits.USERS !== undefined &&
              t("settings.planLimits", {
                users: account.limits.USERS,
                pipelines: account.limits.PIPELINES,
                fields: account.limits.CUSTOM_FIELDS,
              })}
          </p>
          <FormProblem error={save.error} />
          <div>
            <Button type="submit" loading={save.isPending} disabled={Object.keys(edited).length === 0}>
              {t("common.save")}
            </Button>
          </div>
        </form>
      </Section>
    </PageFrame>
  );
}

/** Nothing is converted; sums count what is in the account's currency, and reports need rates for the rest. */
function NewCurrency({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation();
  const rates = useQuery(reportSettingsQuery).data?.rates ?? [];
  const others = [...new Set([from, ...rates.map(({ currency }) => currency)])].filter((currency) => currency !== to);
  return (
    <Alert color="orange" title={t("settings.newCurrencyTitle", { from, to })}>
      {t("settings.newCurrencyText", { to, others: others.join(", ") })}{" "}
      <Link to={addressOfSettings("reports")}>{t("settings.newCurrencyRates")}</Link>
    </Alert>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOfSettings } from "@/lib/addresses";
import { api } from "@/lib/api/client";
import { currencyChoices } from "@/lib/countries";
import { useFormats } from "@/lib/formats";
import { fieldTexts } from "@/lib/problemText";
import { type Rate, type ReportSettings, reportSettingsQuery } from "@/lib/reportSettings";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { Select, TextInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { IconButton } from "@/ui/IconButton";
import { PageFrame, Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

const SHORTEST = 1;
const LONGEST = 365;
const DECIMALS = 8;

const changeWindow = (attributionDays: number) => api.patch<ReportSettings>("/reports/settings", { attributionDays });
const putRate = (rate: Rate) => api.put<ReportSettings>("/reports/settings/rates", rate);
const deleteRate = ({ currency, since }: Rate) =>
  api.delete(`/reports/settings/rates?currency=${currency}&since=${since}`);

/** Whom inquiries count for, and what other currencies are worth. */
export function ReportSettingsPage() {
  const { t } = useTranslation();
  const found = useQuery(reportSettingsQuery);
  return (
    <PageFrame title={t("settings.section.reports.name")} intro={t("sales.settings.intro")}>
      {found.isPending && <RowSkeletons />}
      {found.isError && (
        <ErrorState title={t("problems.listTitle")} error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data !== undefined && (
        <>
          <Window days={found.data.attributionDays} />
          <Rates settings={found.data} />
        </>
      )}
    </PageFrame>
  );
}

function Window({ days }: { days: number }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<string>();
  const save = useSettingsChange(changeWindow, () => {
    setEdited(undefined);
    toast(t("settings.saved"));
  });
  return (
    <Section title={t("sales.settings.window")} text={t("sales.settings.windowText")}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(Number(edited));
        }}
      >
        <div className={styles.thirds}>
          <TextInput
            type="number"
            required
            min={SHORTEST}
            max={LONGEST}
            label={t("sales.settings.days")}
            description={t("sales.settings.daysHint")}
            value={edited ?? String(days)}
            error={fieldTexts(t, save.error)["attributionDays"]}
            onChange={(event) => setEdited(event.currentTarget.value)}
          />
        </div>
        <FormProblem error={save.error} />
        <div>
          <Button type="submit" loading={save.isPending} disabled={edited === undefined || edited === String(days)}>
            {t("common.save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function Rates({ settings }: { settings: ReportSettings }) {
  const { t } = useTranslation();
  const { currency, rates } = settings;
  return (
    <Section
      title={t("sales.settings.currency")}
      text={
        <>
          {t("sales.settings.currencyText", { currency })}{" "}
          <Link to={addressOfSettings("account")}>{t("sales.settings.changeCurrency")}</Link>
        </>
      }
      flush
    >
      {rates.length === 0 ? (
        <div className={styles.row}>
          <span className={styles.rowMain}>
            <span className={styles.rowName}>{t("sales.settings.none")}</span>
            <span className={styles.rowText}>{t("sales.settings.noneText")}</span>
          </span>
        </div>
      ) : (
        <ul className={styles.rows}>
          {rates.map((rate) => (
            <RateRow key={`${rate.currency} ${rate.since}`} rate={rate} own={currency} />
          ))}
        </ul>
      )}
      <div className={styles.row}>
        <NewRate own={currency} />
      </div>
    </Section>
  );
}

function RateRow({ rate, own }: { rate: Rate; own: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const remove = useSettingsChange(deleteRate);
  const date = formats.date(rate.since);
  const worth = new Intl.NumberFormat(formats.locale, { maximumFractionDigits: DECIMALS }).format(Number(rate.rate));
  return (
    <li className={styles.row}>
      <span className={styles.rowMain}>
        <span className={styles.rowName}>
          {t("sales.settings.rateShown", { foreign: rate.currency, rate: worth, currency: own })}
        </span>
        <span className={styles.rowText}>{t("sales.settings.sinceShown", { date })}</span>
      </span>
      <IconButton
        label={t("sales.settings.remove", { currency: rate.currency, date })}
        loading={remove.isPending}
        onClick={() => remove.mutate(rate)}
      >
        <IconTrash size={16} stroke={1.6} />
      </IconButton>
    </li>
  );
}

function NewRate({ own }: { own: string }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const empty: Rate = { currency: "", since: formats.today(), rate: "" };
  const [typed, setTyped] = useState(empty);
  const add = useOnce(useSettingsChange(putRate, () => setTyped(empty)));
  const errors = fieldTexts(t, add.error);
  return (
    <form
      className={`${styles.form} ${styles.rowMain}`}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ ...typed, rate: typed.rate.trim().replace(",", ".") });
      }}
    >
      <div className={styles.thirds}>
        <Select
          label={t("sales.settings.foreign")}
          searchable
          required
          data={currencyChoices(i18n.language).filter((one) => one.value !== own)}
          value={typed.currency === "" ? null : typed.currency}
          error={errors["currency"]}
          onChange={(currency) => setTyped({ ...typed, currency: currency ?? "" })}
        />
        <TextInput
          type="date"
          label={t("sales.settings.since")}
          required
          value={typed.since}
          error={errors["since"]}
          onChange={(event) => setTyped({ ...typed, since: event.currentTarget.value })}
        />
        <TextInput
          label={t("sales.settings.rate")}
          description={t("sales.settings.rateHint", { currency: own })}
          inputWrapperOrder={["label", "input", "description", "error"]}
          required
          inputMode="decimal"
          value={typed.rate}
          error={errors["rate"]}
          onChange={(event) => setTyped({ ...typed, rate: event.currentTarget.value })}
        />
      </div>
      <FormProblem error={add.error} />
      <div>
        <Button type="submit" loading={add.isPending} disabled={typed.currency === "" || typed.rate.trim() === ""}>
          {t("sales.settings.add")}
        </Button>
      </div>
    </form>
  );
}

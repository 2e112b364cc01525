import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import {
  changeOfferSettings,
  OFFER_LANGUAGES,
  type OfferLanguage,
  type OfferSettings,
  offerSettingsQuery,
} from "@/lib/offerSettings";
import { fieldTexts } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Textarea, TextInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { PageFrame, Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

/** What stands in offers unless somebody writes something else. */
export function OfferSettingsPage() {
  const { t } = useTranslation();
  const found = useQuery(offerSettingsQuery);
  return (
    <PageFrame title={t("settings.section.offers.name")} intro={t("offers.settings.intro")}>
      {found.isPending && <RowSkeletons />}
      {found.isError && (
        <ErrorState title={t("problems.listTitle")} error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data !== undefined && <Form key={found.data.version} settings={found.data} />}
    </PageFrame>
  );
}

const LONGEST_PREFIX = 20;
const MOST_DAYS = 365;
const TEXTS = ["opening", "taxNote", "closing"] as const;

function Form({ settings }: { settings: OfferSettings }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [draft, setDraft] = useState({ ...settings, validDays: String(settings.validDays) });
  const save = useSettingsChange(
    () => changeOfferSettings({ ...draft, validDays: Number(draft.validDays) }),
    () => toast(t("settings.saved")),
  );
  const errors = fieldTexts(t, save.error);
  const words = (language: OfferLanguage) => (
    <Section key={language} title={t("offers.settings.texts", { language: t(`offers.languages.${language}`) })}>
      <div className={styles.form}>
        {TEXTS.map((name) => (
          <Textarea
            key={name}
            label={t(`offers.${name}`)}
            autosize
            minRows={name === "taxNote" ? 1 : 3}
            maxRows={12}
            maxLength={20_000}
            value={draft[language][name] ?? ""}
            error={errors[`${language}.${name}`]}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setDraft({ ...draft, [language]: { ...draft[language], [name]: text === "" ? null : text } });
            }}
          />
        ))}
      </div>
    </Section>
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <Section title={t("offers.settings.numbers")} text={t("offers.settings.numbersText")}>
        <div className={styles.pair}>
          <TextInput
            label={t("offers.settings.prefix")}
            description={t("offers.settings.example", {
              number: `${draft.numberPrefix}-${formats.today().slice(0, 4)}-0007`,
            })}
            inputWrapperOrder={["label", "input", "description", "error"]}
            required
            maxLength={LONGEST_PREFIX}
            value={draft.numberPrefix}
            error={errors["numberPrefix"]}
            onChange={(event) => setDraft({ ...draft, numberPrefix: event.currentTarget.value })}
          />
          <TextInput
            label={t("offers.settings.validDays")}
            type="number"
            required
            min={1}
            max={MOST_DAYS}
            value={draft.validDays}
            error={errors["validDays"]}
            onChange={(event) => setDraft({ ...draft, validDays: event.currentTarget.value })}
          />
        </div>
      </Section>
      {OFFER_LANGUAGES.map(words)}
      <FormProblem error={save.error} />
      <div className={styles.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t("common.save")}
        </Button>
      </div>
    </form>
  );
}

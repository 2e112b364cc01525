import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { PageFrame, Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { addLine, linesQuery, linkQuery, setLink } from "./api";
import { LineForm } from "./LineForm";
import { ProvidersSection } from "./ProvidersSection";
import styles from "./Telephony.module.css";

/** Lines of the telephone system, and where a click on a number leads. */
export function TelephonyPage() {
  const { t } = useTranslation();
  const lines = useQuery(linesQuery);
  return (
    <PageFrame title={t("calls.lines.title")} intro={t("calls.lines.intro")}>
      {lines.isPending && <RowSkeletons rows={4} />}
      {lines.isError && (
        <ErrorState title={t("problems.listTitle")} error={lines.error} retry={() => void lines.refetch()} />
      )}
      {lines.data?.map((line) => (
        <Section key={line.id} title={line.name ?? line.number}>
          <LineForm stored={line} />
        </Section>
      ))}
      <Section title={t("calls.lines.newLine")} text={lines.data?.length === 0 ? t("calls.lines.none") : undefined}>
        <NewLine />
      </Section>
      <ProvidersSection />
      <LinkSection />
    </PageFrame>
  );
}

function NewLine() {
  const { t } = useTranslation();
  const [number, setNumber] = useState("");
  const add = useOnce(useSettingsChange(addLine, () => setNumber("")));
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(number);
      }}
    >
      <TextInput
        label={t("calls.lines.number")}
        value={number}
        maxLength={100}
        error={fieldTexts(t, add.error)["number"]}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <Button type="submit" loading={add.isPending} disabled={number.trim() === ""}>
        {t("calls.lines.add")}
      </Button>
      <FormProblem error={add.error} />
    </form>
  );
}

function LinkSection() {
  const { t } = useTranslation();
  const stored = useQuery(linkQuery).data?.link ?? "";
  const [edited, setEdited] = useState<string>();
  const save = useSettingsChange(setLink, () => {
    setEdited(undefined);
    toast(t("settings.saved"));
  });
  const link = edited ?? stored;
  return (
    <Section title={t("calls.lines.link")} text={t("calls.lines.linkText")}>
      <form
        className={settings.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(link.trim() === "" ? null : link.trim());
        }}
      >
        <TextInput
          label={t("calls.lines.template")}
          placeholder="https://pbx.example/dial?to={number}"
          value={link}
          maxLength={500}
          error={fieldTexts(t, save.error)["link"]}
          onChange={(event) => setEdited(event.currentTarget.value)}
        />
        <FormProblem error={save.error} />
        <Button type="submit" className={styles.start} loading={save.isPending} disabled={edited === undefined}>
          {t("common.save")}
        </Button>
      </form>
    </Section>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { Confirm } from "@/ui/Confirm";
import { CopyField } from "@/ui/CopyField";
import { Select, Switch } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";
import settings from "../settings.module.css";
import { type FormDay, formDaysQuery, type FormDraft, type WebForm } from "./api";
import styles from "./Forms.module.css";
import { embedCode } from "./model";

interface Props {
  form: WebForm;
  draft: FormDraft;
  onChange: (change: Partial<FormDraft>) => void;
  onDelete: () => void;
}

/** Where the form stands, and how often it is seen, begun and sent. */
export function PublishPart({ form, draft, onChange, onDelete }: Props) {
  const { t } = useTranslation();
  return (
    <div className={settings.form}>
      <Section>
        <div className={settings.form}>
          <Switch
            label={t("forms.active")}
            description={t("forms.activeHint")}
            checked={draft.active}
            onChange={(event) => onChange({ active: event.currentTarget.checked })}
          />
          <CopyField label={t("forms.address")} description={t("forms.addressHint")} value={form.url} />
          <CopyField label={t("forms.embed")} description={t("forms.embedHint")} value={embedCode(form)} />
          <Select
            label={t("forms.language")}
            description={t("forms.languageHint")}
            allowDeselect={false}
            data={[
              { value: "de", label: "Deutsch" },
              { value: "en", label: "English" },
            ]}
            value={draft.language}
            onChange={(language) => {
              if (language !== null) onChange({ language });
            }}
          />
        </div>
      </Section>
      <Statistics form={form} />
      <Confirm question={t("forms.deleteQuestion")} confirm={t("common.delete")} onConfirm={onDelete}>
        {(ask) => (
          <Button variant="default" color="red" className={styles.start} onClick={ask}>
            {t("forms.delete")}
          </Button>
        )}
      </Confirm>
    </div>
  );
}

function Statistics({ form }: { form: WebForm }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const days = useQuery(formDaysQuery(form.id)).data ?? [];
  const busy = days.filter((day) => day.views + day.starts + day.sent > 0).reverse();
  return (
    <Section title={t("forms.statistics")} text={t("forms.statisticsText")} flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("forms.day")}</th>
            <th scope="col">{t("forms.views")}</th>
            <th scope="col">{t("forms.starts")}</th>
            <th scope="col">{t("forms.sent")}</th>
          </tr>
        </thead>
        <tbody>
          <Row name={t("forms.thirtyDays")} day={form} />
          {busy.map((day) => (
            <Row key={day.day} name={formats.date(day.day)} day={day} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Row({ name, day }: { name: string; day: Pick<FormDay, "views" | "starts" | "sent"> }) {
  const formats = useFormats();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formats.number(day.views)}</td>
      <td>{formats.number(day.starts)}</td>
      <td>{formats.number(day.sent)}</td>
    </tr>
  );
}

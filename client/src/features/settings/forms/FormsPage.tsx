import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { IconForms, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { Badge } from "@/ui/display";
import { FormProblem } from "@/ui/FormProblem";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { formsQuery, openForm, type WebForm } from "./api";
import styles from "./Forms.module.css";

/** Forms on the web through which inquiries come in. */
export function FormsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const forms = useQuery(formsQuery);
  const open = useSettingsChange(openForm, (form) => navigate({ href: `/settings/forms/${form.id}` }));
  return (
    <PageFrame
      title={t("forms.title")}
      intro={t("forms.intro")}
      actions={
        <Button
          leftSection={<IconPlus size={16} />}
          loading={open.isPending}
          onClick={() => open.mutate({ title: t("forms.newTitle"), minimumSeconds: 2 })}
        >
          {t("forms.add")}
        </Button>
      }
    >
      <FormProblem error={open.error} />
      {forms.isPending && <RowSkeletons rows={3} />}
      {forms.isError && (
        <ErrorState title={t("problems.listTitle")} error={forms.error} retry={() => void forms.refetch()} />
      )}
      {forms.data?.length === 0 && (
        <Section>
          <EmptyState icon={IconForms} title={t("forms.none")} text={t("forms.noneText")} />
        </Section>
      )}
      {forms.data !== undefined && forms.data.length > 0 && (
        <Section flush>
          <ul className={settings.rows}>
            {forms.data.map((form) => (
              <FormRow key={form.id} form={form} />
            ))}
          </ul>
        </Section>
      )}
    </PageFrame>
  );
}

function FormRow({ form }: { form: WebForm }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const figures = [
    [t("forms.views"), form.views],
    [t("forms.starts"), form.starts],
    [t("forms.sent"), form.sent],
  ] as const;
  return (
    <li>
      <Link to="/settings/forms/$formId" params={{ formId: String(form.id) }} className={styles.row}>
        <span className={settings.rowMain}>
          <span className={settings.rowName}>
            {form.title}
            {!form.active && (
              <Badge color="gray" variant="light" size="sm" className={styles.badge}>
                {t("forms.off")}
              </Badge>
            )}
          </span>
          <span className={styles.rowText}>{t("forms.facts", { count: form.fields.length })}</span>
        </span>
        <span className={styles.figures}>
          {figures.map(([name, value]) => (
            <span key={name} className={styles.figure}>
              <b>{formats.number(value)}</b>
              <span>{name}</span>
            </span>
          ))}
        </span>
      </Link>
    </li>
  );
}

import { queryOptions, useQuery } from "@tanstack/react-query";
import { IconExternalLink, IconForms } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { useSources, useUsers } from "@/lib/dictionaries";
import { fieldTexts } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Select, Switch, Textarea, TextInput } from "@/ui/forms";
import { CopyField } from "@/ui/CopyField";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { FormProblem } from "@/ui/FormProblem";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

interface WebForm {
  id: number;
  version: number;
  url: string;
  title: string;
  intro: string | null;
  thankYou: string | null;
  active: boolean;
  sourceId: number | null;
  responsibleId: number;
}

const formsQuery = queryOptions({
  queryKey: keys.setting("forms"),
  queryFn: async ({ signal }) => (await api.get<Page<WebForm>>("/forms", undefined, signal)).items,
});

type Change = Partial<Omit<WebForm, "id" | "version" | "url">>;

const changeForm = ({ form, change }: { form: WebForm; change: Change }) =>
  api.patch<WebForm>(`/forms/${form.id}`, change, form.version);

/** Forms on the web through which inquiries come in. */
export function FormsPage() {
  const { t } = useTranslation();
  const forms = useQuery(formsQuery);
  return (
    <PageFrame title={t("settings.section.forms.name")} intro={t("settings.formsIntro")}>
      {forms.isPending && <RowSkeletons rows={6} height={28} />}
      {forms.isError && (
        <ErrorState title={t("problems.listTitle")} error={forms.error} retry={() => void forms.refetch()} />
      )}
      {forms.data?.length === 0 && (
        <Section>
          <EmptyState icon={IconForms} title={t("settings.noForms")} />
        </Section>
      )}
      {forms.data?.map((form) => (
        <FormSection key={form.id} form={form} />
      ))}
    </PageFrame>
  );
}

function FormSection({ form }: { form: WebForm }) {
  const { t } = useTranslation();
  const sources = useSources();
  const users = useUsers().filter((user) => user.active || user.id === form.responsibleId);
  const [edited, setEdited] = useState<Change>({});
  const save = useSettingsChange(changeForm, () => {
    setEdited({});
    toast(t("settings.saved"));
  });
  const shown = { ...form, ...edited };
  const errors = fieldTexts(t, save.error);
  const set = (change: Change) => setEdited({ ...edited, ...change });
  return (
    <Section title={form.title}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ form, change: edited });
        }}
      >
        <CopyField label={t("settings.formAddress")} description={t("settings.formAddressHint")} value={form.url} />
        <Switch
          label={t("settings.formActive")}
          description={t("settings.formActiveHint")}
          checked={shown.active}
          onChange={(event) => set({ active: event.currentTarget.checked })}
        />
        <TextInput
          label={t("settings.formTitle")}
          value={shown.title}
          error={errors["title"]}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Textarea
          label={t("settings.formText")}
          autosize
          minRows={2}
          maxRows={8}
          value={shown.intro ?? ""}
          error={errors["intro"]}
          onChange={(event) => set({ intro: event.currentTarget.value })}
        />
        <Textarea
          label={t("settings.formThankYou")}
          autosize
          minRows={2}
          maxRows={8}
          value={shown.thankYou ?? ""}
          error={errors["thankYou"]}
          onChange={(event) => set({ thankYou: event.currentTarget.value })}
        />
        <div className={styles.pair}>
          <Select
            label={t("settings.formSource")}
            clearable
            data={sources.map((source) => ({ value: String(source.id), label: source.name }))}
            value={shown.sourceId === null ? null : String(shown.sourceId)}
            onChange={(id) => set({ sourceId: id === null ? null : Number(id) })}
          />
          <Select
            label={t("settings.formResponsible")}
            allowDeselect={false}
            data={users.map((user) => ({ value: String(user.id), label: user.name }))}
            value={String(shown.responsibleId)}
            onChange={(id) => {
              if (id !== null) set({ responsibleId: Number(id) });
            }}
          />
        </div>
        <FormProblem error={save.error} />
        <div className={styles.buttons}>
          <Button type="submit" loading={save.isPending} disabled={Object.keys(edited).length === 0}>
            {t("common.save")}
          </Button>
          {form.active && (
            <Button
              component="a"
              href={form.url}
              target="_blank"
              rel="noopener"
              variant="default"
              leftSection={<IconExternalLink size={16} stroke={1.6} />}
            >
              {t("settings.formOpen")}
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}

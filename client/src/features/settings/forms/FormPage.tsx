import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useBlocker, useNavigate, useParams } from "@tanstack/react-router";
import { IconArrowLeft, IconExternalLink } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "@/lib/api/problem";
import { afterSaving, type Draft, insisting } from "@/lib/draft";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { FormProblem } from "@/ui/FormProblem";
import { Tabs } from "@/ui/forms";
import { PageFrame } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import { useSettingsChange } from "../useSettingsChange";
import { AfterPart } from "./AfterPart";
import { changeForm, deleteForm, type FormDraft, formQuery, type WebForm } from "./api";
import { FieldsPart } from "./FieldsPart";
import styles from "./Forms.module.css";
import { explain } from "./model";
import { Preview } from "./Preview";
import { ProtectionPart } from "./ProtectionPart";
import { PublishPart } from "./PublishPart";
import { RulesPart } from "./RulesPart";

/** One form: what it asks, when, and what becomes of the answers; beside it how it looks. */
export function FormPage() {
  const { t } = useTranslation();
  const id = Number(useParams({ strict: false }).formId);
  const form = useQuery(formQuery(id));
  if (form.data !== undefined) return <Builder key={form.data.id} form={form.data} />;
  return (
    <PageFrame title={t("forms.title")} back={<Back />} wide>
      {form.isLoadingError ? (
        <ErrorState title={t("problems.recordTitle")} error={form.error} retry={() => void form.refetch()} />
      ) : (
        <RowSkeletons rows={6} height={28} />
      )}
    </PageFrame>
  );
}

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/settings/forms">
      <IconArrowLeft size={14} style={{ verticalAlign: "-2px" }} /> {t("forms.title")}
    </Link>
  );
}

/** What of a form can be changed. */
const draftOf = (form: WebForm): FormDraft => ({
  title: form.title,
  intro: form.intro,
  thankYou: form.thankYou,
  redirectUrl: form.redirectUrl,
  active: form.active,
  language: form.language,
  fields: form.fields,
  rules: form.rules,
  sourceId: form.sourceId,
  responsibleId: form.responsibleId,
  byRule: form.byRule,
  repeat: form.repeat,
  creates: form.creates,
  pipelineId: form.pipelineId,
  minimumSeconds: form.minimumSeconds,
  proofOfWork: form.proofOfWork,
});

function Builder({ form }: { form: WebForm }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = usePhone();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft<FormDraft>>();
  const save = useSettingsChange(
    async (sent: Draft<FormDraft>) => ({ sent, stored: await changeForm(form.id, sent) }),
    ({ sent, stored }) => {
      client.setQueryData(formQuery(form.id).queryKey, stored);
      setDraft((now) => afterSaving(now, sent, stored.version));
      toast(t("settings.saved"));
    },
  );
  const remove = useSettingsChange(deleteForm, () => {
    setDraft(undefined);
    return navigate({ href: "/settings/forms", ignoreBlocker: true });
  });
  const shown = draft?.content ?? (save.isPending ? save.variables.content : draftOf(form));
  const set = (change: Partial<FormDraft>) =>
    setDraft({ content: { ...shown, ...change }, version: draft?.version ?? form.version });
  function send() {
    if (draft === undefined) return;
    const sent = insisting(draft, save.error);
    setDraft(sent);
    save.mutate(sent);
  }
  function takeTheirs() {
    setDraft(undefined);
    save.reset();
  }
  useBlocker({
    shouldBlockFn: () => draft !== undefined && !window.confirm(t("forms.leave")),
    enableBeforeUnload: draft !== undefined,
  });
  const parts = {
    fields: <FieldsPart draft={shown} onChange={set} />,
    rules: <RulesPart draft={shown} onChange={set} />,
    after: <AfterPart draft={shown} onChange={set} />,
    protection: <ProtectionPart draft={shown} onChange={set} />,
    publish: <PublishPart form={form} draft={shown} onChange={set} onDelete={() => remove.mutate(form.id)} />,
    ...(phone && { preview: <Preview draft={shown} /> }),
  };
  const names = Object.keys(parts) as ("fields" | "rules" | "after" | "protection" | "publish" | "preview")[];
  return (
    <PageFrame
      title={shown.title}
      back={<Back />}
      wide
      actions={
        <>
          {form.active && (
            <Button
              component="a"
              href={form.url}
              target="_blank"
              rel="noopener"
              variant="default"
              leftSection={<IconExternalLink size={16} stroke={1.6} />}
            >
              {t("forms.see")}
            </Button>
          )}
          <Button loading={save.isPending} disabled={draft === undefined} onClick={send}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      {save.isError && (
        <Alert color="red" role="alert">
          {explain(t, save.error, shown.fields)}
          {isProblem(save.error, "version-conflict") && (
            <>
              {" "}
              {t("forms.faster")}{" "}
              <Button size="compact-sm" variant="default" onClick={takeTheirs}>
                {t("forms.takeTheirs")}
              </Button>
            </>
          )}
        </Alert>
      )}
      <FormProblem error={remove.error} />
      <div className={styles.builder}>
        <Tabs defaultValue="fields" keepMounted={false} className={styles.tabs}>
          <Tabs.List className={styles.tabList}>
            {names.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`forms.part.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {names.map((name) => (
            <Tabs.Panel key={name} value={name} className={styles.panel}>
              {parts[name]}
            </Tabs.Panel>
          ))}
        </Tabs>
        {!phone && (
          <aside className={styles.aside} aria-label={t("forms.part.preview")}>
            <Preview draft={shown} />
          </aside>
        )}
      </div>
    </PageFrame>
  );
}

import { useTranslation } from "react-i18next";
import { Switch } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";
import settings from "../settings.module.css";
import type { FormDraft } from "./api";

interface Props {
  draft: FormDraft;
  onChange: (change: Partial<FormDraft>) => void;
}

const SECONDS = 2;

/** What keeps programs out. */
export function ProtectionPart({ draft, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Section text={t("forms.protectionText")} title={t("forms.part.protection")}>
      <div className={settings.form}>
        <Switch
          label={t("forms.minimum")}
          description={t("forms.minimumHint")}
          checked={draft.minimumSeconds > 0}
          onChange={(event) => onChange({ minimumSeconds: event.currentTarget.checked ? SECONDS : 0 })}
        />
        <Switch
          label={t("forms.work")}
          description={t("forms.workHint")}
          checked={draft.proofOfWork}
          onChange={(event) => onChange({ proofOfWork: event.currentTarget.checked })}
        />
      </div>
    </Section>
  );
}

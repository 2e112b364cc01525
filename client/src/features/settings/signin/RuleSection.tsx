import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { problemText } from "@/lib/problemText";
import { Alert } from "@/ui/display";
import { Radio } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import styles from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";

const WHOM = ["NOBODY", "SETTINGS", "EVERYBODY"] as const;

interface Rule {
  secondFactor: (typeof WHOM)[number];
}

const changeRule = (rule: Rule) => api.put<Rule>("/sign-in-rule", rule);

/** Whose password alone is not enough. */
export function RuleSection() {
  const { t } = useTranslation();
  const rule = useQuery({
    queryKey: keys.setting("sign-in-rule"),
    queryFn: ({ signal }) => api.get<Rule>("/sign-in-rule", undefined, signal),
  });
  const change = useSettingsChange(changeRule, () => toast(t("settings.saved")));
  const shown = change.isPending ? change.variables.secondFactor : rule.data?.secondFactor;
  return (
    <Section title={t("security.factor")} text={t("signInRule.text")}>
      {rule.isPending && <RowSkeletons rows={2} />}
      {rule.isError && <ErrorState title={t("problems.title")} error={rule.error} retry={() => void rule.refetch()} />}
      {shown !== undefined && (
        <Radio.Group
          label={t("signInRule.whom")}
          value={shown}
          onChange={(whom) => {
            const secondFactor = WHOM.find((one) => one === whom);
            if (secondFactor !== undefined) change.mutate({ secondFactor });
          }}
        >
          <div className={styles.form}>
            {WHOM.map((whom) => (
              <Radio
                key={whom}
                value={whom}
                label={t(`signInRule.${whom}.name`)}
                description={t(`signInRule.${whom}.text`)}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      {change.isError && (
        <Alert color="red" role="alert">
          {problemText(t, change.error)}
        </Alert>
      )}
    </Section>
  );
}

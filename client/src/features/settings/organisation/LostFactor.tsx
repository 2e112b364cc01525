import { IconShieldOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import type { User } from "@/lib/api/payloads";
import { isProblem } from "@/lib/api/problem";
import { problemText } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { toast } from "@/ui/toasts";
import { useSettingsChange } from "../useSettingsChange";

const removeFactor = async (user: User) => {
  await api.post(`/users/${user.id}/second-factor/remove`);
  return user;
};

/** For somebody who has lost phone, codes or keys. */
export function LostFactor({ user }: { user: User }) {
  const { t } = useTranslation();
  const { name } = user;
  const remove = useSettingsChange(removeFactor, () => toast(t("signInRule.factorRemoved", { name })));
  const refusal = (error: unknown) => {
    if (isProblem(error, "not-found")) return t("signInRule.noFactor", { name });
    if (isProblem(error, "conflict")) return t("signInRule.otherAccounts");
    return problemText(t, error);
  };
  return (
    <Confirm
      question={t("signInRule.removeFactorQuestion", { name })}
      confirm={t("signInRule.removeFactor")}
      onConfirm={() => remove.mutate(user, { onError: (error) => toast(refusal(error), { tone: "error" }) })}
    >
      {(ask) => (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconShieldOff size={15} stroke={1.6} />}
          loading={remove.isPending}
          onClick={ask}
        >
          {t("signInRule.removeFactor")}
        </Button>
      )}
    </Confirm>
  );
}

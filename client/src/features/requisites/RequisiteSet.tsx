import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconCopy, IconDots, IconPencil, IconStar, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { CardItem } from "@/records/card/CardList";
import type { RequisitesProps } from "@/records/slots";
import { Badge } from "@/ui/display";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { type BankAccount, changeRequisite, type Requisite, renewRequisites, TEXTS } from "./api";
import { grouped } from "./iban";
import styles from "./Requisites.module.css";

interface Props {
  place: Pick<RequisitesProps, "kind" | "id">;
  set: Requisite;
  /** Then nobody needs to be told that it is the main one. */
  alone: boolean;
  readOnly: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

/** One set: what is known of it, line by line. */
export function RequisiteSet({ place, set, alone, readOnly, onEdit, onDelete }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const makeMain = useOnce(
    useMutation({
      mutationFn: () => changeRequisite(set, { main: true }),
      onError: (error) => toast(problemText(t, error), { tone: "error" }),
      onSettled: () => renewRequisites(client, place),
    }),
  );
  const name = set.label ?? set.legalName ?? t("requisites.title");
  const icon = { size: 16, stroke: 1.6 };
  return (
    <CardItem testId="requisite" busy={makeMain.isPending}>
      <div className={styles.facts}>
        {(set.label !== null || (set.main && !alone)) && (
          <div className={styles.head}>
            {set.label !== null && <span className={styles.name}>{set.label}</span>}
            {set.main && !alone && (
              <Badge size="sm" variant="light">
                {t("requisites.main")}
              </Badge>
            )}
          </div>
        )}
        <dl className={styles.values}>
          {TEXTS.map(
            (field) =>
              set[field] !== null && (
                <div key={field} className={styles.value}>
                  <dt>{t(`requisites.${field}`)}</dt>
                  <dd>{set[field]}</dd>
                </div>
              ),
          )}
          {set.bankAccounts.map((account) => (
            <Account key={account.id} account={account} />
          ))}
        </dl>
      </div>
      {!readOnly && (
        <Dropdown
          label={t("requisites.menu", { name })}
          position="bottom-end"
          parts={[
            { key: "edit", icon: <IconPencil {...icon} />, label: t("requisites.edit"), run: onEdit },
            ...(set.main
              ? []
              : [
                  {
                    key: "main",
                    icon: <IconStar {...icon} />,
                    label: t("requisites.makeMain"),
                    run: () => makeMain.mutate(),
                  },
                ]),
            {
              key: "delete",
              icon: <IconTrash {...icon} />,
              label: t("common.delete"),
              danger: true,
              run: onDelete,
            },
          ]}
        >
          {(trigger) => (
            <IconButton {...trigger} label={t("requisites.menu", { name })} size={28}>
              <IconDots size={16} />
            </IconButton>
          )}
        </Dropdown>
      )}
    </CardItem>
  );
}

function Account({ account }: { account: BankAccount }) {
  const { t } = useTranslation();
  const more = [account.bic, account.bank, account.holder].filter((part) => part !== null).join(" · ");
  async function copy() {
    try {
      await navigator.clipboard.writeText(account.iban);
      toast(t("requisites.copied"));
    } catch {
      toast(t("requisites.notCopied"), { tone: "error" });
    }
  }
  return (
    <div className={styles.value}>
      <dt>{t("requisites.iban")}</dt>
      <dd>
        <span className={styles.iban}>
          {grouped(account.iban)}
          <IconButton
            label={t("requisites.copy", { iban: grouped(account.iban) })}
            size={24}
            onClick={() => void copy()}
          >
            <IconCopy size={14} />
          </IconButton>
        </span>
        {more !== "" && <span className={styles.more}>{more}</span>}
      </dd>
    </div>
  );
}

import { useQuery } from "@tanstack/react-query";
import { IconBuilding, IconDots, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { problemText } from "@/lib/problemText";
import { FindRecord } from "@/records/card/LinksField";
import { NamedLink } from "@/records/card/RecordLink";
import { Button } from "@/ui/controls";
import { Badge } from "@/ui/display";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import styles from "./OwnCompanies.module.css";
import { useSettingsChange } from "./useSettingsChange";

interface OwnCompany {
  companyId: number;
  title: string;
  address: string[];
  /** The one papers take. */
  standard: boolean;
  /** The main set first; papers need one. */
  requisites: { legalName: string | null; vatId: string | null }[];
}

/** The companies the account sells as: their names, addresses and bank accounts stand on its papers. */
export function OwnCompaniesPage() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const found = useQuery({
    queryKey: keys.setting("own-companies"),
    queryFn: async ({ signal }) => (await api.get<Page<OwnCompany>>("/own-companies", undefined, signal)).items,
  });
  const add = useSettingsChange((companyId: number) => api.post("/own-companies", { companyId }));
  const list = found.data ?? [];
  return (
    <PageFrame
      title={t("settings.section.ownCompanies.name")}
      intro={t("requisites.own.intro")}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)} disabled={adding}>
          {t("requisites.own.add")}
        </Button>
      }
    >
      <Section flush>
        {adding && (
          <div className={styles.find}>
            <FindRecord
              label={t("requisites.own.find")}
              kind="companies"
              without={list.map((one) => one.companyId)}
              onPick={(id) => {
                setAdding(false);
                if (id !== null) add.mutate(id);
              }}
            />
          </div>
        )}
        {add.isError && (
          <p className={styles.refusal} role="alert">
            {problemText(t, add.error)}
          </p>
        )}
        {found.isPending && <RowSkeletons />}
        {found.isError && (
          <ErrorState title={t("problems.listTitle")} error={found.error} retry={() => void found.refetch()} />
        )}
        {found.data?.length === 0 && !adding && (
          <EmptyState icon={IconBuilding} title={t("requisites.own.none")} text={t("requisites.own.noneText")} />
        )}
        <ul className={styles.list}>
          {list.map((company) => (
            <OwnCompanyRow key={company.companyId} company={company} />
          ))}
        </ul>
      </Section>
    </PageFrame>
  );
}

function OwnCompanyRow({ company }: { company: OwnCompany }) {
  const { t } = useTranslation();
  const { companyId, title, address, standard, requisites } = company;
  const change = useSettingsChange((deed: "default" | "remove") =>
    deed === "default"
      ? api.post(`/own-companies/${companyId}/default`, {})
      : api.delete(`/own-companies/${companyId}`),
  );
  const run = (deed: "default" | "remove") =>
    change.mutate(deed, { onError: (error) => toast(problemText(t, error), { tone: "error" }) });
  const facts = [...address, ...requisites.slice(0, 1).flatMap((set) => [set.legalName, set.vatId])];
  return (
    <li className={styles.row} aria-busy={change.isPending} data-testid="own-company">
      <span className={styles.main}>
        <span className={styles.head}>
          <NamedLink kind="companies" id={companyId} name={title} />
          {standard && (
            <Badge size="sm" variant="light">
              {t("requisites.own.standard")}
            </Badge>
          )}
        </span>
        <span className={styles.facts}>
          {requisites.length === 0
            ? t("requisites.own.bare")
            : facts.filter((fact) => fact !== null && fact !== title).join(" · ")}
        </span>
      </span>
      <Dropdown
        label={t("requisites.menu", { name: title })}
        position="bottom-end"
        parts={[
          { key: "default", label: t("requisites.own.makeStandard"), disabled: standard, run: () => run("default") },
          { key: "line", divider: true },
          { key: "remove", danger: true, label: t("requisites.own.remove"), run: () => run("remove") },
        ]}
      >
        {(trigger) => (
          <IconButton {...trigger} label={t("requisites.menu", { name: title })}>
            <IconDots size={18} />
          </IconButton>
        )}
      </Dropdown>
    </li>
  );
}

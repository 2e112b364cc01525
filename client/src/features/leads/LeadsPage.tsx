import { IconTargetArrow } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLeadStages, useSources } from "@/lib/dictionaries";
import { useMode } from "@/lib/mode";
import { useMay } from "@/lib/session";
import type { Texts } from "@/lib/i18n/texts";
import { later } from "@/lib/later";
import type { ListColumn } from "@/records/list/columns";
import { StagedPage } from "@/records/page/StagedPage";
import type { Lead } from "@/records/types";
import { type RecordsUrl, useRecordsUrl } from "@/records/useRecordsUrl";
import { Button } from "@/ui/controls";
import { EmptyState } from "@/ui/states";

type Reason = keyof Texts["conversion"]["reason"];

const CreateLead = later(() => import("./CreateLead").then((m) => m.CreateLead));

export function LeadsPage() {
  const { t } = useTranslation();
  const stages = useLeadStages();
  const sources = useSources();
  const mode = useMode();
  const navigate = useNavigate();
  const [url, setUrl] = useRecordsUrl();
  const mayAdd = useMay("leads", "add");
  const creating = url.create === true && mayAdd;
  const source = (id: number | null) => sources.find((one) => one.id === id)?.name ?? null;

  // in simple mode only those leads are shown that still need somebody
  const astray = mode?.mode === "SIMPLE" && mode.needsAttention > 0 && url.attention !== true;
  useEffect(() => {
    const narrowed = ({ card, create }: RecordsUrl) => ({ card, create, view: "list", attention: true });
    if (astray) void navigate({ to: "/leads", search: narrowed, replace: true } as never);
  }, [astray, navigate]);

  if (mode?.mode === "SIMPLE" && mode.needsAttention === 0) {
    return (
      <EmptyState icon={IconTargetArrow} title={t("records.noLeads.title")} text={t("records.noLeads.text")}>
        <Button onClick={() => void navigate({ to: "/deals" } as never)}>{t("records.noLeads.toDeals")}</Button>
      </EmptyState>
    );
  }
  const reason: ListColumn<Lead> = {
    key: "attention",
    label: t("records.attentionReason"),
    width: 3,
    cell: ({ attention }) =>
      attention === null
        ? null
        : t(`conversion.reason.${attention.reason as Reason}`, { defaultValue: attention.detail ?? attention.reason }),
  };
  if (astray) return null;
  return (
    <>
      <StagedPage<Lead>
        kind="leads"
        title={t("records.leads.title")}
        createLabel={t("records.leads.create")}
        onCreate={() => setUrl({ create: true })}
        stages={stages}
        completes
        {...(url.attention === true && { columns: { activityDueAt: reason } })}
        detail={(lead) => source(lead.sourceId)}
        empty={{ icon: IconTargetArrow, title: t("records.leads.emptyTitle"), text: t("records.leads.emptyText") }}
      />
      {creating && (
        <Suspense>
          <CreateLead
            onClose={() => setUrl({ create: undefined })}
            onDone={(lead) => {
              setUrl({ create: undefined });
              setUrl({ card: `leads:${lead.id}` });
            }}
          />
        </Suspense>
      )}
    </>
  );
}

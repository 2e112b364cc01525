import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { isProblem } from "@/lib/api/problem";
import { pipelinesQuery } from "@/lib/dictionaries";
import { useMay } from "@/lib/session";
import type { CompleteLeadProps } from "@/records/slots";
import { Alert } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { usePhone } from "@/ui/usePhone";
import { leadQuery, type LeadSummary, planQuery } from "./api";
import { type Choice, requestOf, startingChoice, type Target } from "./choice";
import { ConversionForm } from "./ConversionForm";

type Props = CompleteLeadProps;

/** What a lead becomes, chosen by hand. */
export function ConversionDialog({ leadId, onClose, onConverted }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const lead = useQuery(leadQuery(leadId));
  return (
    <Modal
      opened
      onClose={onClose}
      title={lead.data === undefined ? t("conversion.title") : t("conversion.titleOf", { title: lead.data.title })}
      size={640}
      padding="lg"
      fullScreen={phone}
    >
      <Loaded leadId={leadId} onClose={onClose} onConverted={onConverted} />
    </Modal>
  );
}

/** Gathers what the form starts from. */
function Loaded({ leadId, onClose, onConverted }: Props) {
  const { t } = useTranslation();
  const lead = useQuery(leadQuery(leadId));
  const pipelines = useQuery(pipelinesQuery);
  const may = { deal: useMay("deals", "add"), contact: useMay("contacts", "add"), company: useMay("companies", "add") };
  const failed = [lead, pipelines].find((query) => query.isLoadingError);
  if (failed !== undefined) {
    return <ErrorState title={t("problems.recordTitle")} error={failed.error} retry={() => void failed.refetch()} />;
  }
  if (lead.data === undefined || pipelines.data === undefined) return <RowSkeletons rows={5} height={28} />;
  const pipeline = pipelines.data.find((one) => one.isDefault) ?? pipelines.data[0];
  const starting = startingChoice(lead.data, pipeline?.id ?? 0, may);
  return <Recognised lead={lead.data} may={may} starting={starting} onClose={onClose} onConverted={onConverted} />;
}

interface RecognisedProps extends Omit<Props, "leadId"> {
  lead: LeadSummary;
  may: Record<Target, boolean>;
  starting: Choice;
}

/** Asks once who is recognised if everything is made; the form offers these customers whatever is chosen later. */
function Recognised({ lead, may, starting, onClose, onConverted }: RecognisedProps) {
  const { t } = useTranslation();
  const recognised = useQuery(planQuery(lead.id, requestOf({ ...starting, make: may })));
  if (isProblem(recognised.error, "lead-converted")) {
    const dealId = recognised.error.extraNumber("dealId");
    return (
      <Alert>
        {t("problems.slug.lead-converted")}{" "}
        {dealId !== undefined && (
          <Link to={addressOfRecord("deals", dealId)} onClick={onClose}>
            {t("conversion.toDeal")}
          </Link>
        )}
      </Alert>
    );
  }
  if (recognised.isLoadingError) {
    return (
      <ErrorState
        title={t("conversion.notPossible")}
        error={recognised.error}
        retry={() => void recognised.refetch()}
      />
    );
  }
  if (recognised.isPending) return <RowSkeletons rows={5} height={28} />;
  return (
    <ConversionForm
      lead={lead}
      may={may}
      recognised={recognised.data}
      starting={starting}
      onClose={onClose}
      onConverted={onConverted}
    />
  );
}

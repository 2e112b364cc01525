import { useMutation } from "@tanstack/react-query";
import {
  IconCheck,
  IconDots,
  IconDownload,
  IconMail,
  IconPencil,
  IconRefresh,
  IconSend,
  IconTrash,
  IconX,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { useUnsent } from "@/lib/unsent";
import { useOnce } from "@/lib/useOnce";
import { CardItem } from "@/records/card/CardList";
import { askToWrite, NO_FILES, placeOfNew } from "@/records/mail/writing";
import { Dropdown, type DropdownItem } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { keepPaper, type OfferLine, paperOf } from "./api";
import type { Asked } from "./DeedDialog";
import styles from "./Offers.module.css";
import { OfferState } from "./OfferState";

interface Props {
  dealId: number;
  offer: OfferLine;
  readOnly: boolean;
  onEdit: () => void;
  onRenew: () => void;
  onAsk: (deed: Asked) => void;
}

/** One offer: what it is called, how it stands, and what can be done with it. */
export function OfferRow(props: Props) {
  const { offer, readOnly, onEdit } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const send = useSend(props);
  const draft = offer.status === "DRAFT";
  const name = offer.number ?? t("offers.draftNo", { id: offer.id });
  const parts = useDeeds(props, () => send.mutate());
  const until = draft
    ? t("offers.on", { date: formats.date(offer.offeredOn) })
    : offer.decidedOn !== null && (offer.status === "ACCEPTED" || offer.status === "DECLINED")
      ? t("offers.decidedOn", { date: formats.date(offer.decidedOn) })
      : t("offers.dates", { on: formats.date(offer.offeredOn), until: formats.date(offer.validUntil) });
  return (
    <CardItem testId="offer" busy={send.isPending} middle>
      <span className={styles.main}>
        <span className={styles.head}>
          {draft && !readOnly ? (
            <button type="button" className={styles.name} onClick={onEdit}>
              {name}
            </button>
          ) : (
            <a className={styles.name} href={paperOf(offer.id)} download>
              {name}
            </a>
          )}
          <OfferState offer={offer} />
        </span>
        <span className={styles.facts}>
          {until}
          {offer.replacesNumber !== null && ` · ${t("offers.replaces", { number: offer.replacesNumber })}`}
        </span>
      </span>
      <span className={styles.total} data-faded={offer.status === "REPLACED" || offer.status === "DECLINED"}>
        {formats.money(offer.total)}
      </span>
      <Dropdown label={t("offers.menu", { name })} position="bottom-end" parts={parts}>
        {(trigger) => (
          <IconButton {...trigger} label={t("offers.menu", { name })} size={28}>
            <IconDots size={16} />
          </IconButton>
        )}
      </Dropdown>
    </CardItem>
  );
}

/** The paper becomes a file of the deal and stands in a new message. */
function useSend({ dealId, offer }: Props) {
  const { t } = useTranslation();
  const place = placeOfNew("deals", dealId);
  const [, setFiles] = useUnsent(`${place}files`, NO_FILES);
  const [, setSubject] = useUnsent(`${place}subject`, "");
  return useOnce(
    useMutation({
      mutationFn: () => keepPaper(offer.id),
      onSuccess: ({ fileId, name }) => {
        setFiles((files) =>
          files.some((file) => file.id === fileId) ? files : [...files, { key: `offer-${fileId}`, id: fileId, name }],
        );
        setSubject((now) => (now === "" ? t("offers.subject", { number: offer.number ?? "" }) : now));
        askToWrite("deals", dealId);
      },
      onError: (error) => toast(problemText(t, error), { tone: "error" }),
    }),
  );
}

function useDeeds({ offer, readOnly, onEdit, onRenew, onAsk }: Props, send: () => void): DropdownItem[] {
  const { t } = useTranslation();
  const { status } = offer;
  const icon = { size: 16, stroke: 1.6 };
  const paper: DropdownItem = {
    key: "paper",
    icon: <IconDownload {...icon} />,
    label: t("offers.paper"),
    run: () => window.location.assign(paperOf(offer.id)),
  };
  if (readOnly) return [paper];
  if (status === "DRAFT") {
    return [
      { key: "edit", icon: <IconPencil {...icon} />, label: t("offers.edit"), run: onEdit },
      { ...paper, label: t("offers.preview") },
      { key: "issue", icon: <IconSend {...icon} />, label: t("offers.issue"), run: () => onAsk("issue") },
      {
        key: "delete",
        icon: <IconTrash {...icon} />,
        label: t("common.delete"),
        danger: true,
        run: () => onAsk("delete"),
      },
    ];
  }
  if (status === "REPLACED") return [paper];
  return [
    paper,
    { key: "send", icon: <IconMail {...icon} />, label: t("offers.send"), run: send },
    ...(status === "ACCEPTED"
      ? []
      : [{ key: "accept", icon: <IconCheck {...icon} />, label: t("offers.accept"), run: () => onAsk("accept") }]),
    ...(status === "DECLINED"
      ? []
      : [{ key: "decline", icon: <IconX {...icon} />, label: t("offers.decline"), run: () => onAsk("decline") }]),
    ...(status === "ACCEPTED"
      ? []
      : [{ key: "version", icon: <IconRefresh {...icon} />, label: t("offers.renew"), run: onRenew }]),
  ];
}

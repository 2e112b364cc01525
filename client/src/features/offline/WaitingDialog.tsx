import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/lib/api/problem";
import { keys } from "@/lib/api/keys";
import { connection } from "@/lib/connection";
import { useDealStages, useLeadStages } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { codeOfKind } from "@/lib/kinds";
import { currentWaiting, discard, subscribeWaiting, tryAgain } from "@/lib/offline/queue";
import type { Waiting } from "@/lib/offline/waiting";
import { problemText } from "@/lib/problemText";
import { RecordLink } from "@/records/card/RecordLink";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import styles from "./Offline.module.css";

interface Props {
  onClose: () => void;
  onSend: () => void;
}

/** Everything that waits, in its order; each can be discarded, and a conflict is decided here. */
export function WaitingDialog({ onClose, onSend }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const all = useSyncExternalStore(subscribeWaiting, currentWaiting);
  return (
    <Modal opened onClose={onClose} title={t("offline.title")} size={600} fullScreen={phone} centered>
      <p className={styles.quiet}>{t(all.length === 0 ? "offline.empty" : "offline.text")}</p>
      <ol className={styles.list}>
        {all.map((one) => (
          <Line key={one.key} one={one} onSend={onSend} />
        ))}
      </ol>
    </Modal>
  );
}

function Line({ one, onSend }: { one: Waiting; onSend: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const stageName = useStageName();
  const wanted = stageName((one.body as { stageId?: number } | undefined)?.stageId);
  const client = useQueryClient();
  // what has looked as it would become looks again as it is
  const drop = async () => {
    await discard(one.key);
    await Promise.all(
      [keys.records(one.record.kind), keys.timelines, keys.activities].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
  const again = async () => {
    await tryAgain(one.key);
    if (connection().awaySince === undefined) onSend();
  };
  return (
    <li className={styles.line} data-state={one.state}>
      <div className={styles.head}>
        <strong>{t(`offline.what.${one.what}`)}</strong>
        <span className={styles.quiet}>{formats.near(one.at)}</span>
        {one.record.id > 0 && (
          <span className={styles.record}>
            <RecordLink kind={one.record.kind} id={one.record.id}>
              {t(`records.kind.${codeOfKind(one.record.kind)}`)} #{one.record.id}
            </RecordLink>
          </span>
        )}
      </div>
      <p className={styles.words}>
        {one.text}
        {one.what === "move" && ` ${t("offline.toStage", { stage: wanted })}`}
      </p>
      {one.problem && (
        <p role="alert" className={styles.refused}>
          {t("offline.refused", {
            reason: problemText(t, new ApiProblem(0, one.problem.slug, { detail: one.problem.message })),
          })}
        </p>
      )}
      {one.theirs && (
        <div role="alert" className={styles.conflict}>
          <p>{t("offline.conflict")}</p>
          <dl className={styles.values}>
            <dt>{t("offline.mine")}</dt>
            <dd>{wanted}</dd>
            <dt>{t("offline.theirs")}</dt>
            <dd>{stageName(one.theirs.stageId)}</dd>
          </dl>
        </div>
      )}
      <div className={styles.buttons}>
        {one.theirs ? (
          <>
            <Button size="xs" onClick={() => void again()}>
              {t("offline.takeMine")}
            </Button>
            <Button size="xs" variant="default" onClick={() => void drop()}>
              {t("offline.takeTheirs")}
            </Button>
          </>
        ) : (
          <>
            {one.state === "refused" && (
              <Button size="xs" variant="default" onClick={() => void again()}>
                {t("offline.tryAgain")}
              </Button>
            )}
            <Confirm
              question={t("offline.discardQuestion")}
              confirm={t("offline.discard")}
              onConfirm={() => void drop()}
            >
              {(ask) => (
                <Button size="xs" variant="subtle" color="red" onClick={ask}>
                  {t("offline.discard")}
                </Button>
              )}
            </Confirm>
          </>
        )}
      </div>
    </li>
  );
}

function useStageName(): (id: number | undefined) => string {
  const stages = [...useLeadStages(), ...useDealStages()];
  return (id) => stages.find((stage) => stage.id === id)?.name ?? `#${id ?? "?"}`;
}

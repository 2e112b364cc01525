import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconCamera, IconPaperclip, IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { Progress } from "@/ui/display";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import { filesQuery, type RecordFile } from "./api";
import { FileRow } from "./FileRow";
import styles from "./Files.module.css";
import { PickFiles } from "./PickFiles";
import { useIncoming } from "./useIncoming";
import { type Running, useUploads } from "./useUploads";

/** The files of a record; new ones are chosen, dropped on the card, pasted, or taken with the camera. */
export function Files({ kind, id, readOnly }: { kind: Kind; id: number; readOnly: boolean }) {
  const { t } = useTranslation();
  const files = useQuery(filesQuery(kind, id));
  const list = files.data ?? [];
  if (readOnly && list.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t("card.files.title")}>
      <h2 className={styles.title}>
        {t("card.files.title")}
        {list.length > 0 && <span className={styles.count}>{list.length}</span>}
      </h2>
      {files.isError && <p className={styles.none}>{t("card.files.failed")}</p>}
      <FileList kind={kind} id={id} list={list} readOnly={readOnly} />
      {!readOnly && <Adding kind={kind} id={id} empty={files.isSuccess && list.length === 0} />}
    </section>
  );
}

function FileList({ kind, id, list, readOnly }: { kind: Kind; id: number; list: RecordFile[]; readOnly: boolean }) {
  const remove = useRemoveFile();
  if (list.length === 0) return null;
  return (
    <ul className={styles.files}>
      {list.map((file) => (
        <FileRow
          key={file.id}
          kind={kind}
          id={id}
          file={file}
          onRemove={readOnly ? undefined : () => remove.mutate(file)}
        />
      ))}
    </ul>
  );
}

/** Deletes a file, with a way back for ten seconds. */
function useRemoveFile() {
  const client = useQueryClient();
  const { t } = useTranslation();
  const renew = () => client.invalidateQueries({ queryKey: keys.timelines });
  return useMutation({
    mutationFn: (file: RecordFile) => api.delete(`/files/${file.id}`),
    onSuccess: async (_nothing, file) => {
      await renew();
      toast(t("card.files.removed", { name: file.name }), {
        action: {
          label: t("common.undo"),
          run: () => void api.post(`/files/${file.id}/restore`, {}).then(renew),
        },
      });
    },
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
}

function Adding({ kind, id, empty }: { kind: Kind; id: number; empty: boolean }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const place = useRef<HTMLDivElement>(null);
  const { running, start, forget } = useUploads(kind, id);
  const over = useIncoming(place, start);
  return (
    <div ref={place} className={styles.adding}>
      {running.map((one) => (
        <OnTheWay
          key={one.key}
          upload={one}
          onAgain={() => {
            forget(one.key);
            start([one.file]);
          }}
          onForget={() => forget(one.key)}
        />
      ))}
      <span className={styles.buttons}>
        <PickFiles icon={<IconPaperclip size={15} />} onFiles={start}>
          {t("card.files.add")}
        </PickFiles>
        {phone && (
          <PickFiles icon={<IconCamera size={15} />} camera onFiles={start}>
            {t("card.files.photo")}
          </PickFiles>
        )}
        {empty && !phone && <span className={styles.none}>{t("card.files.none")}</span>}
      </span>
      {over && <div className={styles.over}>{t("card.files.drop")}</div>}
    </div>
  );
}

/** A file that is being sent, or did not arrive, with the reason. */
export function OnTheWay({
  upload,
  onAgain,
  onForget,
}: {
  upload: Running;
  onAgain: () => void;
  onForget: () => void;
}) {
  const { t } = useTranslation();
  const { name } = upload.file;
  const failed = upload.error !== undefined;
  return (
    <div className={styles.running} role={failed ? "alert" : "status"}>
      <span className={styles.about}>
        <span className={styles.name}>{name}</span>
        {failed ? (
          <span className={styles.reason}>
            {upload.error === "too-large" ? t("card.files.tooLarge") : problemText(t, upload.error)}
          </span>
        ) : (
          <Progress size="xs" value={upload.share * 100} aria-label={t("card.files.uploading", { name })} />
        )}
      </span>
      {failed && upload.error !== "too-large" && (
        <button type="button" className={styles.again} onClick={onAgain}>
          {t("card.files.retry")}
        </button>
      )}
      <IconButton
        label={t(failed ? "card.files.dismiss" : "card.files.cancel", { name })}
        size={28}
        onClick={failed ? onForget : upload.cancel}
      >
        <IconX size={15} />
      </IconButton>
    </div>
  );
}

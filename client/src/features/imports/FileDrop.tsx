import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { upload } from "./api";
import styles from "./Imports.module.css";
import { useFileProblem } from "./useFileProblem";

/** Takes a file by choosing or dropping it, and leads on to its columns. */
export function FileDrop({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const problem = useFileProblem();
  const reading = useMutation({
    mutationFn: (file: File) => upload(kind, file),
    onSuccess: (run) => void navigate({ to: `/settings/import/${run.id}` } as never),
  });
  const take = (file: File | undefined) => {
    if (file !== undefined && !reading.isPending) reading.mutate(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <div
        className={styles.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconFileSpreadsheet size={32} stroke={1.3} />
        <p className={styles.dropTitle}>{t("imports.drop")}</p>
        <p className={styles.note}>{t("imports.limits")}</p>
        <Button loading={reading.isPending} onClick={() => input.current?.click()}>
          {t("imports.choose")}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          data-testid="import-file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      {reading.isPending && (
        <p role="status" className={styles.note}>
          {t("imports.reading", { name: reading.variables.name })}
        </p>
      )}
      {reading.isError && (
        <Alert color="red" title={t("imports.notRead", { name: reading.variables.name })}>
          {problem(reading.error)}
        </Alert>
      )}
    </>
  );
}

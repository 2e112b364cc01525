import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "@/ui/display";
import { type FormDraft, previewForm } from "./api";
import styles from "./Forms.module.css";
import { explain } from "./model";

const PAUSE_MS = 350;

/** The form as visitors will see it, a moment after the last change. It can be filled in and sends nothing. */
export function Preview({ draft }: { draft: FormDraft }) {
  const { t } = useTranslation();
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const preview = useQuery({
    queryKey: ["form-preview", settled],
    queryFn: ({ signal }) => previewForm(settled, signal),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  return (
    <div className={styles.preview}>
      {preview.isError && (
        <Alert color="yellow" role="status" title={t("forms.notYet")}>
          {explain(t, preview.error, settled.fields)}
        </Alert>
      )}
      {preview.data !== undefined && (
        <iframe className={styles.frame} title={t("forms.part.preview")} srcDoc={preview.data} />
      )}
    </div>
  );
}

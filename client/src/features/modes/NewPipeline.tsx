import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pipeline } from "@/lib/api/payloads";
import { pipelinesQuery } from "@/lib/dictionaries";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { openPipeline } from "./api";
import styles from "./OptionsForm.module.css";

interface Props {
  onMade: (pipeline: Pipeline) => void;
  onCancel: () => void;
}

/** Makes a pipeline without leaving the dialog. It starts with the usual stages. */
export function NewPipeline({ onMade, onCancel }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const make = useMutation({
    mutationFn: openPipeline,
    onSuccess(pipeline) {
      queryClient.setQueryData(pipelinesQuery.queryKey, (known) => [...(known ?? []), pipeline]);
      onMade(pipeline);
    },
  });
  const ready = name.trim() !== "";
  function submit() {
    if (ready && !make.isPending) make.mutate(name.trim());
  }
  // No form of its own: it may stand inside of one.
  return (
    <div className={styles.row}>
      <TextInput
        label={t("modes.newPipelineName")}
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          submit();
        }}
        error={make.isError ? problemText(t, make.error) : undefined}
      />
      <Button loading={make.isPending} disabled={!ready} onClick={submit}>
        {t("common.create")}
      </Button>
      <Button variant="subtle" color="gray" onClick={onCancel}>
        {t("common.cancel")}
      </Button>
    </div>
  );
}

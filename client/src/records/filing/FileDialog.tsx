import { useState } from "react";
import type { KindCode } from "@/lib/kinds";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Stack } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import { AnyRecordSelect } from "../card/AnyRecordSelect";
import { useTimelineChange } from "../timeline/api";

interface Props {
  title: string;
  /** Of the field that asks for the record. */
  label: string;
  submit: string;
  file: (record: { kind: KindCode; id: number }) => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
}

/** Asks for the record that something shall be filed with. */
export function FileDialog({ title, label, submit, file, onClose, onDone }: Props) {
  const [record, setRecord] = useState<{ kind: KindCode; id: number }>();
  const add = useOnce(useTimelineChange(file, onDone));
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (record !== undefined) add.mutate(record);
        }}
      >
        <Stack>
          <AnyRecordSelect label={label} onChange={setRecord} />
          <DialogFoot onCancel={onClose}>
            <Button type="submit" loading={add.isPending} disabled={record === undefined}>
              {submit}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}

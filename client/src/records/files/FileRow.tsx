import { IconFile, IconFileText, IconFileZip, IconPhoto, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { IconButton } from "@/ui/IconButton";
import { downloadOf, type RecordFile, sizeText } from "./api";
import styles from "./Files.module.css";
import { drawThumb, isPicture } from "./thumbs";

interface Props {
  kind: Kind;
  id: number;
  file: RecordFile;
  /** Absent where it cannot be deleted. */
  onRemove?: (() => void) | undefined;
}

/** A file: a picture of it, its name, which saves it, and where it comes from. */
export function FileRow({ kind, id, file, onRemove }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const fromLead = file.record.kind === "LEAD" && codeOfKind(kind) !== "LEAD";
  return (
    <li className={styles.file} data-testid="file">
      <Picture kind={kind} id={id} file={file} />
      <span className={styles.about}>
        <a
          href={downloadOf(kind, id, file)}
          download={file.name}
          className={styles.name}
          aria-label={t("card.files.download", { name: file.name })}
        >
          {file.name}
        </a>
        <span className={styles.facts}>
          {sizeText(file.size, formats.locale)} · {file.uploadedBy?.name ?? t("records.system")} ·{" "}
          {formats.near(file.uploadedAt)}
          {fromLead && <span className={styles.mark}>{t("card.files.fromLead")}</span>}
        </span>
      </span>
      {onRemove && !fromLead && (
        <IconButton label={t("card.files.remove", { name: file.name })} size={28} onClick={onRemove}>
          <IconTrash size={15} />
        </IconButton>
      )}
    </li>
  );
}

const SIDE = 72;

function Picture({ kind, id, file }: { kind: Kind; id: number; file: RecordFile }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const address = downloadOf(kind, id, file);
  const wanted = isPicture(file);
  useEffect(() => {
    const target = canvas.current;
    if (!wanted || target === null) return undefined;
    const stop = new AbortController();
    drawThumb(address, target, stop.signal).then(setDrawn, () => undefined);
    return () => stop.abort();
  }, [wanted, address]);
  return (
    <span className={styles.picture} aria-hidden>
      {wanted && <canvas ref={canvas} width={SIDE} height={SIDE} data-drawn={drawn} />}
      {!drawn && <FileIcon type={file.type} />}
    </span>
  );
}

function FileIcon({ type }: { type: string }) {
  if (type.startsWith("image/")) return <IconPhoto size={20} stroke={1.5} />;
  if (type === "application/pdf" || type.startsWith("text/")) return <IconFileText size={20} stroke={1.5} />;
  if (type === "application/zip" || type === "application/gzip") return <IconFileZip size={20} stroke={1.5} />;
  return <IconFile size={20} stroke={1.5} />;
}

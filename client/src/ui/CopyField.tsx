import { Button, TextInput } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./CopyField.module.css";

/** A text to take away: an address, a token. */
export function CopyField({ label, value, description }: { label: string; value: string; description?: string }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    input.current?.select();
    try {
      // Exists on secure pages only; the selected text can be copied by hand elsewhere.
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      input.current?.focus();
    }
  }

  return (
    <div className={styles.field}>
      <TextInput
        ref={input}
        label={label}
        description={description}
        readOnly
        value={value}
        classNames={{ input: styles.input }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="default"
        leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.6} />}
        onClick={() => void copy()}
      >
        {copied ? t("common.copied") : t("common.copy")}
      </Button>
    </div>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { isAway } from "@/lib/connection";
import { codeOfKind, type Kind, type KindCode, kindOfCode } from "@/lib/kinds";
import { useMode } from "@/lib/mode";
import { knownRecords } from "@/lib/offline/memory";
import { problemText } from "@/lib/problemText";
import { useMay } from "@/lib/session";
import { sendOrSay } from "@/records/kept";
import { Button, UnstyledButton } from "@/ui/controls";
import { Textarea, TextInput } from "@/ui/forms";
import { PageFrame } from "@/ui/PageFrame";
import { toast } from "@/ui/toasts";
import styles from "./Offline.module.css";
import { sharedText, titleOf } from "./share";

interface Known {
  kind: Kind;
  id: number;
  name: string;
}

/** What another program on the phone shared: a note on a record, or a new lead or deal. */
export function SharePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: { title?: string; text?: string; url?: string } = useSearch({ strict: false });
  const [text, setText] = useState(() => sharedText(search).join("\n"));
  const [wanted, setWanted] = useState("");
  const [busy, setBusy] = useState(false);
  const records = useKnown(useDeferredValue(wanted.trim()));
  const kind: Kind = useMode()?.mode === "CLASSIC" ? "leads" : "deals";
  const may = { leads: useMay("leads", "add"), deals: useMay("deals", "add") };
  // nobody who looks over a shoulder or into the history of the browser finds it in the address
  useEffect(() => {
    history.replaceState(history.state, "", "/share");
  }, []);

  async function run(work: () => Promise<string>) {
    setBusy(true);
    try {
      await navigate({ to: await work(), replace: true });
    } catch (error) {
      toast(problemText(t, error), { tone: "error" });
    } finally {
      setBusy(false);
    }
  }

  const note = ({ kind: of, id }: Known) =>
    run(async () => {
      const sent = await sendOrSay({
        what: "note",
        method: "POST",
        path: `/${of}/${id}/comments`,
        body: { body: text },
        record: { kind: of, id },
        text,
      });
      if (sent !== undefined) toast(t("offline.shared"));
      return addressOfRecord(of, id);
    });

  const create = () =>
    run(async () => {
      const made = await api.post<{ id: number }>(
        `/${kind}`,
        { title: titleOf(text), comments: text },
        { idempotencyKey: newIdempotencyKey() },
      );
      return addressOfRecord(kind, made.id);
    });

  const empty = text.trim() === "";
  return (
    <PageFrame title={t("offline.share")}>
      <div className={styles.shared}>
        <Textarea
          label={t("offline.shareText")}
          placeholder={t("offline.shareNothing")}
          autosize
          minRows={3}
          maxRows={12}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <h2 className={styles.heading}>{t("offline.shareNote")}</h2>
        <TextInput
          aria-label={t("offline.shareSearch")}
          placeholder={t("offline.shareSearch")}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        {records.map((one) => (
          <UnstyledButton
            key={`${one.kind}${one.id}`}
            className={styles.choice}
            disabled={empty || busy}
            onClick={() => void note(one)}
          >
            <span>{t(`records.kind.${codeOfKind(one.kind)}`)}</span>
            {one.name}
          </UnstyledButton>
        ))}
        {may[kind] && (
          <>
            <h2 className={styles.heading}>{t("offline.shareNew")}</h2>
            <div>
              <Button variant="default" disabled={empty} loading={busy} onClick={() => void create()}>
                {t(kind === "leads" ? "offline.shareLead" : "offline.shareDeal")}
              </Button>
            </div>
          </>
        )}
      </div>
    </PageFrame>
  );
}

/** Records the server finds; without it, or without words, those this browser knows. */
function useKnown(text: string): Known[] {
  return (
    useQuery({
      queryKey: ["share", text],
      queryFn: async ({ signal }): Promise<Known[]> => {
        if (text.length < 2) return knownRecords(text);
        try {
          const found = await api.get<{ items: { kind: KindCode; id: number; name: string }[] }>(
            "/search",
            { q: text },
            signal,
          );
          return found.items.map(({ kind, id, name }) => ({ kind: kindOfCode(kind), id, name }));
        } catch (error) {
          if (isAway(error)) return knownRecords(text);
          throw error;
        }
      },
    }).data ?? []
  );
}

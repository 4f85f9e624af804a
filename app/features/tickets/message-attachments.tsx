import { Icon } from "@shopify/polaris";
import { AttachmentIcon } from "@shopify/polaris-icons";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { downloadFile } from "#app/ui/download-file.ts";
import { formatSize } from "#app/ui/format-size.ts";
import { usePage } from "#app/ui/page-context.tsx";
import styles from "./conversation.module.css";
import { AttachedPicture } from "./attached-picture.tsx";
import type { AttachmentView } from "./ticket-view.ts";

export interface MessageAttachmentsProps {
  of: AttachmentView[];
  /** Their message can still be taken back, and they with it. */
  mayVanish: boolean;
}

export function MessageAttachments({ of, mayVanish }: MessageAttachmentsProps): ReactNode {
  const { t } = useTranslation("ticket");
  if (!of.length) return null;
  return (
    <ul className={styles.attachments} aria-label={t("attachments", { count: of.length })}>
      {of.map((one) => (
        <li key={one.id}>
          <AttachmentButton of={one} mayVanish={mayVanish} />
        </li>
      ))}
    </ul>
  );
}

/** Larger pictures are only offered, not fetched. Bytes. */
const largestShown = 5_000_000;

function AttachmentButton({ of, mayVanish }: { of: AttachmentView; mayVanish: boolean }): ReactNode {
  const { t } = useTranslation(["ticket", "common"]);
  const { locale } = usePage();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const size = formatSize(of.sizeBytes, locale);
  // A picture that is asked for while its message is taken back would be answered "not found".
  const showsPicture = of.isPicture && of.sizeBytes <= largestShown && !mayVanish;

  async function download(): Promise<void> {
    setState("busy");
    // By fetch, which carries the ID token; a plain link would arrive without one.
    const done = await downloadFile(`/app/attachments/${of.id}`, of.fileName);
    setState(done ? "idle" : "failed");
  }

  return (
    <button
      type="button"
      className={styles.attachment}
      data-picture={of.isPicture || undefined}
      onClick={() => void download()}
      disabled={state === "busy"}
      aria-label={t("download", { name: of.fileName, size })}
    >
      {showsPicture ? <AttachedPicture id={of.id} /> : <Icon source={AttachmentIcon} />}
      <span className={styles.fileName}>{of.fileName}</span>
      <span className={styles.quiet}>{state === "failed" ? t("common:problem.unexpected") : size}</span>
    </button>
  );
}

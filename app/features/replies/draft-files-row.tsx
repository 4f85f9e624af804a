import { Icon, Spinner } from "@shopify/polaris";
import { AttachmentIcon, XSmallIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { formatSize } from "#app/ui/format-size.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ComposedFile } from "./composed-file.ts";
import styles from "./composer.module.css";
import type { DraftFiles } from "./use-draft-files.ts";

/** The files beside the text: how far each is, why one was refused, and the way to be rid of it. */
export function DraftFilesRow({ of, readOnly }: { of: DraftFiles; readOnly: boolean }): ReactNode {
  const { t } = useTranslation("files");
  if (!of.files.length) return null;
  return (
    <ul className={styles.files} aria-label={t("list")}>
      {of.files.map((file) => (
        <li key={file.key}>
          <FileChip file={file} readOnly={readOnly} onRetry={of.retry} onRemove={of.remove} />
        </li>
      ))}
    </ul>
  );
}

interface ChipProps {
  file: ComposedFile;
  readOnly: boolean;
  onRetry: (file: ComposedFile) => void;
  onRemove: (file: ComposedFile) => void;
}

/** One file: how far it is, why it was refused, and the way to be rid of it. */
export function FileChip({ file, readOnly, onRetry, onRemove }: ChipProps): ReactNode {
  const { t, i18n } = useTranslation("files");
  const { locale } = usePage();
  const name = file.fileName;
  const problemKey = `files:problem.${file.problem}`;
  return (
    <div className={styles.file} data-refused={file.problem !== null || undefined}>
      {file.percent === null ? <Icon source={AttachmentIcon} /> : <Spinner size="small" />}
      <span className={styles.fileName} title={name}>
        {name}
      </span>
      {file.problem ? (
        <span className={styles.error} role="alert">
          {t((i18n.exists(problemKey) ? problemKey : "files:problem.not_sent") as "problem.not_sent")}
        </span>
      ) : (
        <span
          className={styles.quiet}
          {...(file.percent !== null && {
            role: "progressbar",
            "aria-valuenow": file.percent,
            "aria-label": t("uploading", { name, percent: file.percent }),
          })}
        >
          {file.percent === null ? formatSize(file.sizeBytes, locale) : `${file.percent} %`}
        </span>
      )}
      {(file.source || file.labelOf) && (file.problem === "not_sent" || file.problem === "files_unavailable") ? (
        <button type="button" className={styles.link} onClick={() => onRetry(file)}>
          {t("retry")}
        </button>
      ) : null}
      <button
        type="button"
        className={styles.chipRemove}
        disabled={readOnly}
        aria-label={t(file.percent === null ? "remove" : "cancel", { name })}
        onClick={() => onRemove(file)}
      >
        <Icon source={XSmallIcon} />
      </button>
    </div>
  );
}

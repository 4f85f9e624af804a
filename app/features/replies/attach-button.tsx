import { Button } from "@shopify/polaris";
import { AttachmentIcon } from "@shopify/polaris-icons";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";

export function AttachButton(props: { disabled: boolean; onChoose: (files: File[]) => void }): ReactNode {
  const { t } = useTranslation("files");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon={AttachmentIcon}
        variant="tertiary"
        disabled={props.disabled}
        accessibilityLabel={t("attach")}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("attach")}
        onChange={(event) => {
          props.onChoose([...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
    </>
  );
}

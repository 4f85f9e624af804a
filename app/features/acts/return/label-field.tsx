import { BlockStack, Button, InlineError, InlineStack, Text } from "@shopify/polaris";
import { UploadIcon } from "@shopify/polaris-icons";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { FileChip } from "../../replies/draft-files-row.tsx";
import type { Act, ActPreview } from "../use-act.tsx";
import { labelTypes } from "./label-file.ts";
import { useLabelFile } from "./use-label-file.ts";

const accept = Object.entries(labelTypes)
  .flatMap(([type, extension]) => [type, `.${extension}`])
  .join(",");

/** A label as a file, in place of a link to one. */
export function LabelField<Preview extends ActPreview>(props: { act: Act<Preview>; number: number }): ReactNode {
  const { act, number } = props;
  const { t } = useTranslation("return");
  const { file, choose, remove } = useLabelFile(act, number);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const problem = act.problemOf("labelFile");
  const chip = useRef<HTMLDivElement>(null);
  // What is wrong with it is not to be said behind what always stands at the end of the form.
  const wrong = file?.problem ?? null;
  useEffect(() => {
    if (wrong) chip.current?.scrollIntoView({ block: "center" });
  }, [wrong]);
  return (
    <BlockStack gap="150">
      {file ? (
        <div ref={chip}>
          <FileChip
            file={file}
            readOnly={false}
            onRetry={({ source }) => source && choose(source)}
            onRemove={() => {
              remove();
              document.getElementById(id)?.focus();
            }}
          />
        </div>
      ) : null}
      <InlineStack gap="200" blockAlign="center">
        <Button id={id} icon={UploadIcon} onClick={() => input.current?.click()} ariaDescribedBy={`${id}-hint`}>
          {t(file ? "labelOther" : "labelChoose")}
        </Button>
        <Text as="span" tone="subdued" id={`${id}-hint`}>
          {t("labelKinds")}
        </Text>
      </InlineStack>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={t("labelChoose")}
        onChange={(event) => {
          const [source] = event.target.files ?? [];
          if (source) choose(source);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
      {problem ? <InlineError message={problem} fieldID={id} /> : null}
    </BlockStack>
  );
}

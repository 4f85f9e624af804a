import { Banner, BlockStack, Button, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Order } from "#app/features/orders/order.ts";
import styles from "../refund/refund.module.css";
import { ReplacementAddress } from "./replacement-address.tsx";
import { ReplacementLines } from "./replacement-lines.tsx";
import { ReplacementPreviewCard } from "./replacement-preview-card.tsx";
import type { ReplacementForm as FormData } from "./replacement-preview.ts";
import { ReplacementResult } from "./replacement-result.tsx";
import { useReplacement, type Replacement } from "./use-replacement.tsx";

interface Props {
  form: FormData;
  number: number;
  order: Order;
  /** The order has changed: read it again. */
  onOutdated: () => void;
  onClose: () => void;
  onSentence: (text: string) => void;
}

const reasons = ["damaged", "wrong_item", "not_received", "defective", "incomplete", "other"] as const;

export function ReplacementForm({ form, number, order, onOutdated, onClose, onSentence }: Props): ReactNode {
  const { t } = useTranslation(["replacement", "common"]);
  const replacement = useReplacement(number, form, onOutdated);
  const { values, set, problemOf, result } = replacement;
  const retry = replacement.retry ? { content: t("common:action.retry"), onAction: replacement.retry } : undefined;
  const top = useRef<HTMLDivElement>(null);
  const isMade = result !== null;
  useEffect(() => {
    if (isMade) top.current?.focus();
  }, [isMade]);

  if (result)
    return (
      <div ref={top} tabIndex={-1}>
        <ReplacementResult
          action={result}
          order={order}
          onDecided={replacement.setResult}
          onClose={onClose}
          onAgain={replacement.startAgain}
          onSentence={onSentence}
        />
      </div>
    );

  return (
    <BlockStack gap="400">
      {form.earlier.length ? (
        <Banner tone="info">
          <Text as="p">{t("earlier", { names: form.earlier.join(", ") })}</Text>
        </Banner>
      ) : null}
      <fieldset className={styles.fields} disabled={replacement.confirming || replacement.unanswered}>
        <BlockStack gap="400">
          <ReplacementLines form={form} replacement={replacement} />
          <ReplacementAddress form={form} replacement={replacement} />
          <Select
            label={t("reason.label")}
            options={[
              { value: "", label: t("reason.none") },
              ...reasons.map((reason) => ({ value: t(`reason.${reason}`), label: t(`reason.${reason}`) })),
            ]}
            value={values.reason}
            onChange={(value) => set("reason", value)}
            error={problemOf("reason")}
          />
          <TextField
            label={t("note.label")}
            helpText={t("note.hint")}
            value={values.note ?? ""}
            onChange={(value) => set("note", value)}
            error={problemOf("note")}
            multiline={2}
            autoComplete="off"
          />
        </BlockStack>
      </fieldset>
      <div className={styles.outcome}>
        <ReplacementPreviewCard replacement={replacement} />
        {problemOf("") ? (
          <Banner tone="critical" action={retry}>
            <Text as="p">{problemOf("")}</Text>
          </Banner>
        ) : null}
        {replacement.unanswered ? (
          <Unanswered replacement={replacement} onClose={onClose} />
        ) : (
          <Confirm replacement={replacement} />
        )}
      </div>
    </BlockStack>
  );
}

/** The button says what it does; it works only for what is shown above it. */
function Confirm({ replacement }: { replacement: Replacement }): ReactNode {
  const { t } = useTranslation("replacement");
  const shown = replacement.preview ?? replacement.stalePreview;
  return (
    <Button
      variant="primary"
      fullWidth
      size="large"
      disabled={!replacement.preview || replacement.confirming}
      loading={replacement.confirming}
      onClick={replacement.confirm}
    >
      {shown && replacement.chosen ? t("confirm", { count: shown.units }) : t("confirmNothing")}
    </Button>
  );
}

/** A confirmation got no answer: the same is asked again, or one looks at the order; nothing else. */
function Unanswered({ replacement, onClose }: { replacement: Replacement; onClose: () => void }): ReactNode {
  const { t } = useTranslation("replacement");
  return (
    <Banner tone="warning" title={t("locked.title")}>
      <BlockStack gap="200">
        <Text as="p">{t("locked.body")}</Text>
        <InlineStack gap="200">
          <Button loading={replacement.confirming} onClick={replacement.confirm}>
            {t("locked.again")}
          </Button>
          <Button disabled={replacement.confirming} onClick={onClose}>
            {t("back")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

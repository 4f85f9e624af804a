import {
  Banner,
  BlockStack,
  Button,
  Checkbox,
  ChoiceList,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import type { Order } from "#app/features/orders/order.ts";
import type { ActionView } from "../action-view.ts";
import styles from "../refund/refund.module.css";
import { longestStaffNote } from "./cancellation-note.ts";
import { CancellationPreviewCard } from "./cancellation-preview-card.tsx";
import type { CancellationForm as FormData } from "./cancellation-preview.ts";
import { cancelReasons } from "./cancellation-reasons.ts";
import { CancellationResult } from "./cancellation-result.tsx";
import { useCancellation, type Cancellation } from "./use-cancellation.tsx";

interface Props {
  form: FormData;
  number: number;
  order: Order;
  actions: readonly ActionView[];
  /** The order has changed: read it again. */
  onOutdated: () => void;
  onClose: () => void;
  onSentence: (text: string) => void;
}

export function CancellationForm({ form, number, order, actions, onOutdated, onClose, onSentence }: Props): ReactNode {
  const { t } = useTranslation(["cancellation", "common"]);
  const money = useMoneyText();
  const cancellation = useCancellation(number, form, onOutdated);
  const { values, set, problemOf, result } = cancellation;
  const retry = cancellation.retry ? { content: t("common:action.retry"), onAction: cancellation.retry } : undefined;
  const isPaid = form.paid.presentment.minor !== "0";
  const top = useRef<HTMLDivElement>(null);
  const isMade = result !== null;
  useEffect(() => {
    if (isMade) top.current?.focus();
  }, [isMade]);

  if (result)
    return (
      <div ref={top} tabIndex={-1}>
        <CancellationResult
          action={newest(result, actions)}
          order={order}
          onDecided={cancellation.setResult}
          onClose={onClose}
          onAgain={cancellation.startAgain}
          onSentence={onSentence}
        />
      </div>
    );

  return (
    <BlockStack gap="400">
      <fieldset className={styles.fields} disabled={cancellation.confirming || cancellation.unanswered}>
        <BlockStack gap="400">
          <Select
            label={t("reason.label")}
            placeholder="–"
            options={cancelReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
            value={values.reason}
            onChange={(value) => set("reason", value)}
            error={problemOf("reason")}
            requiredIndicator
          />
          {isPaid ? (
            <ChoiceList
              title={t("refund.label")}
              choices={[
                { value: "original", label: t("refund.original", { amount: money(form.paid.presentment) }) },
                { value: "none", label: t("refund.none") },
              ]}
              selected={[values.refund ?? "original"]}
              onChange={([value]) => set("refund", value ?? "original")}
              error={problemOf("refund")}
            />
          ) : (
            <Text as="p" tone="subdued">
              {t("refund.nothingPaid")}
            </Text>
          )}
          {form.authorized.presentment.minor === "0" ? null : (
            <Text as="p" tone="subdued">
              {t("refund.authorized", { amount: money(form.authorized.presentment) })}
            </Text>
          )}
          <Checkbox
            label={t("restock")}
            checked={values.restock === "on"}
            onChange={(checked) => set("restock", checked ? "on" : "")}
          />
          <Checkbox
            label={t("notify")}
            checked={values.notify === "on"}
            onChange={(checked) => set("notify", checked ? "on" : "")}
          />
          <TextField
            label={t("note.label")}
            helpText={t("note.hint")}
            value={values.note ?? ""}
            onChange={(value) => set("note", value)}
            error={problemOf("note")}
            maxLength={longestStaffNote}
            multiline={2}
            autoComplete="off"
          />
        </BlockStack>
      </fieldset>
      <div className={styles.outcome}>
        <CancellationPreviewCard cancellation={cancellation} form={form} />
        {problemOf("") ? (
          <Banner tone="critical" action={retry}>
            <Text as="p">{problemOf("")}</Text>
          </Banner>
        ) : null}
        {cancellation.unanswered ? (
          <Unanswered cancellation={cancellation} onClose={onClose} />
        ) : (
          <Confirm cancellation={cancellation} isPaid={isPaid} />
        )}
      </div>
    </BlockStack>
  );
}

/** The act as the page last heard of it; a result that came later counts until then. */
function newest(result: ActionView, actions: readonly ActionView[]): ActionView {
  const heard = actions.find(({ id }) => id === result.id);
  return heard && result.finishedAt === null ? heard : result;
}

/** The button says what it does, to the cent; it works only for what is shown above it. */
function Confirm({ cancellation, isPaid }: { cancellation: Cancellation; isPaid: boolean }): ReactNode {
  const { t } = useTranslation("cancellation");
  const money = useMoneyText();
  const shown = cancellation.preview ?? cancellation.stalePreview;
  const amount =
    shown && cancellation.chosen && shown.amount.presentment.minor !== "0" ? shown.amount.presentment : null;
  const withoutMoney = isPaid && cancellation.values.refund === "none" ? t("confirmOnly") : t("confirmUnpaid");
  return (
    <Button
      variant="primary"
      tone="critical"
      fullWidth
      size="large"
      disabled={!cancellation.preview || cancellation.confirming}
      loading={cancellation.confirming}
      onClick={cancellation.confirm}
    >
      {amount ? t("confirm", { amount: money(amount) }) : withoutMoney}
    </Button>
  );
}

/** A confirmation got no answer: the same is asked again, or one looks at the order; nothing else. */
function Unanswered({ cancellation, onClose }: { cancellation: Cancellation; onClose: () => void }): ReactNode {
  const { t } = useTranslation("cancellation");
  return (
    <Banner tone="warning" title={t("locked.title")}>
      <BlockStack gap="200">
        <Text as="p">{t("locked.body")}</Text>
        <InlineStack gap="200">
          <Button loading={cancellation.confirming} onClick={cancellation.confirm}>
            {t("locked.again")}
          </Button>
          <Button disabled={cancellation.confirming} onClick={onClose}>
            {t("back")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

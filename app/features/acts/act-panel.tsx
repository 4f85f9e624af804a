import { BlockStack, Button, Card, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { readJson } from "#app/ui/read-json.ts";
import { useRead } from "#app/ui/use-read.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import type { Order } from "../orders/order.ts";
import type { Outcome, Refusal } from "../shared/outcome.ts";
import { actAddress } from "./act-address.ts";
import type { ActKind } from "./act-kind.ts";
import { actScopes } from "./act-scopes.ts";
import styles from "./acts.module.css";
import type { GoOn } from "./authority/begin-act.ts";
import type { ActionView } from "./action-view.ts";
import { AllowButton } from "./allow-button.tsx";
import { AddressForm } from "./address/address-form.tsx";
import { DuplicateForm } from "./duplicate/duplicate-form.tsx";
import { EditForm } from "./edit/edit-form.tsx";
import { InvoiceForm } from "./invoice/invoice-form.tsx";
import { NoteForm } from "./note/note-form.tsx";
import { HoldForm } from "./hold/hold-form.tsx";
import { DiscountForm } from "./discount/discount-form.tsx";
import { ExchangeForm } from "./exchange/exchange-form.tsx";
import { ReturnForm } from "./return/return-form.tsx";
import { ReturnStepForm } from "./return-step/return-step-form.tsx";
import { CreditForm } from "./credit/credit-form.tsx";
import { CancellationForm } from "./cancellation/cancellation-form.tsx";
import { RefundForm } from "./refund/refund-form.tsx";
import { ReplacementForm } from "./replacement/replacement-form.tsx";
import { useActText } from "./use-act-text.ts";

export interface ActPanelProps {
  /** Of the ticket. */
  number: number;
  order: Order;
  /** What was done to the order, as the page last heard. */
  actions: readonly ActionView[];
  /** A request whose form is opened as it was filled in; null: none. */
  goOn: GoOn | null;
  onClose: () => void;
  /** Opens another act in its place. */
  onInstead: (kind: ActKind) => void;
  /** A sentence for the reply. */
  /** @param labelOf this act, where its label is a file that goes along; null: nothing goes along */
  onSentence: (text: string, labelOf: string | null) => void;
}

/** What the form of a kind is given, with what Shopify said it starts from. */
export interface ActFormProps<Start> extends ActPanelProps {
  form: Start;
  /** What can still be done has changed: read it again. */
  onOutdated: () => void;
}

const readStart = (address: string) => keepTyped(() => readJson<Outcome<object>>(address));
const forms = {
  refund: RefundForm,
  cancellation: CancellationForm,
  replacement: ReplacementForm,
  address: AddressForm,
  credit: CreditForm,
  discount: DiscountForm,
  hold: HoldForm,
  note: NoteForm,
  invoice: InvoiceForm,
  duplicate: DuplicateForm,
  edit: EditForm,
  return: ReturnForm,
  returnStep: ReturnStepForm,
  exchange: ExchangeForm,
} satisfies Record<ActKind, unknown>;

/** What helps where an act cannot be done, one click away. */
const insteadOf: Partial<Record<ActKind, Record<string, readonly ActKind[]>>> = {
  address: { fulfilled: ["return", "replacement"] },
  cancellation: { fulfilled: ["return", "refund"] },
  hold: { nothing_to_hold: ["cancellation"], fulfilled: ["return", "refund"] },
  discount: { no_customer: ["refund"] },
  credit: { no_customer: ["refund"] },
  return: { unfulfilled: ["cancellation", "address"], nothing_returnable: ["refund"], all_returned: ["returnStep"] },
  exchange: { unfulfilled: ["cancellation", "address"], nothing_returnable: ["refund"], all_returned: ["returnStep"] },
  returnStep: { no_returns: ["return"] },
  refund: { nothing_left: ["discount", "credit"] },
  edit: { cancelled: ["duplicate"], archived: ["duplicate"], not_editable: ["invoice"] },
  duplicate: { nothing_left: ["invoice"] },
};

/** An act in place of the order: what to do, what that means, and what came of it. The conversation stays in sight. */
export function ActPanel({ kind, ...props }: ActPanelProps & { kind: ActKind }): ReactNode {
  const t = useActText(kind);
  const { t: shared } = useTranslation("act");
  const { data: start, reading, again } = useRead(actAddress(kind, props.number), readStart);
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), [kind]);
  // The route of a kind answers with what its form starts from.
  const Form = forms[kind] as (props: ActFormProps<object>) => ReactNode;

  return (
    <Card>
      <BlockStack gap="400">
        <div ref={heading} tabIndex={-1} className={styles.heading}>
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t("title", { name: props.order.name })}
            </Text>
            <Button variant="plain" onClick={props.onClose}>
              {shared("back")}
            </Button>
          </InlineStack>
        </div>
        {!start ? (
          <div role="status" aria-label={t("loading")}>
            <SkeletonBodyText lines={8} />
          </div>
        ) : start.ok ? (
          <Form form={start.value} onOutdated={again} {...props} />
        ) : (
          <CannotOpen kind={kind} refusal={start} busy={reading} onRetry={again} onInstead={props.onInstead} />
        )}
      </BlockStack>
    </Card>
  );
}

interface Closed {
  kind: ActKind;
  refusal: Refusal;
  busy: boolean;
  onRetry: () => void;
  onInstead: (kind: ActKind) => void;
}

function CannotOpen({ kind, refusal, busy, onRetry, onInstead }: Closed): ReactNode {
  const t = useActText(kind);
  const { t: common } = useTranslation("common");
  const say = useProblemText(kind);
  const others = insteadOf[kind]?.[refusal.problem] ?? [];
  const { t: instead } = useTranslation("act");
  const outage = refusal.problem === "not_reached" || refusal.problem === "not_sent";
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="p">{outage ? t("cannotLoad") : say(refusal)}</Text>
      {refusal.problem === "scope_missing" ? (
        <AllowButton scope={refusal.detail ?? actScopes[kind].join(",")} onAllowed={onRetry} />
      ) : null}
      {outage ? (
        <Button loading={busy} onClick={onRetry}>
          {common("action.retry")}
        </Button>
      ) : null}
      {others.length ? (
        <InlineStack gap="200">
          {others.map((other) => (
            <Button key={other} onClick={() => onInstead(other)}>
              {instead(`instead.${other}` as "instead.refund")}
            </Button>
          ))}
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}

import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineError, Modal, Spinner, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useFind } from "../palette/use-find.ts";
import type { Outcome } from "../shared/outcome.ts";
import styles from "../tickets/merge.module.css";
import type { MergeCustomersProblem } from "./merge-customers.server.ts";

type Answer = Outcome<{ tickets: number }, MergeCustomersProblem>;

/** A record that may be the same person. */
export interface OtherRecord {
  id: string;
  name: string;
  email: string;
}

interface Props {
  number: number;
  /** The ticket's own customer. */
  customerId: string;
  /** Who is meant; null: is looked for. */
  given: OtherRecord | null;
  onClose: () => void;
}

/** Asks which other record is the same person as the ticket's customer, and makes them one. */
export function MergeCustomersDialog({ number, customerId, given, onClose }: Props): ReactNode {
  const { t } = useTranslation("customer");
  const merge = useFetcher<Answer>();
  const [chosen, setChosen] = useState(given);
  const [sent, setSent] = useState<string | null>(null);
  const { data, state } = merge;
  useAnswer(data, (answer) => {
    if (answer.ok) onClose();
  });
  // What was said of one does not hold for another.
  const problem = data && !data.ok && state === "idle" && sent === chosen?.id ? data.problem : null;
  return (
    <Modal
      open
      title={given ? t("twins.ask", { email: given.email }) : t("merge.title")}
      onClose={onClose}
      primaryAction={{
        content: chosen && !given ? t("merge.confirm", { email: chosen.email }) : t("twins.merge"),
        disabled: !chosen,
        loading: state !== "idle",
        onAction: () => {
          if (!chosen) return;
          setSent(chosen.id);
          merge.submit(
            { intent: "merge", customerId: chosen.id },
            { method: "post", action: `/app/tickets/${number}/customer` },
          );
        },
      }}
      secondaryActions={[{ content: t("cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p">{t("twins.explain")}</Text>
          {given ? null : <Search except={customerId} chosen={chosen} onChoose={setChosen} />}
          {problem ? <InlineError fieldID="merge-customers" message={t(`merge.problem.${problem}`)} /> : null}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

interface SearchProps {
  except: string;
  chosen: OtherRecord | null;
  onChoose: (one: OtherRecord | null) => void;
}

function Search({ except, chosen, onChoose }: SearchProps): ReactNode {
  const { t } = useTranslation(["customer", "common"]);
  const [typed, setTyped] = useState("");
  const find = useFind(typed);
  const found = find.found?.customers.filter(({ id }) => id !== except) ?? [];
  return (
    <BlockStack gap="200">
      <TextField
        label={t("merge.search")}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          onChoose(null);
        }}
        maxLength={200}
        autoComplete="off"
        autoFocus
      />
      {found.map((one) => (
        <button
          key={one.id}
          type="button"
          className={styles.choice}
          aria-pressed={one.id === chosen?.id}
          onClick={() => onChoose(one)}
        >
          <span className={styles.subject}>{one.name ? `${one.name} · ${one.email}` : one.email}</span>
        </button>
      ))}
      <div role="status">
        {find.failed ? (
          <BlockStack gap="200" inlineAlign="start">
            <Text as="p">{t("merge.failed")}</Text>
            <Button onClick={find.retry}>{t("common:action.retry")}</Button>
          </BlockStack>
        ) : !typed.trim() ? null : find.busy ? (
          <Spinner size="small" accessibilityLabel={t("merge.searching")} />
        ) : found.length ? null : (
          <Text as="p" tone="subdued">
            {t("merge.none")}
          </Text>
        )}
      </div>
    </BlockStack>
  );
}

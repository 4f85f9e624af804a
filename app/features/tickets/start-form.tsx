import { Link, useNavigate } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineError,
  InlineStack,
  Modal,
  Select,
  Tag,
  Text,
  TextField,
} from "@shopify/polaris";
import { useId, useMemo, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { AttachButton } from "../replies/attach-button.tsx";
import { DraftFilesRow } from "../replies/draft-files-row.tsx";
import { RecipientField } from "../replies/recipient-field.tsx";
import type { StartDraft, StartMailbox } from "./start-draft.ts";
import { placeOf } from "./start-refusal.ts";
import { useStart } from "./use-start.ts";

interface Props {
  staffId: string;
  draft: StartDraft;
  mailboxes: StartMailbox[];
  clientKey: string;
}

/** Writes to a customer who did not write first. What was typed stays until it is sent or thrown away. */
export function StartForm({ staffId, draft, mailboxes, clientKey }: Props): ReactNode {
  const { t } = useTranslation(["start", "reply"]);
  const say = useProblemText("start");
  const sayCopies = useProblemText("reply");
  const navigate = useNavigate();
  const id = useId();
  const subject = draft.orderName ? t("subjectOrder", { order: draft.orderName }) : draft.subject;
  const blank = useMemo(
    () => ({
      email: draft.email,
      subject,
      body: "",
      cc: [],
      bcc: [],
      mailboxId: mailboxes[0]?.id ?? "",
      orderId: draft.orderId,
      startKey: clientKey,
      files: [],
      clientKey,
    }),
    [draft, subject, mailboxes, clientKey],
  );
  const { values, set, files, busy, refusal, send, leaving } = useStart(
    staffId,
    draft.orderId ?? draft.email,
    blank,
    mailboxes,
  );
  const [copies, setCopies] = useState(false);
  const errorAt = (field: string) => (refusal?.field === field ? say(refusal) : undefined);
  const copyField = (name: "cc" | "bcc") => (
    <RecipientField
      label={t(`reply:${name}`)}
      addresses={values[name]}
      people={[]}
      readOnly={busy}
      error={refusal?.field === name ? sayCopies(refusal) : null}
      onChange={(addresses) => set({ [name]: addresses })}
    />
  );
  const choosesMailbox = mailboxes.length > 1;
  const told = refusal && placeOf(refusal, choosesMailbox);
  const elsewhere = (place: "above" | "below") =>
    refusal && told === place ? (
      <BlockStack gap="100" inlineAlign="start">
        <InlineError fieldID={id} message={say(refusal)} />
        {refusal.problem === "already_sent" ? (
          <Link to={`/app/tickets/${refusal.detail}`}>{t("openSent", { number: refusal.detail })}</Link>
        ) : null}
      </BlockStack>
    ) : null;

  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send(draft.name);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
          event.preventDefault();
          const field = event.target as HTMLElement;
          // An address that is just being typed goes along.
          flushSync(() => field.blur());
          event.currentTarget.requestSubmit();
          field.focus();
        }}
      >
        <BlockStack gap="400">
          {elsewhere("above")}
          {choosesMailbox ? (
            <Select
              label={t("mailbox")}
              options={mailboxes.map((one) => ({ value: one.id, label: one.address }))}
              value={values.mailboxId}
              onChange={(mailboxId) => set({ mailboxId })}
              error={errorAt("mailboxId")}
            />
          ) : null}
          <TextField
            label={t("email")}
            type="email"
            value={values.email}
            onChange={(email) => set({ email })}
            error={errorAt("email")}
            autoComplete="off"
            maxLength={320}
            // By script: a browser refuses the attribute in a page within another one.
            focused={draft.email ? undefined : true}
          />
          {copies || values.cc.length || values.bcc.length ? (
            <BlockStack gap="200">
              {copyField("cc")}
              {copyField("bcc")}
            </BlockStack>
          ) : (
            <InlineStack>
              <Button variant="plain" onClick={() => setCopies(true)}>
                {t("reply:addCopies")}
              </Button>
            </InlineStack>
          )}
          {values.orderId && draft.orderName ? (
            <InlineStack>
              <Tag onRemove={() => set({ orderId: null })}>{t("order", { order: draft.orderName })}</Tag>
            </InlineStack>
          ) : null}
          <TextField
            label={t("subject")}
            value={values.subject}
            onChange={(next) => set({ subject: next })}
            error={errorAt("subject")}
            autoComplete="off"
            maxLength={500}
          />
          <TextField
            label={t("body")}
            value={values.body}
            onChange={(body) => set({ body })}
            error={errorAt("body")}
            multiline={8}
            autoComplete="off"
            focused={draft.email ? true : undefined}
          />
          <DraftFilesRow of={files} readOnly={busy} />
          {elsewhere("below")}
          <InlineStack align="space-between" gap="200">
            <AttachButton disabled={busy} onChoose={files.add} />
            <InlineStack gap="200">
              <Button onClick={() => navigate(-1)}>{t("cancel")}</Button>
              <Button variant="primary" submit loading={busy}>
                {t("send")}
              </Button>
            </InlineStack>
          </InlineStack>
        </BlockStack>
      </form>
      {leaving ? (
        <Modal
          open
          title={t("leave.title")}
          onClose={leaving.stay}
          primaryAction={{ content: t("leave.stay"), onAction: leaving.stay }}
          secondaryActions={[{ content: t("leave.discard"), destructive: true, onAction: leaving.discard }]}
        >
          <Modal.Section>
            <Text as="p">{t("leave.explain")}</Text>
          </Modal.Section>
        </Modal>
      ) : null}
    </Card>
  );
}

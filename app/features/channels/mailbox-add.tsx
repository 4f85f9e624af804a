import { useFetcher, useNavigate } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMailboxProblem } from "./use-mailbox-problem.ts";

/** Connects one more address, and goes on to its page, where the next steps are. */
export function MailboxAdd(): ReactNode {
  const { t } = useTranslation("mailbox");
  const say = useMailboxProblem();
  const navigate = useNavigate();
  const [address, setAddress] = useState("");
  const [displayName, setDisplayName] = useState("");
  const form = useFetcher<Outcome<{ id: string }>>();
  useAnswer(form.data, (answer) => {
    if (answer.ok) navigate(`/app/settings/mailboxes/${answer.value.id}`);
  });
  const refusal = form.data?.ok === false && form.state === "idle" ? form.data : null;
  return (
    <Card>
      {/* What is wrong we say ourselves, at the field and in the page's language. */}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.submit({ intent: "add", address, displayName }, { method: "post" });
        }}
      >
        <BlockStack gap="300">
          <CardHeading title={t("addTitle")} />
          <TextField
            label={t("address")}
            helpText={t("addressHelp")}
            type="email"
            value={address}
            autoComplete="email"
            error={refusal ? say(refusal) : undefined}
            onChange={setAddress}
          />
          <TextField
            label={t("displayName")}
            value={displayName}
            maxLength={100}
            autoComplete="organization"
            onChange={setDisplayName}
          />
          <InlineStack>
            <Button submit variant="primary" loading={form.state !== "idle"}>
              {t("connect")}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
  );
}

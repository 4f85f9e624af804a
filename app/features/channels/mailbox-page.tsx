import { BlockStack, Box, Card, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { SettingsProblem } from "#app/ui/settings-problem.tsx";
import { useSettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { FrozenBanner } from "./frozen-banner.tsx";
import type { FrozenAnswers } from "./frozen-view.ts";
import { MailboxDisconnect } from "./mailbox-disconnect.tsx";
import { MailboxDns } from "./mailbox-dns.tsx";
import { MailboxForward } from "./mailbox-forward.tsx";
import { MailboxBadge } from "./mailbox-list.tsx";
import { MailboxSecret } from "./mailbox-secret.tsx";
import { MailboxTests } from "./mailbox-tests.tsx";
import type { MailboxView } from "./mailbox-view.ts";
import { useMailboxProblem } from "./use-mailbox-problem.ts";

interface Props {
  mailbox: MailboxView;
  frozen: FrozenAnswers[];
  /** The address is at our own domain. */
  isOurs: boolean;
  isOwner: boolean;
}

/** One mailbox: the steps until it works, then how it looks to customers, then what one rarely needs. */
export function MailboxPage({ mailbox, frozen, isOurs, isOwner }: Props): ReactNode {
  const { t } = useTranslation("mailbox");
  const say = useMailboxProblem();
  const { displayName, signature } = mailbox;
  const form = useSettingsForm({ displayName, signature });
  const errorAt = (field: string) => (form.refusal?.field === field ? say(form.refusal) : undefined);
  return (
    <SettingsPage shared title={mailbox.address} back="/app/settings/mailboxes" backTitle={t("title")}>
      {form.bar}
      <Box paddingInlineStart={{ xs: "400", sm: "0" }}>
        <MailboxBadge mailbox={mailbox} />
      </Box>
      <SettingsProblem refusal={form.refusal} />
      <FrozenBanner frozen={frozen} />
      {mailbox.removed ? null : (
        <>
          <MailboxForward mailbox={mailbox} />
          <MailboxTests mailbox={mailbox} />
          <MailboxDns mailbox={mailbox} isOurs={isOurs} />
        </>
      )}
      <Card>
        <BlockStack gap="300">
          <TextField
            label={t("displayName")}
            value={form.values.displayName}
            maxLength={100}
            autoComplete="off"
            error={errorAt("displayName")}
            onChange={(typed) => form.set({ displayName: typed })}
          />
          <TextField
            label={t("signature")}
            helpText={t("signatureHelp")}
            value={form.values.signature}
            multiline={3}
            maxHeight="300px"
            autoComplete="off"
            error={errorAt("signature")}
            onChange={(typed) => form.set({ signature: typed })}
          />
        </BlockStack>
      </Card>
      {mailbox.removed ? null : <MailboxSecret mailbox={mailbox} isOwner={isOwner} />}
      <MailboxDisconnect mailbox={mailbox} />
    </SettingsPage>
  );
}

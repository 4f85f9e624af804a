import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineError, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { CopyText } from "./mailbox-forward.tsx";
import type { MailboxView } from "./mailbox-view.ts";
import { useMailboxProblem } from "./use-mailbox-problem.ts";

/** The secret of the HTTP door for mail: shown once, when it is made. */
export function MailboxSecret({ mailbox, isOwner }: { mailbox: MailboxView; isOwner: boolean }): ReactNode {
  const { t } = useTranslation("mailbox");
  const say = useMailboxProblem();
  const make = useFetcher<Outcome<{ secret: string }>>();
  const { hasSecret } = mailbox;
  const made = make.data?.ok ? make.data.value.secret : null;
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("secret.title")} explain={t("secret.explain")} />
        {made ? (
          <BlockStack gap="100">
            <Text as="p">{t("secret.once")}</Text>
            <CopyText text={made} />
          </BlockStack>
        ) : null}
        {make.data?.ok === false ? <InlineError fieldID="secret" message={say(make.data)} /> : null}
        <InlineStack gap="200" blockAlign="center">
          <Button
            disabled={!isOwner}
            loading={make.state !== "idle"}
            onClick={() => make.submit({ intent: "secret" }, { method: "post" })}
          >
            {t(hasSecret ? "secret.renew" : "secret.make")}
          </Button>
          <Text as="span" tone="subdued">
            {isOwner ? (hasSecret ? t("secret.renewWarning") : null) : t("secret.ownerOnly")}
          </Text>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

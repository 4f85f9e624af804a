import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineError, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { StaffView } from "./list-staff.server.ts";
import styles from "./settings.module.css";

/** Everybody who has opened the app, and whether they are offered where one chooses a person. */
export function StaffList({ staff, me }: { staff: StaffView[]; me: string }): ReactNode {
  const { t } = useTranslation("settings");
  return (
    <Card>
      <BlockStack gap="200">
        <CardHeading title={t("item.staff")} explain={t("staff.explain")} />
        <ul className={styles.list}>
          {staff.map((person) => (
            <Person key={person.id} person={person} isMe={person.id === me} />
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function Person({ person, isMe }: { person: StaffView; isMe: boolean }): ReactNode {
  const { t } = useTranslation("settings");
  const change = useFetcher<Outcome<null>>();
  const { removed, name } = person;
  return (
    <li className={styles.row}>
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="bodyMd" fontWeight="semibold">
            {name}
          </Text>
          {person.accountOwner ? <Badge>{t("staff.owner")}</Badge> : null}
          {removed ? <Badge tone="attention">{t("staff.removed")}</Badge> : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          {person.email ? `${person.email} · ` : ""}
          {t("staff.seen")}: <RelativeTime at={person.lastSeenAt} />
        </Text>
        {change.data?.ok === false ? (
          <InlineError fieldID={`staff-${person.id}`} message={t("problem.not_yourself")} />
        ) : null}
      </BlockStack>
      {isMe && !removed ? null : (
        <Button
          loading={change.state !== "idle"}
          accessibilityLabel={t(removed ? "staff.restoreOf" : "staff.removeOf", { name })}
          onClick={() =>
            change.submit({ intent: removed ? "restore" : "remove", staffId: person.id }, { method: "post" })
          }
        >
          {t(removed ? "staff.restore" : "staff.remove")}
        </Button>
      )}
    </li>
  );
}

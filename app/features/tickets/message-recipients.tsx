import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./conversation.module.css";
import type { MessageView } from "./ticket-view.ts";

/** Who else a mail went to; who got it in secret is told to the team only, and this is the team's page. */
export function MessageRecipients({ message }: { message: MessageView }): ReactNode {
  const { t } = useTranslation("reply");
  const lists = (["to", "cc", "bcc"] as const).filter((one) => message[one].length > 0);
  if (!lists.length) return null;
  return (
    <span className={styles.recipients}>{lists.map((one) => `${t(one)}: ${message[one].join(", ")}`).join(" · ")}</span>
  );
}

import { useNavigate } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { InlineError, Select, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { TicketStatusBadge } from "./ticket-status-badge.tsx";
import { isTicketStatus, type TicketStatus } from "./ticket-status.ts";
import styles from "./ticket-page.module.css";
import type { TicketView } from "./ticket-view.ts";
import { useTicketAction } from "./use-ticket-action.tsx";
import { WaitingBadge } from "./waiting-badge.tsx";

/** What the ticket is, whose it is, and the way it goes on. */
export function TicketHeader({ ticket }: { ticket: TicketView }): ReactNode {
  const { t } = useTranslation(["ticket", "inbox"]);
  const navigate = useNavigate();
  const change = useTicketAction();
  const subject = ticket.subject || t("noSubject");
  const sent = change.sending?.get("to");
  const status: TicketStatus = isTicketStatus(sent) ? sent : ticket.status;
  const move = (to: TicketStatus) => change.submit({ intent: "status", from: ticket.status, to });
  const closed = status === "solved" || status === "spam";

  return (
    <header className={styles.header}>
      <TitleBar title={t("title", { number: ticket.number, subject })}>
        <button variant="breadcrumb" onClick={() => navigate("/app/tickets")}>
          {t("inbox:title")}
        </button>
        {closed ? (
          <button onClick={() => move("open")}>{t(status === "spam" ? "notSpam" : "reopen")}</button>
        ) : (
          <button onClick={() => move("solved")}>{t("solve")}</button>
        )}
        {closed ? null : (
          <section {...{ label: t("moreActions") }}>
            <button onClick={() => move("spam")}>{t("spam")}</button>
          </section>
        )}
      </TitleBar>
      <div className={styles.subject}>
        {/* The admin's own bar shows it. */}
        <Text as="h1" visuallyHidden>
          {t("title", { number: ticket.number, subject })}
        </Text>
        <div className={styles.facts}>
          <TicketStatusBadge status={status} />
          <WaitingBadge since={closed ? null : ticket.waitingSince} />
          <Text as="span" fontWeight="semibold">
            {ticket.customer.name}
          </Text>
          <span className={styles.email}>{ticket.customer.email}</span>
        </div>
        {change.refusal ? <InlineError fieldID="ticket-header" message={change.refusal} /> : null}
      </div>
      <AssigneePicker ticket={ticket} />
    </header>
  );
}

function AssigneePicker({ ticket }: { ticket: TicketView }): ReactNode {
  const { t } = useTranslation("ticket");
  const change = useTicketAction();
  const nobody = "";
  const sent = change.sending?.get("staffId");
  const value = typeof sent === "string" ? sent : (ticket.assignee?.id ?? nobody);
  return (
    <div className={styles.assignee}>
      <Select
        label={t("assignee")}
        labelHidden
        value={value}
        options={[
          { label: t("unassigned"), value: nobody },
          ...ticket.staff.map(({ id, name }) => ({ label: name, value: id })),
        ]}
        error={change.refusal ?? undefined}
        onChange={(staffId) => change.submit({ intent: "assign", staffId })}
      />
    </div>
  );
}

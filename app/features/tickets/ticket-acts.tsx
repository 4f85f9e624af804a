import { TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { useState, type ReactNode } from "react";
import { copyText } from "#app/ui/copy-text.ts";
import { useCommand, useShortcut } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import { isDoneStatus, mayChangeStatus, type TicketStatus } from "./ticket-status.ts";
import type { TicketView } from "./ticket-view.ts";
import type { ListWay } from "./use-list-way.ts";

interface Props {
  ticket: TicketView;
  /** Where it stands, as the page shows it. */
  status: TicketStatus;
  onMove(to: TicketStatus): void;
  way: ListWay;
  submit(fields: Record<string, string>): void;
}

/** What is done with the ticket as a whole: in the admin's title bar, by keys, and in the palette. */
export function TicketActs({ ticket, status, onMove, way, submit }: Props): ReactNode {
  const { t } = useTranslation(["ticket", "inbox", "state", "merge"]);
  const shopify = useAppBridge();
  const [merging, setMerging] = useState(false);
  const subject = ticket.subject || t("noSubject");
  const isOver = isDoneStatus(status) || status === "spam";
  const isMerged = ticket.mergedInto !== null;
  const domain = `@${ticket.customer.email.split("@").at(-1)}`;
  const unread = () => {
    submit({ intent: "unread" });
    way.back();
  };
  const copy = async () => {
    const { shop, apiKey } = shopify.config;
    if (await copyText(`https://${shop}/admin/apps/${apiKey}/app/tickets/${ticket.number}`))
      shopify.toast.show(t("state:toast.copied"));
  };
  const maySpam = mayChangeStatus(status, "spam") && !isMerged;

  useShortcut("e", isOver ? "reopen" : "solve", () => onMove(isOver ? "open" : "solved"), { enabled: !isMerged });
  useShortcut("m", "merge", () => setMerging(true), { enabled: !isMerged });
  useShortcut("u", "back", () => way.back(true));
  useShortcut("j", "nextTicket", () => way.after?.(), { enabled: Boolean(way.after), quiet: true });
  useShortcut("k", "previousTicket", () => way.before?.(), { enabled: Boolean(way.before), quiet: true });
  useCommand(null, "wake", () => submit({ intent: "wake" }), { enabled: ticket.snoozed });
  useCommand(null, "spam", () => onMove("spam"), { enabled: maySpam });
  useCommand(null, "unread", unread);
  useCommand(null, "copyLink", () => void copy());

  return (
    <>
      <TitleBar title={t("title", { number: ticket.number, subject })}>
        <button variant="breadcrumb" onClick={() => way.back()}>
          {t("inbox:title")}
        </button>
        {isMerged ? null : isOver ? (
          <button onClick={() => onMove("open")}>{t(status === "spam" ? "notSpam" : "reopen")}</button>
        ) : (
          <button onClick={() => onMove("solved")}>{t("solve")}</button>
        )}
        <section {...{ label: t("moreActions") }}>
          {ticket.snoozed ? <button onClick={() => submit({ intent: "wake" })}>{t("state:snooze.wake")}</button> : null}
          <button onClick={unread}>{t("state:more.unread")}</button>
          <button onClick={() => void copy()}>{t("state:more.copy")}</button>
          {isMerged ? null : <button onClick={() => setMerging(true)}>{t("merge:open")}</button>}
          {maySpam ? <button onClick={() => onMove("spam")}>{t("spam")}</button> : null}
          {ticket.blocked ? (
            <button onClick={() => submit({ intent: "unblock" })}>{t("state:more.unblock")}</button>
          ) : null}
          {ticket.blocked || isMerged
            ? null
            : (["address", "domain"] as const).map((scope) => (
                <button key={scope} onClick={() => submit({ intent: "block", scope })}>
                  {t("state:more.block", { pattern: scope === "address" ? ticket.customer.email : domain })}
                </button>
              ))}
        </section>
      </TitleBar>
      {merging ? <MergeDialog number={ticket.number} onClose={() => setMerging(false)} /> : null}
    </>
  );
}

import { Button } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { PickMenu } from "#app/ui/pick-menu.tsx";
import { useCommand, useShortcut } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Refusal } from "../shared/outcome.ts";
import type { TicketView } from "./ticket-view.ts";
import { useTicketAction } from "./use-ticket-action.tsx";
import styles from "./ticket-toolbar.module.css";

const nobody = "0";

/** Whose the ticket is: oneself first, then nobody, then the others by name. */
export function AssigneeMenu({ ticket }: { ticket: TicketView }): ReactNode {
  const { t } = useTranslation("people");
  const [open, setOpen] = useState(false);
  const change = useTicketAction("common", "/people");
  const sent = change.sending?.get("staffId");
  const current = typeof sent === "string" ? sent : (ticket.assignee?.id ?? "");
  const me = ticket.staff.find(({ id }) => id === ticket.myId);
  const name = ticket.staff.find(({ id }) => id === current)?.name ?? t("assign.nobody");
  const assign = (staffId: string) => change.submit({ intent: "assign", staffId, from: ticket.assignee?.id ?? "" });
  useShortcut("a", "assign", () => setOpen(true));
  useCommand(null, "assignMe", () => assign(ticket.myId), { enabled: current !== ticket.myId });

  const others = ticket.staff.filter(({ id }) => id !== ticket.myId);
  const items = [
    ...(me ? [{ id: me.id, label: t("assign.me", { name: me.name }), chosen: current === me.id }] : []),
    { id: nobody, label: t("assign.nobody"), chosen: current === "" },
    ...others.map(({ id, name: label }) => ({ id, label, chosen: current === id })),
  ];
  const refusal = useRefusal(change.answer, change.refusal);
  return (
    <>
      <PickMenu
        open={open}
        onOpen={setOpen}
        label={t("assign.field")}
        items={items}
        empty={t("noPerson")}
        onPick={({ id }) => assign(id === nobody ? "" : id)}
        activator={
          <Button
            size="slim"
            disclosure
            accessibilityLabel={t("assign.button", { name })}
            onClick={() => setOpen(!open)}
          >
            {name}
          </Button>
        }
      />
      {refusal ? (
        <span className={styles.refusal} role="alert">
          {refusal}
        </span>
      ) : null}
    </>
  );
}

function useRefusal(answer: { ok: boolean } | undefined, common: string | null): string | null {
  const { t } = useTranslation("people");
  if (!answer || answer.ok) return null;
  const { problem, detail } = answer as Refusal;
  if (problem !== "changed") return common;
  return detail ? t("problem.changed", { detail }) : t("problem.changedNobody");
}

import { Button } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { PickMenu } from "#app/ui/pick-menu.tsx";
import { useCommand } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { TicketView } from "./ticket-view.ts";
import { useTicketAction } from "./use-ticket-action.tsx";

/** Who hears of the ticket; oneself first. */
export function FollowersMenu({ ticket }: { ticket: TicketView }): ReactNode {
  const { t } = useTranslation("people");
  const [open, setOpen] = useState(false);
  const change = useTicketAction("common", "/people");
  const following = new Set(ticket.followers.map(({ id }) => id));
  const sent = change.sending?.get("staffId");
  if (typeof sent === "string") {
    if (change.sending?.get("intent") === "follow") following.add(sent);
    else following.delete(sent);
  }
  const toggle = (staffId: string) =>
    change.submit({ intent: following.has(staffId) ? "unfollow" : "follow", staffId });
  useCommand(null, "follow", () => toggle(ticket.myId));
  const gone = ticket.followers.filter(({ id }) => !ticket.staff.some((one) => one.id === id));
  const people = [...ticket.staff, ...gone].sort(
    (one, other) => Number(other.id === ticket.myId) - Number(one.id === ticket.myId),
  );
  return (
    <PickMenu
      several
      open={open}
      onOpen={setOpen}
      label={t("followers.field")}
      items={people.map(({ id, name }) => ({
        id,
        label: id === ticket.myId ? t("assign.me", { name }) : name,
        chosen: following.has(id),
      }))}
      empty={t("noPerson")}
      onPick={({ id }) => toggle(id)}
      activator={
        <Button size="slim" disclosure onClick={() => setOpen(!open)}>
          {following.size ? t("followers.button", { count: following.size }) : t("followers.none")}
        </Button>
      }
    />
  );
}

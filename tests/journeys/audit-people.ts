import { beforeAll, beforeEach } from "vitest";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { builtInRoles, type Role } from "#app/features/team/role.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { preview, type RefundCase, type RefundShop } from "./refund-shop.ts";

/** A refund that is above what `limited` may give. */
export const mugRefund = { amount: "10.00", reason: "Damaged", note: "chipped" };

export const limited: Role = { ...builtInRoles.agent, perActMinor: 500n };

export const as = (desk: StaffDesk, role: Role): StaffDesk => ({ ...desk, staff: { ...desk.staff, role } });

/** The owner of the account and two who are not, and what the audit log got during the test that runs. */
export function shareAuditPeople(shop: RefundShop) {
  let desks: { owner: StaffDesk; agent: StaffDesk; lead: StaffDesk };
  let after = 0n;
  const staff = () => shop.world.world.states[0]!.staff;
  beforeAll(async () => {
    const [first, second] = staff().flatMap((one, index) => (one.accountOwner ? [] : [index]));
    desks = {
      owner: await shop.world.staffDesk(0, people.ownerIndex),
      agent: await shop.world.staffDesk(0, first),
      lead: await shop.world.staffDesk(0, second),
    };
  });
  beforeEach(async () => {
    after = (await desks.owner.db.auditEntry.findFirst({ orderBy: { id: "desc" } }))?.id ?? 0n;
  });
  const people = {
    get ownerIndex() {
      return staff().findIndex((one) => one.accountOwner);
    },
    get owner() {
      return desks.owner;
    },
    get agent() {
      return desks.agent;
    },
    get lead() {
      return desks.lead;
    },
    /** What was written during this test, oldest first. */
    written: () => desks.owner.db.auditEntry.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" } }),
    kinds: async () => (await people.written()).map(({ kind }) => kind),
    refused: async () =>
      (await people.written())
        .filter(({ kind }) => kind === "refused")
        .map((one) => (one.after as { what: string }).what),
    /** The agent asks for a refund above their limit, maybe in place of another request. @returns the act's id */
    async ask(at: RefundCase, actionId: bigint | null = null): Promise<bigint> {
      const desk = as(desks.agent, limited);
      const { requestKey, amount } = await preview(desk, at, mugRefund);
      const { minor, currency } = amount.presentment;
      const instead = actionId === null ? null : { actionId, answer: "" };
      const confirmed = { amountMinor: minor, currency };
      const asked = await askApproval(
        desk,
        at.ticketNumber,
        "refund",
        requestKey,
        confirmed,
        "She wrote twice",
        instead,
      );
      if (!asked?.ok) throw new Error(JSON.stringify(asked));
      return BigInt(asked.value.id);
    },
  };
  return people;
}

/** What is written into the audit log, by the groups that one looks through. */
export const auditGroups = {
  acts: ["act_started", "act_ended", "act_decided"],
  approvals: [
    "approval_asked",
    "approval_approved",
    "approval_declined",
    "approval_changed",
    "approval_withdrawn",
    "approval_outdated",
    "approval_expired",
    "approval_unanswered",
  ],
  roles: ["role_saved", "role_removed", "role_chosen", "default_role_chosen"],
  settings: ["settings_changed"],
  articles: ["article_published", "article_unpublished", "article_deleted"],
  privacy: ["export_asked", "erasure_asked"],
  refused: ["refused"],
} as const;
export type AuditGroup = keyof typeof auditGroups;
export type AuditKind = (typeof auditGroups)[AuditGroup][number];

export const auditGroupNames = Object.keys(auditGroups) as AuditGroup[];
export const auditKinds: readonly AuditKind[] = Object.values(auditGroups).flat();

/** What it was done to. */
export type AuditSubject =
  "order" | "role" | "person" | "settings" | "privacy" | "mailbox" | "tag" | "sender" | "article";

/** Where it was done. `storefront`: by a shopper, as far as the shop's rule goes. */
export type AuditSource = "ticket" | "settings" | "storefront" | "job";

/**
 * What is refused although no page of ours offers it: a sum or a choice that is not the one shown, something that the role
 * does not have, a decision that is somebody else's, an act or an order that is not there (or another shop's).
 */
export const refusals = [
  "amount",
  "preview",
  "role",
  "limit",
  "approver",
  "act",
  "order",
  "manage_roles",
  "owner",
] as const;
export type AuditRefusal = (typeof refusals)[number];

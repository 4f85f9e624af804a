import type { ActingDesk } from "#app/features/shared/desk.ts";
import type { Role } from "#app/features/team/role.ts";

/** What whoever acts may do, and up to which amounts: their role, or the shop's rule for shoppers. */
export const actingRole = (desk: ActingDesk): Role => (desk.staff ? desk.staff.role : desk.shopper.role);

/** In which language whoever acts reads. */
export const actingLocale = (desk: ActingDesk): string => (desk.staff ? desk.staff.locale : desk.shopper.locale);

/** What the act of a shopper keeps in place of a person's role. */
export const shopperRole = "shopper";

import type { RequestContext } from "../engine/request-context.ts";
import { gid } from "../gid.ts";

/** A `StaffMember`; `null` when the id is nobody's. Reading one needs `read_users`. */
export function showStaff(context: RequestContext, staffId: number | null) {
  const staff = context.state.staff.find((candidate) => candidate.id === staffId);
  return staff
    ? {
        __typename: "StaffMember",
        id: gid("StaffMember", staff.id),
        firstName: staff.firstName,
        lastName: staff.lastName,
        name: `${staff.firstName} ${staff.lastName}`.trim(),
        email: staff.email,
        isShopOwner: staff.accountOwner,
        locale: staff.locale,
        active: true,
        exists: true,
      }
    : null;
}

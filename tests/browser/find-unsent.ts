import type { RunningApp } from "#tests/setup/running-app.ts";

/** The newest paid order but `skip` of which nothing was sent or given back, and who bought it. @throws without one */
export function findUnsent({ state }: RunningApp, skip = 0) {
  const found = state.orders
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
    .filter(
      (order) =>
        !order.fulfillments.length &&
        !order.cancelledAt &&
        !order.refunds.length &&
        order.transactions.some(({ kind, status }) => kind === "SALE" && status === "SUCCESS") &&
        state.customers.some(({ id, email }) => id === order.customerId && email),
    )[skip];
  if (!found) throw new Error("no such order in the world");
  const { firstName, lastName, email } = state.customers.find(({ id }) => id === found.customerId)!;
  return { order: found, customer: { email: email!, firstName: firstName ?? "A", lastName: lastName ?? "B" } };
}

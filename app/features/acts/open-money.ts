/** Acts that were made and whose money is not decided yet, or has not been seen at all: it is looked for on and on. */
export const moneyIsOpen = {
  state: "succeeded",
  OR: [{ moneyState: "sent" }, { problem: "refund_missing" }],
};

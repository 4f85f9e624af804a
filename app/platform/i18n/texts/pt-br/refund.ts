export { refund } from "../en/refund.ts";

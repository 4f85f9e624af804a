export { order } from "../en/order.ts";

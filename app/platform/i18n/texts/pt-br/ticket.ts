export { ticket } from "../en/ticket.ts";

export { reply } from "../en/reply.ts";

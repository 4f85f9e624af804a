import { z } from "zod";
import { isInOrder, mostHolidays, mostSpansPerDay } from "./business-hours.ts";

export const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

export const weekSchema = z
  .array(z.array(z.object({ from: clock, to: clock })).max(mostSpansPerDay))
  .length(7)
  .refine((week) => week.every(isInOrder), "spans overlap or end before they begin");

export const holidaysSchema = z
  .array(z.object({ date: z.iso.date(), name: z.string().trim().max(100) }))
  .max(mostHolidays);

import type { Holiday, WeekHours } from "./business-hours.ts";

/** What a merchant can set. Without a row in the database everything is as here. */
export interface ShopSettingsValues {
  /** null: not set. Then nothing is said about when somebody is in. */
  hours: WeekHours | null;
  holidays: Holiday[];
  ackEnabled: boolean;
  ackText: string;
  undoSeconds: number;
  closeAfterDays: number | null;
  ticketRetentionMonths: number | null;
  mailRetentionDays: number | null;
  webhookRetentionDays: number;
  accessRetentionMonths: number;
  onboardingHiddenAt: Date | null;
}

export const defaultSettings: ShopSettingsValues = {
  hours: null,
  holidays: [],
  ackEnabled: false,
  ackText: "",
  undoSeconds: 10,
  closeAfterDays: 28,
  ticketRetentionMonths: null,
  mailRetentionDays: 90,
  webhookRetentionDays: 30,
  accessRetentionMonths: 24,
  onboardingHiddenAt: null,
};

/** The longest text that a merchant may put into every acknowledgement or below every reply. Ours. */
export const longestAckText = 2_000;
export const longestSignature = 1_000;

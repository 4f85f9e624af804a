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
  /** As long as acts are kept, unless the merchant says otherwise. */
  auditRetentionMonths: number;
  onboardingHiddenAt: Date | null;
  /** Who may approve is reminded of what nobody answered after so many minutes. */
  approvalRemindMinutes: number;
  /** Policies: see features/policies. null: nothing was said. */
  returnWindowDays: number | null;
  returnWindowFrom: string;
  returnShippingPayer: string | null;
  returnShippingOurFault: boolean;
  vipOrders: number | null;
  vipSpentMinor: bigint | null;
  vipTag: string | null;
  vipTimes: number | null;
  vipAllowanceMinor: bigint | null;
  vipExtraDays: number | null;
  noQuestionsMinor: bigint | null;
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
  auditRetentionMonths: 84,
  onboardingHiddenAt: null,
  approvalRemindMinutes: 60,
  returnWindowDays: null,
  returnWindowFrom: "delivery",
  returnShippingPayer: null,
  returnShippingOurFault: false,
  vipOrders: null,
  vipSpentMinor: null,
  vipTag: null,
  vipTimes: null,
  vipAllowanceMinor: null,
  vipExtraDays: null,
  noQuestionsMinor: null,
};

/** The longest text that a merchant may put into every acknowledgement or below every reply. Ours. */
export const longestAckText = 2_000;
export const longestSignature = 1_000;

/** What each number of the retention page may be; null, where it may be: for ever. The limits are ours. */
export const retentionLimits = {
  ticketRetentionMonths: { least: 1, most: 120, mayBeNull: true },
  mailRetentionDays: { least: 7, most: 3_650, mayBeNull: true },
  webhookRetentionDays: { least: 7, most: 365, mayBeNull: false },
  accessRetentionMonths: { least: 12, most: 120, mayBeNull: false },
  auditRetentionMonths: { least: 12, most: 120, mayBeNull: false },
  closeAfterDays: { least: 1, most: 365, mayBeNull: true },
  undoSeconds: { least: 0, most: 60, mayBeNull: false },
} as const;
export type RetentionName = keyof typeof retentionLimits;

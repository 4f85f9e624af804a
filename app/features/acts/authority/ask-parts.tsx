import { Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { usePercentText } from "#app/ui/percent.ts";
import type { Act, ActPreview } from "../use-act.tsx";
import { longestWord } from "./approval-view.ts";
import type { OverView } from "./over-limit.ts";

/** Which limits an act passes and by how much; of the reader, or of `who`. */
export function OverLines({ of, who }: { of: readonly OverView[]; who?: string }): ReactNode {
  const { t } = useTranslation("authority");
  const money = useMoneyText();
  const percent = usePercentText();
  return of.map((one) => {
    if (one.limit === "percent")
      return (
        <Text as="p" key={one.limit}>
          {t(who === undefined ? "over.percent" : "overOf.percent", {
            who,
            would: percent(one.wouldBe),
            limit: percent(one.limitIs),
          })}
        </Text>
      );
    const { limit, limitIs, wouldBe } = one;
    const said = wouldBe ? limit : (`${limit}Unknown` as const);
    return (
      <Text as="p" key={limit}>
        {t(who === undefined ? `over.${said}` : `overOf.${said}`, {
          who,
          would: wouldBe ? money(wouldBe) : "",
          limit: money(limitIs),
        })}
      </Text>
    );
  });
}

/** Why somebody else should approve it, or why it is done although it steps outside of the merchant's policies. */
export function WhyField<P extends ActPreview>({ act }: { act: Act<P> }): ReactNode {
  const { t } = useTranslation(["authority", "policies"]);
  const isAsked = Boolean(act.shown?.over.length);
  const isOwed = act.shown?.policy.needsReason;
  return (
    <TextField
      label={isAsked ? t("ask.word") : t("policies:why.label")}
      helpText={isAsked ? t("ask.hint") : t("policies:why.hint")}
      error={act.problemOf("word")}
      requiredIndicator={isOwed}
      value={act.word}
      onChange={act.setWord}
      maxLength={longestWord}
      multiline={2}
      autoComplete="off"
    />
  );
}

/** A word to who asked for what is done otherwise now. */
export function AnswerField<P extends ActPreview>(props: {
  act: Act<P>;
  answer: NonNullable<Act<P>["answer"]>;
}): ReactNode {
  const { act, answer } = props;
  const { t } = useTranslation("authority");
  return (
    <TextField
      label={t("decide.word", { who: answer.to })}
      helpText={t("decide.changeHint")}
      error={act.problemOf("answer")}
      value={answer.word}
      onChange={act.setAnswer}
      maxLength={longestWord}
      multiline={1}
      autoComplete="off"
    />
  );
}

/** What the button asks for; null: nobody has to be asked. */
export function useAskLabel(of: ActPreview | null): string | null {
  const { t } = useTranslation("authority");
  const money = useMoneyText();
  if (!of?.over.length) return null;
  const { amount, worth } = of;
  if (of.over.some(({ limit, wouldBe }) => wouldBe === null || limit === "percent")) return t("ask.unknown");
  return t("ask.button", { amount: money(amount.presentment.minor === "0" && worth ? worth : amount.presentment) });
}

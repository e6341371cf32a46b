package io.dunlin.core.triage.policy;

import io.dunlin.core.settings.SettingGroup;
import io.dunlin.core.triage.ReplyClass;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What may happen without a person.
 *
 * @param applyFrom for each class the confidence from which the machine acts alone
 * @param holdFrom for LEGAL, INSOLVENCY and COMPLAINT the lower confidence that is enough for a hold
 * @param answering the classes whose automatic answers are switched on
 */
public record TriageSettings(Map<ReplyClass, Double> applyFrom, double holdFrom, Set<ReplyClass> answering) {

    private static final double USUAL = 0.85;

    /** Classes whose words are those of other classes too: a slip is likelier at the same confidence. */
    private static final Set<ReplyClass> EASILY_MISTAKEN =
            Set.of(ReplyClass.DISPUTE, ReplyClass.PLAN_REQUEST, ReplyClass.DOC_REQUEST, ReplyClass.QUESTION);

    private static final double MORE = 0.9;

    /** Classes known by their form more than by words. */
    private static final Set<ReplyClass> HARDLY_MISTAKEN =
            Set.of(ReplyClass.BOUNCE, ReplyClass.INSOLVENCY, ReplyClass.REMITTANCE);

    private static final double LESS = 0.75;

    public static final SettingGroup<TriageSettings> GROUP =
            new SettingGroup<>("triage", TriageSettings.class, shipped());

    public TriageSettings {
        applyFrom = Map.copyOf(applyFrom);
        answering = Set.copyOf(answering);
        for (ReplyClass replyClass : ReplyClass.values()) {
            double from = applyFrom.getOrDefault(replyClass, -1.0);
            if (from < 0.5 || from > 1.01) {
                throw new IllegalArgumentException("The threshold of " + replyClass + " must lie between 0.5 and 1");
            }
        }
        if (holdFrom < 0.05 || holdFrom > 1) {
            throw new IllegalArgumentException("The threshold for a hold must lie between 0.05 and 1");
        }
    }

    /**
     * What is shipped: act alone from 0.85, on classes easily mistaken from 0.9, on those hardly mistaken from 0.75, as
     * the five folds of the corpus tell; never on OTHER; hold for the grave classes from 0.25.
     */
    public static TriageSettings shipped() {
        Map<ReplyClass, Double> applyFrom = new EnumMap<>(ReplyClass.class);
        for (ReplyClass replyClass : ReplyClass.values()) {
            applyFrom.put(
                    replyClass,
                    EASILY_MISTAKEN.contains(replyClass) ? MORE : HARDLY_MISTAKEN.contains(replyClass) ? LESS : USUAL);
        }
        applyFrom.put(ReplyClass.OTHER, 1.01);
        return new TriageSettings(
                applyFrom,
                0.25,
                Set.of(
                        ReplyClass.COMPLAINT,
                        ReplyClass.WRONG_CONTACT,
                        ReplyClass.DISPUTE,
                        ReplyClass.PAID_CLAIM,
                        ReplyClass.PROMISE,
                        ReplyClass.DOC_REQUEST,
                        ReplyClass.DELAY,
                        ReplyClass.QUESTION));
    }

    public double applyFrom(ReplyClass replyClass) {
        return applyFrom.getOrDefault(replyClass, 1.01);
    }
}

package io.dunlin.core.triage.learning;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.learning.Comparison.Counts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * How well replies are read, as people's decisions tell. A class's precision and recall are counted over the messages that
 * a person judged; what was decided alone and nobody looked at tells nothing there, and is counted apart.
 */
@Component
public class ReplyQuality {

    private static final String TOTALS = """
            count(*) as messages,
              coalesce(sum(t.primary_class = 'OTHER' or t.reason in ('low_confidence', 'other')), 0) as other,
              coalesce(sum(t.outcome = 'APPLIED'), 0) as alone,
              count(j.decision_id) as judged,
              coalesce(sum(j.said <> j.meant), 0) as corrected
            """;

    private final Jdbi jdbi;

    ReplyQuality(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One class in a period.
     *
     * @param counts over the messages that a person judged
     * @param judged messages that a person judged and that carry the class, in the product's or in the person's words
     * @param alone messages that the product decided alone with this class first
     * @param corrected how many of them a person corrected
     */
    public record ClassQuality(ReplyClass replyClass, Counts counts, int judged, int alone, int corrected) {}

    /**
     * All messages of a period.
     *
     * @param other those that the product filed under OTHER or was not sure of
     * @param alone those that it decided without a person
     */
    public record Totals(int messages, int other, int alone, int judged, int corrected) {}

    /** A week that begins on a Monday. */
    public record Week(LocalDate monday, Totals totals) {}

    /** A class for each of the fifteen, in their order. */
    public List<ClassQuality> classes(Instant since) {
        Map<ReplyClass, int[]> counts = new EnumMap<>(ReplyClass.class);
        for (ReplyClass replyClass : ReplyClass.values()) {
            counts.put(replyClass, new int[4]);
        }
        jdbi.useHandle(handle -> handle.createQuery("""
                        select j.said, j.meant, count(*) as messages
                        from reply_judgement j
                        join triage_decision t on t.id = j.decision_id
                        where t.decided_at >= :since
                        group by j.said, j.meant
                        """)
                .bind("since", since)
                .map((results, _) -> {
                    count(
                            counts,
                            Samples.classes(results.getString("said")),
                            Samples.classes(results.getString("meant")),
                            results.getInt("messages"));
                    return true;
                })
                .list());
        Map<ReplyClass, int[]> alone = alone(since);
        List<ClassQuality> classes = new ArrayList<>();
        counts.forEach((replyClass, count) -> {
            int[] decided = alone.getOrDefault(replyClass, new int[2]);
            classes.add(new ClassQuality(
                    replyClass, new Counts(count[0], count[1], count[2]), count[3], decided[0], decided[1]));
        });
        return List.copyOf(classes);
    }

    public Totals totals(Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + TOTALS + """
                        from triage_decision t
                        left join reply_judgement j on j.decision_id = t.id
                        where t.decided_at >= :since and t.supersedes_id is null
                        """)
                .bind("since", since)
                .map((results, _) -> new Totals(
                        results.getInt("messages"),
                        results.getInt("other"),
                        results.getInt("alone"),
                        results.getInt("judged"),
                        results.getInt("corrected")))
                .one());
    }

    /** The weeks with messages, the newest first. */
    public List<Week> weeks(Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select date(t.decided_at) - interval weekday(t.decided_at) day"
                                + " as monday, " + TOTALS + """
                        from triage_decision t
                        left join reply_judgement j on j.decision_id = t.id
                        where t.decided_at >= :since and t.supersedes_id is null
                        group by monday
                        order by monday desc
                        limit 60
                        """)
                .bind("since", since)
                .map((results, _) -> new Week(
                        results.getObject("monday", LocalDate.class),
                        new Totals(
                                results.getInt("messages"),
                                results.getInt("other"),
                                results.getInt("alone"),
                                results.getInt("judged"),
                                results.getInt("corrected"))))
                .list());
    }

    private Map<ReplyClass, int[]> alone(Instant since) {
        Map<ReplyClass, int[]> alone = new EnumMap<>(ReplyClass.class);
        jdbi.useHandle(handle -> handle.createQuery("""
                        select t.primary_class, count(*) as alone, coalesce(sum(j.said <> j.meant), 0) as corrected
                        from triage_decision t
                        left join reply_judgement j on j.decision_id = t.id
                        where t.decided_at >= :since and t.supersedes_id is null and t.outcome = 'APPLIED'
                        group by t.primary_class
                        """)
                .bind("since", since)
                .map((results, _) -> Map.entry(
                        ReplyClass.valueOf(results.getString("primary_class")),
                        new int[] {results.getInt("alone"), results.getInt("corrected")}))
                .forEach(entry -> alone.put(entry.getKey(), entry.getValue())));
        return alone;
    }

    private static void count(
            Map<ReplyClass, int[]> counts, List<ReplyClass> said, List<ReplyClass> meant, int messages) {
        counts.forEach((replyClass, count) -> {
            boolean is = meant.contains(replyClass);
            boolean given = said.contains(replyClass);
            if (is && given) {
                count[0] += messages;
            } else if (given) {
                count[1] += messages;
            } else if (is) {
                count[2] += messages;
            }
            if (is || given) {
                count[3] += messages;
            }
        });
    }
}

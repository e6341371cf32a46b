package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import java.util.Collection;
import java.util.Locale;

/** Counts right and wrong labels of each class. */
public final class Measure {

    private final int[] right = new int[ReplyClass.values().length];
    private final int[] wrong = new int[ReplyClass.values().length];
    private final int[] missed = new int[ReplyClass.values().length];

    public void add(Collection<ReplyClass> expected, Collection<ReplyClass> given) {
        for (ReplyClass replyClass : ReplyClass.values()) {
            boolean is = expected.contains(replyClass);
            boolean said = given.contains(replyClass);
            if (is && said) {
                right[replyClass.rank()]++;
            } else if (said) {
                wrong[replyClass.rank()]++;
            } else if (is) {
                missed[replyClass.rank()]++;
            }
        }
    }

    int right(ReplyClass replyClass) {
        return right[replyClass.rank()];
    }

    int wrong(ReplyClass replyClass) {
        return wrong[replyClass.rank()];
    }

    int missed(ReplyClass replyClass) {
        return missed[replyClass.rank()];
    }

    public int expected(ReplyClass replyClass) {
        return right[replyClass.rank()] + missed[replyClass.rank()];
    }

    public double precision(ReplyClass replyClass) {
        int said = right[replyClass.rank()] + wrong[replyClass.rank()];
        return said == 0 ? 0 : right[replyClass.rank()] / (double) said;
    }

    public double recall(ReplyClass replyClass) {
        return expected(replyClass) == 0 ? 0 : right[replyClass.rank()] / (double) expected(replyClass);
    }

    public double f1(ReplyClass replyClass) {
        int k = replyClass.rank();
        int all = 2 * right[k] + wrong[k] + missed[k];
        return all == 0 ? 0 : 2.0 * right[k] / all;
    }

    /** The mean of F1 over the classes that occur. */
    public double macroF1() {
        double sum = 0;
        int classes = 0;
        for (ReplyClass replyClass : ReplyClass.values()) {
            if (expected(replyClass) > 0) {
                sum += f1(replyClass);
                classes++;
            }
        }
        return classes == 0 ? 0 : sum / classes;
    }

    /** How many, precision, recall and F1 of a class, as cells of a table. */
    String row(ReplyClass replyClass) {
        return String.format(
                Locale.ROOT,
                "%d | %.3f | %.3f | %.3f",
                expected(replyClass),
                precision(replyClass),
                recall(replyClass),
                f1(replyClass));
    }

    /** A table in Markdown, a line a class. */
    String table() {
        StringBuilder table = new StringBuilder("| class | n | precision | recall | F1 |\n|---|---:|---:|---:|---:|\n");
        for (ReplyClass replyClass : ReplyClass.values()) {
            if (expected(replyClass) > 0 || wrong[replyClass.rank()] > 0) {
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %.3f | %.3f | %.3f |%n",
                        replyClass,
                        expected(replyClass),
                        precision(replyClass),
                        recall(replyClass),
                        f1(replyClass)));
            }
        }
        return table.append(String.format(Locale.ROOT, "| macro | | | | %.3f |%n", macroF1()))
                .toString();
    }
}

package io.dunlin.core.remittances.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The digits that neighbouring groups make together, in their order and, for two or three groups, in any other. */
final class DigitRuns {

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 24;
    private static final int MOST_GROUPS = 5;

    private DigitRuns() {}

    static Map<String, Clue.Kind> of(List<String> groups) {
        Map<String, Clue.Kind> runs = new HashMap<>();
        for (int from = 0; from < groups.size(); from++) {
            for (int to = from + 1; to <= Math.min(groups.size(), from + MOST_GROUPS); to++) {
                List<String> run = groups.subList(from, to);
                String joined = String.join("", run);
                if (joined.length() >= FEWEST_DIGITS && joined.length() <= MOST_DIGITS) {
                    runs.put(joined, Clue.Kind.DIGITS_OF_NUMBER);
                    otherOrders(run).forEach(order -> runs.putIfAbsent(order, Clue.Kind.PARTS_REORDERED));
                }
            }
        }
        return runs;
    }

    private static List<String> otherOrders(List<String> run) {
        return switch (run.size()) {
            case 2 -> List.of(run.get(1) + run.get(0));
            case 3 -> {
                String a = run.get(0);
                String b = run.get(1);
                String c = run.get(2);
                yield List.of(a + c + b, b + a + c, b + c + a, c + a + b, c + b + a);
            }
            default -> List.of();
        };
    }
}

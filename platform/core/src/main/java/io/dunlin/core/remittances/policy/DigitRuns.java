package io.dunlin.core.remittances.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The digits that neighbouring groups make together, in their order and, for two or three groups, in any other.
 * <p>
 * What is written together stays together: {@code 244/10/2026} is one document and never also {@code 10/2026}. A year alone is
 * no document.
 */
final class DigitRuns {

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 24;
    private static final int MOST_GROUPS = 5;
    private static final String JOINTS = "/-_.\\";
    private static final int LONGEST_LETTERS = 3;
    private static final String LOOKALIKES = "OI";

    /**
     * A group of digits.
     *
     * @param plain its digits without leading zeros
     * @param begins whether nothing is written together with it before
     * @param ends the same after
     * @param doubtful whether a letter that looks like a digit stands beside it, so that it may be longer than it seems
     */
    private record Group(String digits, String plain, boolean begins, boolean ends, boolean doubtful) {}

    private DigitRuns() {}

    /**
     * The runs of a text in capitals.
     *
     * @param tags words between joints that separate what they stand between, as {@code /INV/} does in split payments
     */
    static Map<String, Clue.Kind> of(String text, Set<String> tags) {
        List<Group> groups = groups(text, tags);
        Map<String, Clue.Kind> runs = new HashMap<>();
        for (int from = 0; from < groups.size(); from++) {
            if (groups.get(from).begins()) {
                addRuns(runs, groups.subList(from, Math.min(groups.size(), from + MOST_GROUPS)));
            }
        }
        return runs;
    }

    /** Those that begin with the first of these groups. */
    private static void addRuns(Map<String, Clue.Kind> runs, List<Group> groups) {
        for (int size = 1; size <= groups.size(); size++) {
            Group last = groups.get(size - 1);
            if (last.doubtful()) {
                return;
            }
            boolean yearAlone = size == 1 && isYear(last.digits());
            if (last.ends() && !yearAlone) {
                add(runs, groups.subList(0, size));
            }
        }
    }

    private static boolean isYear(String digits) {
        return digits.length() == 4 && digits.startsWith("20");
    }

    private static void add(Map<String, Clue.Kind> runs, List<Group> run) {
        StringBuilder joined = new StringBuilder();
        for (Group group : run) {
            joined.append(group.plain());
        }
        if (joined.length() >= FEWEST_DIGITS && joined.length() <= MOST_DIGITS) {
            runs.put(joined.toString(), Clue.Kind.DIGITS_OF_NUMBER);
            otherOrders(run).forEach(order -> runs.putIfAbsent(order, Clue.Kind.PARTS_REORDERED));
        }
    }

    private static List<Group> groups(String text, Set<String> tags) {
        List<Group> groups = new ArrayList<>();
        int end = -1;
        int start = nextDigit(text, 0);
        boolean joined = false;
        while (start < text.length()) {
            boolean begins = end < 0 || !joined;
            end = endOfDigits(text, start);
            int next = nextDigit(text, end);
            joined = next < text.length() && joins(text.substring(end, next), tags);
            boolean doubtful = isLookalike(text, start - 1) || isLookalike(text, end);
            groups.add(new Group(
                    text.substring(start, end),
                    NumberDigits.withoutZeros(text, start, end),
                    begins,
                    !joined,
                    doubtful));
            start = next;
        }
        return groups;
    }

    private static int nextDigit(String text, int from) {
        int at = from;
        while (at < text.length() && !isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether what stands between two groups holds them together: joints and at most a few letters, no space. */
    static boolean joins(String between, Set<String> tags) {
        int letters = 0;
        int word = 0;
        for (int at = 0; at < between.length(); at++) {
            if (JOINTS.indexOf(between.charAt(at)) >= 0) {
                if (tags.contains(between.substring(word, at))) {
                    return false;
                }
                word = at + 1;
            } else if (Character.isLetter(between.charAt(at))) {
                letters++;
            } else {
                return false;
            }
        }
        return letters <= LONGEST_LETTERS && !tags.contains(between.substring(word));
    }

    private static boolean isLookalike(String text, int at) {
        return at >= 0 && at < text.length() && LOOKALIKES.indexOf(text.charAt(at)) >= 0;
    }

    private static List<String> otherOrders(List<Group> run) {
        return switch (run.size()) {
            case 2 -> List.of(run.get(1).plain() + run.get(0).plain());
            case 3 -> {
                String a = run.get(0).plain();
                String b = run.get(1).plain();
                String c = run.get(2).plain();
                yield List.of(a + c + b, b + a + c, b + c + a, c + a + b, c + b + a);
            }
            default -> List.of();
        };
    }
}

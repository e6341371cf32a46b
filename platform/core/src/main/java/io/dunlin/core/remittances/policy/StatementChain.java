package io.dunlin.core.remittances.policy;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is missing between the statements of one account, and what is there twice.
 * <p>
 * For example, after number 5 of Monday comes number 7 of Wednesday: number 6 and Tuesday are missing. Where the closing
 * balance of 5 is the opening balance of 7, no movement is: the bank skips days on which nothing happens.
 *
 * @param links the account's booked statements with balances, the oldest first
 */
public record StatementChain(List<Link> links) {

    private static final Pattern NUMBER = Pattern.compile("\\D*(\\d{1,5})(\\D.*)?");
    private static final int MOST_MISSING = 366;

    /** A statement of the account. */
    public record Link(
            long statementId,
            @Nullable String number,
            LocalDate openingOn,
            LocalDate closingOn,
            Money opening,
            Money closing) {

        private OptionalInt sequence() {
            Matcher matcher = NUMBER.matcher(number == null ? "" : number);
            return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
        }
    }

    /** Something that an accountant should know of an account's statements. */
    public sealed interface Finding {

        /**
         * A hole between two statements.
         *
         * @param numbers statements that should lie between by their numbers
         * @param days business days of which no statement came
         * @param balancesMeet whether no movement can be missing
         */
        record Hole(Link before, Link after, int numbers, List<LocalDate> days, boolean balancesMeet)
                implements Finding {

            public Hole {
                days = List.copyOf(days);
            }
        }

        /** Business days since the last statement of which none came. */
        record Silence(Link last, List<LocalDate> days) implements Finding {

            public Silence {
                days = List.copyOf(days);
            }
        }

        /** Two statements of one year bear the same number. */
        record Twice(Link one, Link other) implements Finding {}
    }

    public StatementChain {
        links = List.copyOf(links);
    }

    /**
     * What is not as it should be, the oldest first.
     *
     * @param today the day on which no statement is expected yet
     */
    public List<Finding> findings(Predicate<LocalDate> businessDay, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 1; i < links.size(); i++) {
            between(links.get(i - 1), links.get(i), businessDay, findings);
        }
        if (!links.isEmpty()) {
            List<LocalDate> days = days(links.getLast().closingOn(), today, businessDay);
            if (!days.isEmpty()) {
                findings.add(new Finding.Silence(links.getLast(), days));
            }
        }
        return findings;
    }

    private static void between(Link before, Link after, Predicate<LocalDate> businessDay, List<Finding> findings) {
        boolean sameYear = before.closingOn().getYear() == after.closingOn().getYear();
        if (sameYear && before.number() != null && Objects.equals(before.number(), after.number())) {
            findings.add(new Finding.Twice(before, after));
            return;
        }
        int numbers = missingNumbers(before, after, sameYear);
        List<LocalDate> days = days(before.closingOn(), after.openingOn(), businessDay);
        boolean meet = before.closing().equals(after.opening());
        if (numbers > 0 || !days.isEmpty() || !meet) {
            findings.add(new Finding.Hole(before, after, numbers, days, meet));
        }
    }

    /** In a new year banks begin with 1 again; a number that makes no sense after the one before says nothing. */
    private static int missingNumbers(Link before, Link after, boolean sameYear) {
        OptionalInt first = before.sequence();
        OptionalInt second = after.sequence();
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        boolean begunAgain = !sameYear && second.getAsInt() <= first.getAsInt();
        int missing = begunAgain ? second.getAsInt() - 1 : second.getAsInt() - first.getAsInt() - 1;
        return missing > 0 && missing <= MOST_MISSING ? missing : 0;
    }

    /** Business days strictly between two days. */
    private static List<LocalDate> days(LocalDate after, LocalDate before, Predicate<LocalDate> businessDay) {
        return after.isBefore(before)
                ? after.plusDays(1)
                        .datesUntil(before)
                        .filter(businessDay)
                        .limit(MOST_MISSING)
                        .toList()
                : List.of();
    }
}

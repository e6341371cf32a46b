package io.dunlin.core.remittances.policy;

import io.dunlin.core.remittances.policy.StatementFacts.Earlier;
import io.dunlin.core.remittances.policy.StatementVerdict.Book;
import io.dunlin.core.remittances.policy.StatementVerdict.Quarantine;
import io.dunlin.core.remittances.policy.StatementVerdict.Relation;
import io.dunlin.core.remittances.policy.StatementVerdict.Repeats;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a statement can be trusted: its account and currency are known, its days are possible, its balances prove
 * its lines, and it goes on where the last one ended.
 */
public final class StatementPolicy {

    private static final int LONGEST_AGO_YEARS = 12;
    private static final int FARTHEST_AHEAD_DAYS = 40;
    private static final int SHOWN_OF_ACCOUNT = 4;

    public StatementVerdict judge(StatementFacts facts, LocalDate today) {
        Optional<Earlier> same = facts.earlier().stream()
                .filter(earlier -> isSame(earlier, facts))
                .findFirst();
        if (same.isPresent()) {
            return new Repeats(same.get().id());
        }
        Relation relation = relation(facts);
        return flaw(facts, today)
                .<StatementVerdict>map(flaw -> new Quarantine(told(facts, flaw), relation))
                .orElseGet(() -> new Book(relation));
    }

    private static Optional<LocalizedText> flaw(StatementFacts facts, LocalDate today) {
        return account(facts)
                .or(() -> currency(facts))
                .or(() -> days(facts, today))
                .or(() -> balances(facts))
                .or(() -> sequence(facts));
    }

    private static Optional<LocalizedText> account(StatementFacts facts) {
        return facts.accountCurrency() != null
                ? Optional.empty()
                : text(
                        "rachunek nie jest znany; gdy administrator doda go na stronie „Wierzyciele”, wyciąg zaksięguje się sam",
                        "the account is not known; once an administrator adds it under “Creditors”, it books itself");
    }

    private static Optional<LocalizedText> currency(StatementFacts facts) {
        String own = Objects.requireNonNull(facts.accountCurrency()).getCurrencyCode();
        String other = facts.currencies().stream()
                .filter(currency -> !currency.equals(own))
                .findFirst()
                .orElse(facts.currency());
        return own.equals(other)
                ? Optional.empty()
                : text(
                        "waluta " + other + " zamiast " + own + "; popraw walutę rachunku albo odrzuć wyciąg",
                        "currency " + other + " instead of " + own
                                + "; correct the account's currency or discard the statement");
    }

    private static Optional<LocalizedText> days(StatementFacts facts, LocalDate today) {
        return impossible(facts.firstDay(), today)
                .or(() -> impossible(facts.lastDay(), today))
                .or(() -> impossible(facts.openingOn(), today))
                .or(() -> impossible(facts.closingOn(), today))
                .flatMap(day -> text("data " + day + " jest niemożliwa", "the date " + day + " is impossible"));
    }

    private static Optional<LocalDate> impossible(@Nullable LocalDate day, LocalDate today) {
        return Optional.ofNullable(day)
                .filter(given -> given.isAfter(today.plusDays(FARTHEST_AHEAD_DAYS))
                        || given.isBefore(today.minusYears(LONGEST_AGO_YEARS)));
    }

    private static Optional<LocalizedText> balances(StatementFacts facts) {
        if (!facts.ended()) {
            return text("plik urywa się przed końcem wyciągu", "the file breaks off before the statement's end");
        }
        if (!facts.endOfDay()) {
            return Optional.empty();
        }
        Money opening = facts.opening();
        Money closing = facts.closing();
        BigDecimal sum = facts.sum();
        if (opening == null || closing == null || sum == null) {
            return text("brak salda początkowego lub końcowego", "the opening or the closing balance is missing");
        }
        BigDecimal off = closing.amount().subtract(opening.amount()).subtract(sum);
        if (off.signum() == 0) {
            return Optional.empty();
        }
        String amount = off.abs().toPlainString() + " " + closing.currency().getCurrencyCode();
        int unread = facts.unread();
        return text(
                "saldo końcowe różni się o " + amount + (unread == 0 ? "" : " (wiersze bez kwoty: " + unread + ")"),
                "closing balance off by " + amount + (unread == 0 ? "" : " (lines without an amount: " + unread + ")"));
    }

    private static Optional<LocalizedText> sequence(StatementFacts facts) {
        if (!facts.endOfDay() || facts.earlier().isEmpty()) {
            return Optional.empty();
        }
        Earlier last = facts.earlier().getFirst();
        boolean sharesOpening = sharesAnOpening(facts);
        if (last.closing().equals(facts.opening()) && !sharesOpening) {
            return Optional.empty();
        }
        Optional<Earlier> sameNumber = facts.earlier().stream()
                .filter(earlier -> isSameNumberOfTheYear(earlier, facts))
                .findFirst();
        if (sameNumber.isPresent()) {
            return text(
                    "ten numer ma już inny zaksięgowany wyciąg ("
                            + sameNumber.get().closingOn() + ")",
                    "another statement with this number is booked ("
                            + sameNumber.get().closingOn() + ")");
        }
        if (sharesOpening || facts.anyLineKnown() || isOlderThanAll(facts)) {
            return Optional.empty();
        }
        return text(
                "saldo początkowe " + facts.opening() + " różni się od salda końcowego " + last.closing() + " wyciągu "
                        + last.number() + "; brakuje wyciągu",
                "opening balance " + facts.opening() + " differs from the closing balance " + last.closing()
                        + " of statement " + last.number() + "; a statement is missing");
    }

    private static boolean isOlderThanAll(StatementFacts facts) {
        LocalDate closingOn = facts.closingOn();
        return closingOn != null
                && facts.earlier().stream()
                        .allMatch(earlier -> earlier.openingOn() != null && !closingOn.isAfter(earlier.openingOn()));
    }

    private static Relation relation(StatementFacts facts) {
        if (!facts.endOfDay() || facts.earlier().isEmpty()) {
            return Relation.OVERLAPS;
        }
        Earlier last = facts.earlier().getFirst();
        boolean later = facts.openingOn() != null
                && last.closingOn() != null
                && !facts.openingOn().isBefore(last.closingOn());
        boolean continues = last.closing().equals(facts.opening()) && !sharesAnOpening(facts);
        return continues || (later && !facts.anyLineKnown()) ? Relation.CONTINUES : Relation.OVERLAPS;
    }

    private static boolean sharesAnOpening(StatementFacts facts) {
        return facts.earlier().stream()
                .anyMatch(earlier -> earlier.opening().equals(facts.opening())
                        && Objects.equals(earlier.openingOn(), facts.openingOn()));
    }

    private static boolean isSame(Earlier earlier, StatementFacts facts) {
        return facts.endOfDay()
                && facts.ended()
                && Objects.equals(earlier.number(), facts.number())
                && earlier.opening().equals(facts.opening())
                && earlier.closing().equals(facts.closing())
                && Objects.equals(earlier.openingOn(), facts.openingOn())
                && Objects.equals(earlier.closingOn(), facts.closingOn())
                && earlier.lineCount() == facts.lineCount();
    }

    private static boolean isSameNumberOfTheYear(Earlier earlier, StatementFacts facts) {
        return earlier.number() != null
                && !earlier.number().isBlank()
                && earlier.number().equals(facts.number())
                && earlier.closingOn() != null
                && facts.closingOn() != null
                && earlier.closingOn().getYear() == facts.closingOn().getYear();
    }

    private static LocalizedText told(StatementFacts facts, LocalizedText flaw) {
        String account = facts.account().length() <= SHOWN_OF_ACCOUNT
                ? facts.account()
                : facts.account().substring(0, SHOWN_OF_ACCOUNT) + "…";
        return new LocalizedText(
                "Wyciąg " + facts.number() + " rachunku " + account + ": " + flaw.pl()
                        + "; w kwarantannie, nic nie zaksięgowano",
                "Statement " + facts.number() + " of " + account + ": " + flaw.en() + "; quarantined, nothing booked");
    }

    private static Optional<LocalizedText> text(String pl, String en) {
        return Optional.of(new LocalizedText(pl, en));
    }
}

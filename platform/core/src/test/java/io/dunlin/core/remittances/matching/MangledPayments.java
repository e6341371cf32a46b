package io.dunlin.core.remittances.matching;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.matching.MangledPortfolio.Document;
import io.dunlin.core.remittances.policy.Incoming;
import io.dunlin.spi.value.Money;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes payments by the habits of {@code mangled-references.txt}, and knows what each is for. */
public final class MangledPayments {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z ]+)}");
    private static final Pattern FIRST_NUMBER = Pattern.compile("[0-9]+");

    private record Habit(int weight, String payer, String paid, String title, int cutTo) {

        boolean names() {
            return title.contains("{");
        }
    }

    /**
     * A payment.
     *
     * @param rightly the receivables that it may be allocated to
     * @param tellsWhose whether a person could tell from it whose it is: a reference, or the account that is known
     */
    public record Payment(String habit, LoadedRemittance loaded, Set<Long> rightly, boolean tellsWhose) {}

    /** The debts that payments are written for. */
    interface Portfolio {

        List<DebtorId> debtors();

        /** Never empty for one of {@link #debtors}. */
        List<Document> openOf(DebtorId debtor);

        /** The account that a debtor paid from before. */
        String accountOf(DebtorId debtor);
    }

    private final Portfolio portfolio;
    private final Random random;
    private final List<Habit> habits = new ArrayList<>();
    private long sequence;

    public MangledPayments(Portfolio portfolio, Random random) {
        this.portfolio = portfolio;
        this.random = random;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("mangled-references.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells =
                        Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
                int cutTo = cells.length > 4 ? Integer.parseInt(cells[4].replace("cut to ", "")) : 0;
                Habit habit = new Habit(Integer.parseInt(cells[0]), cells[1], cells[2], cells[3], cutTo);
                for (int i = 0; i < habit.weight(); i++) {
                    habits.add(habit);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Payment next() {
        Habit habit = habits.get(random.nextInt(habits.size()));
        DebtorId debtor = any(portfolio.debtors());
        List<Document> open = portfolio.openOf(debtor);
        List<Document> meant = meant(habit, open);
        String title = title(habit, meant);
        Money amount = amount(habit.paid(), meant);
        DebtorId other = any(portfolio.debtors());
        String account = switch (habit.payer()) {
            case "known" -> portfolio.accountOf(debtor);
            case "other" -> portfolio.accountOf(other);
            default -> "PL61109010140000%012d".formatted(Math.floorMod(random.nextLong(), 1_000_000_000_000L));
        };
        String name = switch (habit.payer()) {
            case "nameless" -> null;
            case "other" -> portfolio.openOf(other).getFirst().debtorName();
            default -> open.getFirst().debtorName();
        };
        boolean sameByChance = habit.payer().equals("other") && other.equals(debtor);
        boolean known = habit.payer().equals("known") || sameByChance;
        List<Document> rightly = habit.names() && !habit.title().contains("{case}") ? meant : open;
        // Another one's account and no reference: it is the other's money as far as anybody can tell.
        List<Document> others = habit.payer().equals("other") && !habit.names() ? portfolio.openOf(other) : List.of();
        Set<Long> right = Stream.concat(rightly.stream(), others.stream())
                .map(document -> document.id().value())
                .collect(Collectors.toSet());
        boolean tells = habit.names() || known || habit.payer().equals("other");
        return new Payment(
                habit.payer() + " | " + habit.paid() + " | " + habit.title(),
                loaded(title, amount, name, account),
                right,
                tells);
    }

    private LoadedRemittance loaded(String title, Money amount, @Nullable String name, String account) {
        Incoming incoming =
                new Incoming(amount, LocalDate.of(2026, 11, 16), title, null, null, null, name, account, false);
        return new LoadedRemittance(
                new RemittanceId(++sequence), null, incoming, null, RemittanceState.UNIDENTIFIED, amount, null);
    }

    private List<Document> meant(Habit habit, List<Document> open) {
        Document first = any(open);
        boolean two = habit.title().contains("{m}") || habit.title().contains("{list}");
        if (!two || open.size() == 1) {
            return List.of(first);
        }
        Document second = open.get((open.indexOf(first) + 1) % open.size());
        return List.of(first, second);
    }

    private String title(Habit habit, List<Document> meant) {
        String title = PLACE.matcher(habit.title())
                .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(written(place.group(1), meant)));
        return habit.cutTo() > 0 && title.length() > habit.cutTo() ? title.substring(0, habit.cutTo()) : title;
    }

    private String written(String place, List<Document> meant) {
        Document document = meant.getFirst();
        if (place.startsWith("n")) {
            return mangled(place.substring(1).strip()).apply(document.number());
        }
        return switch (place) {
            case "m" -> meant.getLast().number();
            case "case" -> document.caseReference();
            case "ksef" -> String.valueOf(document.ksefNumber());
            case "list" -> list(document.number(), meant.getLast().number());
            default -> throw new IllegalStateException("Unknown place " + place);
        };
    }

    private UnaryOperator<String> mangled(String how) {
        return number -> switch (how) {
            case "" -> number;
            case "small" -> number.toLowerCase(java.util.Locale.ROOT);
            case "tight" -> number.replaceAll("[/-]", "");
            case "spaced" -> number.replaceAll("[/-]", " ");
            case "dashed" -> number.replace('/', '-');
            case "bare" -> number.replaceFirst("^[A-Z]+[/-]?", "");
            case "zeros" -> FIRST_NUMBER.matcher(number).replaceFirst(run -> "00" + run.group());
            case "broken" -> number.substring(0, number.length() - 2) + " " + number.substring(number.length() - 2);
            case "alike" -> number.replace('0', 'O').replace('1', 'I');
            case "turned" -> turned(number);
            case "short" -> first(number);
            default -> throw new IllegalStateException("Unknown way of mangling: " + how);
        };
    }

    private static String first(String number) {
        java.util.regex.Matcher run = FIRST_NUMBER.matcher(number);
        return run.find() ? run.group() : number;
    }

    private static String turned(String number) {
        List<String> parts =
                new ArrayList<>(List.of(number.replaceFirst("^[A-Z]+[/-]?", "").split("/", -1)));
        java.util.Collections.reverse(parts);
        return String.join("/", parts);
    }

    /** As people shorten it: {@code FV 12, 13/09/2026}, where the ends are the same; else both in full. */
    private static String list(String one, String other) {
        String end = one.substring(one.indexOf('/') < 0 ? one.length() : one.lastIndexOf('/'));
        boolean kindred = other.endsWith(end)
                && !one.equals(other)
                && one.chars().filter(c -> c == '/').count() == 1;
        return kindred ? one.replace(end, "") + ", " + first(other) + end : one + ", " + other;
    }

    private Money amount(String paid, List<Document> meant) {
        Money sum = meant.stream()
                .distinct()
                .map(Document::balance)
                .reduce(Money::plus)
                .orElseThrow();
        return switch (paid) {
            case "all" -> sum;
            case "part" -> Money.ofMinor(1 + random.nextInt((int) sum.minorUnits() - 1), sum.currency());
            case "more" -> sum.plus(Money.ofMinor(1 + random.nextInt(2_000), sum.currency()));
            default -> throw new IllegalStateException("Unknown sum: " + paid);
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

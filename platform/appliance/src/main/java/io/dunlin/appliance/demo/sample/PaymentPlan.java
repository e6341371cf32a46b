package io.dunlin.appliance.demo.sample;

import io.dunlin.appliance.demo.sample.SamplePayment.Manner;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who pays what when during the played month: those who wrote that they have paid or will pay, and others whom a reminder
 * was enough for.
 */
final class PaymentPlan {

    private static final long SEED = 97;
    private static final int SECOND_PAYERS_EVERY = 3;
    private static final int LAST_DAY = 28;

    /** Days after the start on which those who wrote pay; who is not named here does not keep the word. */
    private static final Map<String, Integer> PAY_AFTER_WRITING = Map.ofEntries(
            Map.entry("promise-friday", 4),
            Map.entry("promise-scheduled", 2),
            Map.entry("promise-two-invoices", 7),
            Map.entry("promise-consumer", 7),
            Map.entry("promise-after-reminder", 11),
            Map.entry("paid-yesterday", 0),
            Map.entry("paid-today", 2),
            Map.entry("paid-short", 3),
            Map.entry("paid-later", 10),
            Map.entry("paid-cash", 5),
            Map.entry("remittance-table", 1),
            Map.entry("remittance-csv", 6),
            Map.entry("de-promise", 4),
            Map.entry("de-paid", 4),
            Map.entry("ro-promise", 5),
            Map.entry("ro-paid", 4),
            Map.entry("en-promise", 8));

    private static final List<Manner> MANNERS = List.of(
            Manner.EXACT, Manner.MANGLED, Manner.EXACT, Manner.PART, Manner.TOGETHER, Manner.OVER, Manner.EXACT);

    private final SampleBook book;
    private final Casting casting;
    private final UnaryOperator<LocalDate> bankDay;
    private final Random random = new Random(SEED);
    private final List<SamplePayment> payments = new ArrayList<>();
    private final Set<SampleReceivable> planned = new HashSet<>();

    private PaymentPlan(SampleBook book, Casting casting, UnaryOperator<LocalDate> bankDay) {
        this.book = book;
        this.casting = casting;
        this.bankDay = bankDay;
    }

    /**
     * @param bankDay the given day, or the next on which banks work
     * @return by day
     */
    static List<SamplePayment> of(
            SampleBook book, Casting casting, List<MailScript> scripts, UnaryOperator<LocalDate> bankDay) {
        PaymentPlan plan = new PaymentPlan(book, casting, bankDay);
        scripts.forEach(plan::whatWasWritten);
        plan.others();
        plan.strangers();
        return plan.payments.stream()
                .sorted(Comparator.comparing(SamplePayment::bookedOn))
                .toList();
    }

    private void whatWasWritten(MailScript script) {
        Integer day = PAY_AFTER_WRITING.get(script.code());
        if (day == null) {
            return;
        }
        SampleDebtor debtor = casting.debtorOf(script).orElseThrow();
        List<SampleReceivable> items = book.of(debtor);
        int count = script.namesTwoInvoices() ? 2 : script.body().contains("{total}") ? items.size() : 1;
        List<SampleReceivable> covered = items.subList(0, count);
        pay(debtor, covered, day, count > 1 ? Manner.TOGETHER : Manner.EXACT);
    }

    private void others() {
        int turn = 0;
        for (SampleDebtor debtor : book.debtors()) {
            List<SampleReceivable> overdue = book.of(debtor).stream()
                    .filter(item -> item.isOverdue(book.startsOn()))
                    .toList();
            if (casting.has(debtor) || overdue.isEmpty() || turn++ % SECOND_PAYERS_EVERY != 0) {
                continue;
            }
            Manner manner = MANNERS.get(turn / SECOND_PAYERS_EVERY % MANNERS.size());
            boolean several = manner == Manner.TOGETHER && overdue.size() > 1;
            int day = turn < 45 ? 0 : 1 + random.nextInt(LAST_DAY);
            pay(
                    debtor,
                    several ? overdue.subList(0, 2) : overdue.subList(0, 1),
                    day,
                    several ? manner : single(manner));
        }
    }

    private static Manner single(Manner manner) {
        return manner == Manner.TOGETHER ? Manner.EXACT : manner;
    }

    private void pay(SampleDebtor debtor, List<SampleReceivable> items, int day, Manner wanted) {
        SampleReceivable first = items.getFirst();
        boolean virtual = first.client() == SampleClient.SOWA && items.size() == 1 && wanted != Manner.PART;
        Manner manner = first.splitPayment() && items.size() == 1 ? Manner.SPLIT : virtual ? Manner.VIRTUAL : wanted;
        Money owed = items.stream()
                .map(SampleReceivable::outstanding)
                .reduce(Money::plus)
                .orElseThrow();
        Iban paidTo = first.client() == SampleClient.SOWA ? first.account() : null;
        book(
                new Booking(day, first.client(), amount(owed, manner), title(manner, items), items, manner),
                debtor.name(),
                debtor.payingAccount(),
                paidTo);
    }

    private void strangers() {
        Iban account = CheckDigits.account("11602202", "0000000351234567");
        book(
                new Booking(
                        0,
                        SampleClient.KROCHMAL,
                        Money.of("431.20", "PLN"),
                        "zaplata za uslugi",
                        List.of(),
                        Manner.UNKNOWN),
                "B. Nowik",
                account,
                null);
        book(
                new Booking(3, SampleClient.LABEDZ, Money.of("1250.00", "PLN"), "faktura", List.of(), Manner.UNKNOWN),
                "Konto wspólne",
                account,
                null);
    }

    private record Booking(
            int day, SampleClient client, Money amount, String title, List<SampleReceivable> items, Manner manner) {}

    private void book(Booking booking, String payer, Iban payerAccount, @Nullable Iban paidTo) {
        if (booking.items.stream().anyMatch(planned::contains)) {
            return;
        }
        planned.addAll(booking.items);
        payments.add(new SamplePayment(
                bankDay.apply(book.startsOn().plusDays(booking.day)),
                booking.client,
                booking.amount,
                booking.title,
                payer,
                payerAccount,
                paidTo,
                booking.items,
                booking.manner));
    }

    private static Money amount(Money owed, Manner manner) {
        return switch (manner) {
            case PART -> Money.ofMinor(owed.minorUnits() / 2, owed.currency());
            case OVER -> owed.plus(Money.ofMinor(1_000, owed.currency()));
            case EXACT, MANGLED, TOGETHER, VIRTUAL, SPLIT, UNKNOWN -> owed;
        };
    }

    private static String title(Manner manner, List<SampleReceivable> items) {
        SampleReceivable first = items.getFirst();
        String number = first.number();
        return switch (manner) {
            case EXACT, OVER -> "Zapłata za fakturę " + number;
            case MANGLED -> "zapl za " + mangled(number);
            case TOGETHER ->
                items.stream()
                        .map(SampleReceivable::number)
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow();
            case PART -> "część należności " + number;
            case VIRTUAL -> "internet";
            case SPLIT ->
                "/VAT/" + vat(first.outstanding()) + "/IDC/" + first.client().taxNumber() + "/INV/" + number
                        + "/TXT/zapłata";
            case UNKNOWN -> "";
        };
    }

    /** "FV/2111/11/2026" as "fv 2111 11 2026", "ZS-2026-31423" as "zs 2026 31423". */
    private static String mangled(String number) {
        return number.toLowerCase(java.util.Locale.ROOT).replaceAll("[/-]", " ");
    }

    /** The tax of 23 % that a gross amount holds, with a comma. */
    private static String vat(Money gross) {
        Money tax = gross.allocate(List.of(100L, 23L)).getLast();
        return tax.amount().toPlainString().replace('.', ',');
    }
}

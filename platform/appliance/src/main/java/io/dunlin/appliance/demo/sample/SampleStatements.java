package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.UnaryOperator;

/** The statements of the clients' accounts over the played month: each begins with the balance that the last ended with. */
public record SampleStatements(List<SampleStatement> all) {

    private static final int LONGEST_PAUSE_OF_BANKS = 7;
    private static final int PLAYED_DAYS = 62;

    public SampleStatements {
        all = List.copyOf(all);
    }

    /**
     * From the bank day before the start on, so that the firm's bank data is fresh on the first morning; a day on which
     * nothing came has its statement too.
     *
     * @param bankDay the given day, or the next on which banks work
     */
    public static SampleStatements of(
            SampleBook book, Casting casting, List<MailScript> scripts, UnaryOperator<LocalDate> bankDay) {
        List<SamplePayment> payments = PaymentPlan.of(book, casting, scripts, bankDay);
        List<LocalDate> days = book.startsOn()
                .minusDays(LONGEST_PAUSE_OF_BANKS)
                .datesUntil(book.startsOn().plusDays(PLAYED_DAYS))
                .filter(day -> bankDay.apply(day).equals(day))
                .toList();
        LocalDate first = days.stream()
                .filter(day -> day.isBefore(book.startsOn()))
                .reduce((_, later) -> later)
                .orElseThrow();
        List<SampleStatement> all = new ArrayList<>();
        for (SampleClient client : SampleClient.values()) {
            Money balance = Money.ofMinor(1_284_050L + client.ordinal() * 431_017L, Currency.getInstance("PLN"));
            int number = first.getDayOfYear() * 5 / 7;
            for (LocalDate day : days) {
                if (!day.isBefore(first)) {
                    List<SamplePayment> own = payments.stream()
                            .filter(payment -> payment.client() == client
                                    && payment.bookedOn().equals(day))
                            .toList();
                    SampleStatement statement = new SampleStatement(client, day, number++, balance, own);
                    balance = statement.closing();
                    all.add(statement);
                }
            }
        }
        return new SampleStatements(all);
    }

    /** The statements that were there before the first day. */
    public List<SampleStatement> before(LocalDate day) {
        return all.stream().filter(statement -> statement.day().isBefore(day)).toList();
    }

    public List<SampleStatement> on(LocalDate day) {
        return all.stream().filter(statement -> statement.day().equals(day)).toList();
    }

    public List<SamplePayment> payments() {
        return all.stream().flatMap(statement -> statement.payments().stream()).toList();
    }
}

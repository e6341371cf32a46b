package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The statements of the clients' accounts over the played month: each begins with the balance that the last ended with. */
public record SampleStatements(List<SampleStatement> all) {

    public SampleStatements {
        all = List.copyOf(all);
    }

    /** @param bankDay the given day, or the next on which banks work */
    public static SampleStatements of(
            SampleBook book, Casting casting, List<MailScript> scripts, UnaryOperator<LocalDate> bankDay) {
        List<SamplePayment> payments = PaymentPlan.of(book, casting, scripts, bankDay);
        List<SampleStatement> all = new ArrayList<>();
        for (SampleClient client : SampleClient.values()) {
            Money balance =
                    Money.ofMinor(1_284_050L + client.ordinal() * 431_017L, java.util.Currency.getInstance("PLN"));
            int number = book.startsOn().getDayOfYear() * 5 / 7;
            TreeMap<LocalDate, List<SamplePayment>> byDay = payments.stream()
                    .filter(payment -> payment.client() == client)
                    .collect(Collectors.groupingBy(SamplePayment::bookedOn, TreeMap::new, Collectors.toList()));
            for (var entry : byDay.entrySet()) {
                SampleStatement statement =
                        new SampleStatement(client, entry.getKey(), number++, balance, entry.getValue());
                balance = statement.closing();
                all.add(statement);
            }
        }
        return new SampleStatements(all);
    }

    public List<SampleStatement> on(LocalDate day) {
        return all.stream().filter(statement -> statement.day().equals(day)).toList();
    }

    public List<SamplePayment> payments() {
        return all.stream().flatMap(statement -> statement.payments().stream()).toList();
    }
}

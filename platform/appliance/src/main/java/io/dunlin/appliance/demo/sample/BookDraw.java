package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws the book: who owes what to whom since when. Two thirds of the receivables are overdue, from a day to some months,
 * so that every level of a usual policy finds its debtors; the others fall due during the played month.
 */
final class BookDraw {

    private static final Currency ZLOTY = Currency.getInstance("PLN");
    private static final int RECEIVABLES = 600;
    private static final int SPLIT_PAYMENT_FROM_GROSZ = 1_500_000;
    private static final int LARGE_ONE_IN = 14;
    private static final int SLOW_PUBLIC_PAYER_DAYS = 38;
    private static final List<Integer> TERMS = List.of(7, 14, 14, 14, 21, 30);

    private final LocalDate startsOn;
    private final Random random;
    private final Map<SampleClient, Integer> serials = new EnumMap<>(SampleClient.class);
    private final List<SampleReceivable> drawn = new ArrayList<>();

    BookDraw(LocalDate startsOn, long seed) {
        this.startsOn = startsOn;
        this.random = new Random(seed);
        serials.put(SampleClient.LABEDZ, 2_107);
        serials.put(SampleClient.ZORZA, 31_420);
        serials.put(SampleClient.KROCHMAL, 1_188);
        serials.put(SampleClient.SOWA, 7_731);
    }

    SampleBook book() {
        List<SampleDebtor> debtors = new DebtorDraw(random).draw();
        int left = RECEIVABLES;
        for (int i = 0; i < debtors.size(); i++) {
            int debtorsLeft = debtors.size() - i;
            int average = left / debtorsLeft;
            int count =
                    debtorsLeft == 1 ? left : Math.clamp(average - 1L + random.nextInt(4), 1, left - debtorsLeft + 1);
            SampleDebtor debtor = debtors.get(i);
            SampleClient client = clientOf(debtor, i);
            boolean publicBody = debtor.kind() == PartyKind.PUBLIC_BODY;
            int oldest = publicBody ? SLOW_PUBLIC_PAYER_DAYS : daysOverdue(i);
            for (int n = 0; n < count; n++) {
                receivable(debtor, client, oldest - n * (5 + random.nextInt(9)));
            }
            left -= count;
        }
        return new SampleBook(startsOn, debtors, drawn);
    }

    private static SampleClient clientOf(SampleDebtor debtor, int place) {
        return switch (debtor.kind()) {
            case CONSUMER -> SampleClient.SOWA;
            case PUBLIC_BODY -> SampleClient.KROCHMAL;
            case SOLE_TRADER -> place % 3 == 0 ? SampleClient.SOWA : SampleClient.LABEDZ;
            case COMPANY, UNKNOWN ->
                !debtor.country().equals("PL")
                        ? SampleClient.ZORZA
                        : switch (place % 5) {
                            case 0 -> SampleClient.ZORZA;
                            case 1, 2 -> SampleClient.KROCHMAL;
                            default -> SampleClient.LABEDZ;
                        };
        };
    }

    /** How long the oldest receivable of a debtor is overdue; negative where it is not yet due. */
    private int daysOverdue(int place) {
        return switch (place % 8) {
            case 0 -> -2 - random.nextInt(6);
            case 1, 2 -> 2 + random.nextInt(9);
            case 3, 4 -> 10 + random.nextInt(14);
            case 5 -> 24 + random.nextInt(20);
            case 6 -> 45 + random.nextInt(50);
            default -> -8 - random.nextInt(18);
        };
    }

    private void receivable(SampleDebtor debtor, SampleClient client, int daysOverdue) {
        LocalDate dueOn = startsOn.minusDays(Math.max(daysOverdue, -29));
        LocalDate latestIssue = startsOn.minusDays(1);
        LocalDate issued = dueOn.minusDays(Words.pick(TERMS, random));
        LocalDate issuedOn = issued.isAfter(latestIssue) ? latestIssue : issued;
        int serial = serials.merge(client, 1 + random.nextInt(4), Integer::sum);
        boolean consumerSized = debtor.kind() == PartyKind.CONSUMER || client == SampleClient.SOWA;
        int spread = client.largestGrosz() - client.smallestGrosz();
        int grosz = client.smallestGrosz() + (int) (spread * Math.pow(random.nextDouble(), consumerSized ? 1 : 2.5));
        boolean large = !consumerSized && random.nextInt(LARGE_ONE_IN) == 0;
        Money gross = Money.ofMinor(large ? grosz + SPLIT_PAYMENT_FROM_GROSZ : grosz, ZLOTY);
        boolean partlyPaid = !large && random.nextInt(12) == 0;
        Money paid = partlyPaid ? Money.ofMinor(gross.minorUnits() / 3, ZLOTY) : Money.zero(ZLOTY);
        Iban account = client == SampleClient.SOWA ? client.virtualAccount(debtor.customer()) : client.account();
        drawn.add(new SampleReceivable(
                client, debtor, client.number(serial, issuedOn), issuedOn, dueOn, gross, paid, account, large));
    }
}

package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PhoneNumber;
import io.dunlin.spi.value.TaxNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws debtors from lists of names, towns and trades. */
final class DebtorDraw {

    private static final int CONSUMERS = 46;
    private static final int TRADERS = 44;
    private static final List<String> FORMS =
            List.of("sp. z o.o.", "sp. z o.o.", "sp. z o.o.", "sp. z o.o. sp.k.", "S.A.", "sp.j.", "s.c.");
    private static final List<String> OFFICES = List.of("biuro", "ksiegowosc", "faktury", "kontakt", "sekretariat");
    private static final List<String> BANKS =
            List.of("10202629", "11402004", "10501025", "12401037", "16001462", "11602202", "24900005");

    private final Random random;
    private final List<String> given = Words.of("given-names.txt");
    private final List<String> surnames = Words.of("surnames.txt");
    private final List<String> streets = Words.of("streets.txt");
    private final List<String> cities = Words.of("cities.txt");
    private final List<SampleDebtor> drawn = new ArrayList<>();
    private final Set<String> usedAddresses = new HashSet<>();
    private final Set<String> usedNumbers = new HashSet<>();

    DebtorDraw(Random random) {
        this.random = random;
    }

    List<SampleDebtor> draw() {
        Words.of("companies.txt").forEach(this::company);
        List<String> trades = Words.of("traders.txt");
        for (int i = 0; i < TRADERS; i++) {
            trader(trades.get(i % trades.size()));
        }
        for (int i = 0; i < CONSUMERS; i++) {
            consumer();
        }
        Words.of("public-bodies.txt").forEach(this::publicBody);
        Words.of("abroad.txt").forEach(this::abroad);
        return List.copyOf(drawn);
    }

    private void company(String line) {
        String[] parts = line.split(" \\| ", -1);
        String name = random.nextBoolean() ? parts[0] + " " + parts[1] : parts[1] + " " + parts[0];
        String domain = Words.slug(parts[0]) + ".example";
        Person person = person();
        polish(
                PartyKind.COMPANY,
                name + " " + Words.pick(FORMS, random),
                person.name(),
                nip(),
                null,
                Words.pick(OFFICES, random) + "@" + domain);
    }

    private void trader(String trade) {
        Person person = person();
        polish(
                PartyKind.SOLE_TRADER,
                trade + " " + person.name(),
                person.name(),
                nip(),
                null,
                Words.slug(person.surname()) + "@" + Words.slug(trade) + "-" + (drawn.size() + 1) + ".example");
    }

    private void consumer() {
        Person person = person();
        LocalDate birthday = LocalDate.of(1948, 1, 1).plusDays(random.nextInt(365 * 57));
        PersonalNumber personal = CheckDigits.personalNumber(birthday, person.woman(), random);
        String address =
                Words.slug(person.name()).replace('-', '.') + birthday.getYear() % 100 + "@poczta-domowa.example";
        polish(PartyKind.CONSUMER, person.name(), person.name(), null, personal, address);
    }

    private void publicBody(String line) {
        String[] parts = line.split("\\|", -1);
        add(
                PartyKind.PUBLIC_BODY,
                parts[0],
                person().name(),
                nip(),
                null,
                new Place(street(), "77-" + (100 + random.nextInt(900)), parts[1], "PL", "pl"),
                "finanse@" + parts[2]);
    }

    private void abroad(String line) {
        String[] parts = line.split("\\|", -1);
        Place place = new Place(parts[4], parts[5], parts[6], parts[0], parts[1]);
        TaxNumber taxNumber = new TaxNumber(parts[3].substring(0, 2), parts[3].substring(2));
        add(PartyKind.COMPANY, parts[2], parts[7], taxNumber, null, place, "office@" + parts[8]);
    }

    private void polish(
            PartyKind kind,
            String name,
            String person,
            @Nullable TaxNumber taxNumber,
            @Nullable PersonalNumber personal,
            String address) {
        String[] city = Words.pick(cities, random).split(" ", 2);
        String postalCode = city[0] + String.format(Locale.ROOT, "%02d", random.nextInt(100));
        add(kind, name, person, taxNumber, personal, new Place(street(), postalCode, city[1], "PL", "pl"), address);
    }

    private void add(
            PartyKind kind,
            String name,
            String person,
            @Nullable TaxNumber taxNumber,
            @Nullable PersonalNumber personal,
            Place place,
            String address) {
        int customer = 10_001 + drawn.size() * 7;
        drawn.add(new SampleDebtor(
                customer,
                kind,
                name,
                taxNumber,
                personal,
                place.street,
                place.postalCode,
                place.city,
                place.country,
                place.language,
                unused(address),
                new PhoneNumber(String.format(Locale.ROOT, "+48699%06d", 100_000 + drawn.size() * 37)),
                person,
                account()));
    }

    private record Place(String street, String postalCode, String city, String country, String language) {}

    private record Person(String givenName, String surname, boolean woman) {

        String name() {
            return givenName + " " + surname;
        }
    }

    private Person person() {
        String[] first = Words.pick(given, random).split(" ", -1);
        String[] last = Words.pick(surnames, random).split(" ", -1);
        boolean woman = first[1].equals("f");
        return new Person(first[0], last[woman ? 1 : 0], woman);
    }

    private String street() {
        String house = String.valueOf(1 + random.nextInt(120));
        return Words.pick(streets, random) + " " + house
                + (random.nextInt(3) == 0 ? "/" + (1 + random.nextInt(60)) : "");
    }

    private TaxNumber nip() {
        while (true) {
            TaxNumber number = CheckDigits.taxNumber(random);
            if (usedNumbers.add(number.number())) {
                return number;
            }
        }
    }

    private Iban account() {
        String client =
                String.format(Locale.ROOT, "%08d%08d", random.nextInt(100_000_000), random.nextInt(100_000_000));
        return CheckDigits.account(Words.pick(BANKS, random), client);
    }

    private EmailAddress unused(String address) {
        String free = address.toLowerCase(Locale.ROOT);
        for (int again = 2; !usedAddresses.add(free); again++) {
            free = address.replace("@", again + "@");
        }
        return new EmailAddress(free);
    }
}

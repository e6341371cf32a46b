package io.dunlin.core.remittances.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.policy.AllocationDecision.Allocated;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.core.remittances.policy.AllocationDecision.Reason;
import io.dunlin.core.remittances.policy.AllocationDecision.Unidentified;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationPolicyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);
    private static final DebtorId ALFA = new DebtorId(1);
    private static final DebtorId BETA = new DebtorId(2);
    private static final String PAYER_ACCOUNT = "PL27114020040000300201355387";
    private static final String CASE_OF_ALFA = "DN-000123-6";

    private final AllocationPolicy policy = new AllocationPolicy(AllocationOrder.OLDEST_DUE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FV/12/11/2026                               | 100.00 | INVOICE_NUMBER
            zapłata za fakturę fv 12 11 2026            | 100.00 | INVOICE_NUMBER
            Fv-12-11-2026.                              | 40.00  | INVOICE_NUMBER
            FV12112026                                  | 100.00 | INVOICE_NUMBER
            FV/12/ 11/20 26                             | 100.00 | INVOICE_NUMBER
            /VAT/18,70/IDC/5265877635/INV/FV/12/11/2026/TXT/x | 100.00 | INVOICE_NUMBER
            nr 12/11/2026                               | 100.00 | INVOICE_NUMBER_WITH_PROOF
            za fakturę 012/11/2026                      | 100.00 | INVOICE_NUMBER_WITH_PROOF
            faktura 2026/11/12                          | 100.00 | INVOICE_NUMBER_WITH_PROOF
            FV/I2/11/2O26                               | 100.00 | INVOICE_NUMBER_WITH_PROOF
            Zaplata za fakture nr FV/12/11/2            | 100.00 | INVOICE_NUMBER_WITH_PROOF
            sprawa DN-000123-6                          | 30.00  | CASE_REFERENCE
            DN 000123 6 dziękuję                        | 100.00 | CASE_REFERENCE
            KSeF 5265877635-20260826-0100001AF629-AF    | 100.00 | KSEF_NUMBER
            """)
    void reads_what_payers_write(String title, String amount, Rule rule) {
        AllocationDecision decision =
                policy.decide(payment(amount, title), knowing(alfas(1, "FV/12/11/2026", "100.00")));
        assertThat(decision).isInstanceOfSatisfying(Allocated.class, allocated -> {
            assertThat(allocated.rule()).isEqualTo(rule);
            assertThat(allocated.lines()).containsExactly(line(1, amount));
            assertThat(allocated.remainder().isZero()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            czynsz                                      | 100.00 | the amount alone
            nr 12/11/2026                               | 99.00  | a number without its letters and another amount
            FV/I2/11/2O26                               | 50.00  | letters in the place of digits and another amount
            FV/112/11/2026                              | 100.00 | another number that ends alike
            FV/12/11/2026/KOR                           | 90.00  | a correction of the invoice
            DN-000123-7                                 | 100.00 | a case reference with a wrong check digit
            FV/12/11/2025                               | 100.00 | the number of another year
            """)
    void leaves_to_a_person(String title, String amount, String because) {
        assertThat(policy.decide(payment(amount, title), knowing(alfas(1, "FV/12/11/2026", "100.00"))))
                .as(because)
                .isInstanceOf(Unidentified.class);
    }

    @Test
    void a_split_payment_names_its_invoice() {
        Incoming incoming = new Incoming(
                Money.of("100.00", "PLN"), TODAY, "przelew", null, null, "FV/12/11/2026", null, null, false);
        assertThat(policy.decide(incoming, knowing(alfas(1, "FV/12/11/2026", "100.00"))))
                .isInstanceOfSatisfying(
                        Allocated.class,
                        allocated -> assertThat(allocated.rule()).isEqualTo(Rule.SPLIT_PAYMENT));
    }

    @Test
    void a_structured_reference_names_its_invoice() {
        Incoming incoming =
                new Incoming(Money.of("100.00", "PLN"), TODAY, "x", "FV-12-11-2026", null, null, null, null, false);
        assertThat(policy.decide(incoming, knowing(alfas(1, "FV/12/11/2026", "100.00"))))
                .isInstanceOfSatisfying(
                        Allocated.class,
                        allocated -> assertThat(allocated.rule()).isEqualTo(Rule.STRUCTURED_REFERENCE));
    }

    @Test
    void the_debtors_designation_comes_before_the_oldest_debt() {
        Knowledge knowledge = knowing(alfas(1, "FV/1/2026", "100.00"), alfas(2, "FV/2/2026", "100.00"));
        assertThat(policy.decide(payment("60.00", CASE_OF_ALFA + " FV/2/2026"), knowledge))
                .isInstanceOfSatisfying(
                        Allocated.class,
                        allocated -> assertThat(allocated.lines()).containsExactly(line(2, "60.00")));
        assertThat(policy.decide(payment("160.00", CASE_OF_ALFA), knowledge))
                .isInstanceOfSatisfying(
                        Allocated.class,
                        allocated ->
                                assertThat(allocated.lines()).containsExactly(line(1, "100.00"), line(2, "60.00")));
    }

    @Test
    void several_listed_invoices_are_paid_together() {
        Knowledge knowledge = knowing(
                alfas(1, "FV/12/2026", "10.00"), alfas(2, "FV/13/2026", "20.00"), alfas(3, "FV/14/2026", "30.00"));
        for (String title : List.of("FV 12, 13 i 14/2026", "FV/12/2026, FV/13/2026; FV/14/2026")) {
            assertThat(policy.decide(payment("60.00", title), knowledge))
                    .as(title)
                    .isInstanceOfSatisfying(
                            Allocated.class,
                            allocated -> assertThat(allocated.lines()).hasSize(3));
        }
    }

    @Test
    void what_is_paid_too_much_is_left_to_a_person() {
        assertThat(policy.decide(payment("150.00", "FV/12/11/2026"), knowing(alfas(1, "FV/12/11/2026", "100.00"))))
                .isInstanceOfSatisfying(Allocated.class, allocated -> {
                    assertThat(allocated.lines()).containsExactly(line(1, "100.00"));
                    assertThat(allocated.remainder()).isEqualTo(Money.of("50.00", "PLN"));
                });
    }

    @Test
    void the_same_number_of_two_debtors_is_a_tie_unless_account_amount_or_name_tell() {
        Knowledge both = knowing(alfas(1, "FV/1/2026", "100.00"), betas(2, "FV/1/2026", "100.00"));
        assertThat(policy.decide(payment("100.00", "FV/1/2026"), both))
                .isInstanceOfSatisfying(Unidentified.class, unidentified -> {
                    assertThat(unidentified.reason()).isEqualTo(Reason.TIE);
                    assertThat(unidentified.suggestions()).hasSize(2);
                    assertThat(unidentified.suspected()).isNull();
                });
        Knowledge withAccount = new Knowledge(both.items(), Set.of(BETA), null);
        assertThat(policy.decide(payment("100.00", "FV/1/2026"), withAccount))
                .isInstanceOfSatisfying(
                        Allocated.class,
                        allocated -> assertThat(allocated.debtorId()).isEqualTo(BETA));
        assertThat(policy.decide(named("100.00", "FV/1/2026", "BETA TRANSPORT SPÓŁKA Z O.O."), both))
                .isInstanceOfSatisfying(
                        Allocated.class,
                        allocated -> assertThat(allocated.debtorId()).isEqualTo(BETA));
    }

    @Test
    void a_known_account_pays_exactly_what_is_owed_and_nothing_else() {
        Knowledge knowledge = new Knowledge(
                List.of(alfas(1, "FV/1/2026", "100.00"), alfas(2, "FV/2/2026", "50.00")), Set.of(ALFA), null);
        assertThat(policy.decide(payment("50.00", "przelew"), knowledge))
                .isInstanceOfSatisfying(
                        Allocated.class,
                        allocated -> assertThat(allocated.rule()).isEqualTo(Rule.LEARNED_ACCOUNT));
        assertThat(policy.decide(payment("150.00", "przelew"), knowledge)).isInstanceOf(Allocated.class);
        assertThat(policy.decide(payment("70.00", "przelew"), knowledge))
                .isInstanceOfSatisfying(Unidentified.class, unidentified -> {
                    assertThat(unidentified.reason()).isEqualTo(Reason.WEAK);
                    assertThat(unidentified.suspected()).isEqualTo(ALFA);
                });
    }

    @Test
    void the_account_of_one_debtor_and_the_number_of_another_contradict_each_other() {
        Knowledge knowledge = new Knowledge(
                List.of(alfas(1, "FV/1/2026", "100.00"), betas(2, "FV/2/2026", "70.00")), Set.of(BETA), null);
        assertThat(policy.decide(payment("30.00", "FV/1/2026"), knowledge))
                .isInstanceOfSatisfying(
                        Unidentified.class,
                        unidentified -> assertThat(unidentified.reason()).isEqualTo(Reason.CONTRADICTION));
    }

    @Test
    void a_virtual_account_is_its_debtors() {
        Knowledge knowledge = new Knowledge(List.of(alfas(1, "FV/1/2026", "100.00")), Set.of(), ALFA);
        assertThat(policy.decide(payment("30.00", "przelew"), knowledge))
                .isInstanceOfSatisfying(
                        Allocated.class,
                        allocated -> assertThat(allocated.rule()).isEqualTo(Rule.VIRTUAL_ACCOUNT));
        assertThat(VirtualAccount.debtorOf("1090101400000712", "PL61109010140000071219812874"))
                .contains(new DebtorId(19812874));
        assertThat(VirtualAccount.debtorOf("1090101400000712", "PL62109010140000071219812874"))
                .as("wrong check digits")
                .isEmpty();
        assertThat(VirtualAccount.debtorOf("XX", "XX000000000014")).contains(new DebtorId(14));
    }

    @Test
    void what_is_settled_already_is_for_a_person_who_knows_whose_it_may_be() {
        OpenItem settled = new OpenItem(
                new ReceivableId(1),
                ALFA,
                "Alfa Handel",
                new CreditorId(1),
                1L,
                CASE_OF_ALFA,
                "FV/1/2026",
                null,
                TODAY,
                Money.of("0.00", "PLN"),
                false);
        assertThat(policy.decide(payment("100.00", "FV/1/2026"), knowing(settled)))
                .isInstanceOfSatisfying(Unidentified.class, unidentified -> {
                    assertThat(unidentified.reason()).isEqualTo(Reason.NOTHING_OWED);
                    assertThat(unidentified.suspected()).isEqualTo(ALFA);
                });
    }

    @Test
    void an_allocation_that_does_not_add_up_cannot_be_made() {
        Money hundred = Money.of("100.00", "PLN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Allocated(
                        hundred, ALFA, Rule.MANUAL, "", List.of(line(1, "60.00")), Money.of("39.99", "PLN")));
    }

    @Test
    void lines_and_remainder_add_up_and_the_order_of_what_is_known_changes_nothing() {
        Random random = new Random(20261116);
        for (int round = 0; round < 3000; round++) {
            List<OpenItem> items = new ArrayList<>();
            int count = 1 + random.nextInt(6);
            for (int i = 1; i <= count; i++) {
                String number = "FV/" + (1 + random.nextInt(5)) + "/2026";
                String balance = (1 + random.nextInt(4)) * 50 + ".00";
                items.add(random.nextInt(3) == 0 ? betas(i, number, balance) : alfas(i, number, balance));
            }
            String title = switch (random.nextInt(5)) {
                case 0 -> CASE_OF_ALFA;
                case 1 -> "FV/" + (1 + random.nextInt(5)) + "/2026";
                case 2 -> "faktura " + (1 + random.nextInt(5)) + "/2026";
                case 3 -> "FV 1, 2 i 3/2026";
                default -> "przelew";
            };
            Set<DebtorId> known = random.nextInt(3) == 0 ? Set.of(ALFA) : Set.of();
            Incoming incoming = payment((1 + random.nextInt(8)) * 50 + ".00", title);
            AllocationDecision decision = policy.decide(incoming, new Knowledge(items, known, null));
            if (decision instanceof Allocated allocated) {
                Money sum = allocated.lines().stream().map(Line::amount).reduce(allocated.remainder(), Money::plus);
                assertThat(sum).isEqualTo(incoming.amount());
                Set<DebtorId> paid = items.stream()
                        .filter(item -> allocated.lines().stream()
                                .anyMatch(line -> line.receivableId().equals(item.id())))
                        .map(OpenItem::debtorId)
                        .collect(Collectors.toSet());
                assertThat(paid).containsExactly(allocated.debtorId());
                assertThat(title)
                        .as("never by the amount alone")
                        .matches(text -> !text.equals("przelew") || !known.isEmpty());
            }
            List<OpenItem> shuffled = new ArrayList<>(items);
            Collections.shuffle(shuffled, random);
            assertThat(summary(policy.decide(incoming, new Knowledge(shuffled, known, null))))
                    .isEqualTo(summary(decision));
        }
    }

    private static Object summary(AllocationDecision decision) {
        return switch (decision) {
            case Allocated allocated -> Set.copyOf(allocated.lines());
            case Unidentified unidentified -> unidentified.reason();
        };
    }

    private static Incoming payment(String amount, String title) {
        return named(amount, title, null);
    }

    private static Incoming named(String amount, String title, @Nullable String name) {
        return new Incoming(Money.of(amount, "PLN"), TODAY, title, null, null, null, name, PAYER_ACCOUNT, false);
    }

    private static Knowledge knowing(OpenItem... items) {
        return new Knowledge(List.of(items), Set.of(), null);
    }

    private static OpenItem alfas(long id, String number, String balance) {
        return item(id, ALFA, "Alfa Handel Sp. z o.o.", CASE_OF_ALFA, number, balance);
    }

    private static OpenItem betas(long id, String number, String balance) {
        return item(id, BETA, "Beta Transport Sp. z o.o.", "DN-000124-4", number, balance);
    }

    private static OpenItem item(
            long id, DebtorId debtor, String name, String reference, String number, String balance) {
        return new OpenItem(
                new ReceivableId(id),
                debtor,
                name,
                new CreditorId(1),
                debtor.value(),
                reference,
                number,
                "5265877635-20260826-0100001AF629-AF",
                TODAY.minusDays(30 - id),
                Money.of(balance, "PLN"),
                true);
    }

    private static Line line(long id, String amount) {
        return new Line(new ReceivableId(id), Money.of(amount, "PLN"));
    }
}

package io.dunlin.appliance.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.remittances.statements.StatementReceipt;
import io.dunlin.core.remittances.statements.StatementState;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.host.BuiltInExtensions;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.plugin.bankcamt.CamtStatementParser;
import io.dunlin.plugin.bankmt940.Mt940StatementParser;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.testkit.TestingPluginContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/**
 * Bad files of banks on their whole way, from the hand that gives them to the books, with the shipped readers: each is kept,
 * told in words that say what to do, books nothing, and keeps no later file from being read.
 */
@FeatureTest
// The screens are no part of it, and need a server.
@TestPropertySource(
        properties = "spring.autoconfigure.exclude=com.vaadin.flow.spring.SpringBootAutoConfiguration,"
                + "com.vaadin.flow.spring.SpringSecurityAutoConfiguration,com.vaadin.flow.spring.VaadinScopesConfig")
class BadStatementsTest {

    private static final String ACCOUNT = "PL45102055581111222233334444";
    private static final String EURO = "PL27114020040000300201355387";
    private static final String ANOTHER = "PL15105010251000009010203040";

    @TestBean(name = "testingExtensions")
    @SuppressWarnings("UnusedVariable") // the field names the bean that the method below makes
    private ExtensionDirectory extensions;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Statements statements;

    @Autowired
    private StatementQueries queries;

    @Autowired
    private RemittanceQueries remittances;

    @Autowired
    private BankAccounts accounts;

    static ExtensionDirectory extensions() {
        TestingPluginContext unsaved = TestingPluginContext.unsaved(Path.of("."));
        SettingsSchema schema = new Mt940StatementParser(unsaved).settings();
        return BuiltInExtensions.of(
                new TestingClock(),
                new Mt940StatementParser(unsaved.with(schema, Map.of())),
                new CamtStatementParser());
    }

    @BeforeEach
    void the_firms_accounts() {
        register(ACCOUNT, "PLN");
        register(EURO, "EUR");
        register(ANOTHER, "PLN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2611161116C-10,00NTRFA//B          | 110,00 | closing balance off by 10.00 PLN (lines without an amount: 1)
            2611161116C1234567890123456,00NTRF | 110,00 | closing balance off by 10.00 PLN (lines without an amount: 1)
            2611161116D-0,00NTRFA//B           | 110,00 | closing balance off by 10.00 PLN (lines without an amount: 1)
            9911161116C10,00NTRFA//B           | 120,00 | closing balance off by 10.00 PLN
            """)
    void a_booking_that_cannot_be_read_and_leaves_the_balance_unproven_quarantines_the_statement(
            String booking, String closing, String why) {
        receive(mt940(ACCOUNT, "PLN", "1", ":61:" + booking + "\n:86:title\n", closing));
        assertQuarantined(why);
        theNextFileIsRead();
    }

    @Test
    void a_negative_zero_is_told_with_its_line_and_does_not_stand_for_nothing() {
        receive(mt940(ACCOUNT, "PLN", "1", ":61:2611161116D-0,00NTRFA//B\n:86:title\n", "100,00"));
        assertThat(queries.openFailures(Window.first(5)))
                .singleElement()
                .satisfies(failure -> assertThat(failure.whyEn()).contains("cannot be read"));
        assertThat(all()).isEmpty();
        theNextFileIsRead();
    }

    @Test
    void fifteen_digits_are_an_amount_and_the_payment_waits_for_a_person() {
        receive(mt940(
                ACCOUNT, "PLN", "1", ":61:2611161116C999999999999,99NTRFA//B\n:86:przelew\n", "1000000000099,99"));
        assertThat(all()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(RemittanceState.UNIDENTIFIED);
            assertThat(row.amount()).hasToString("999999999999.99 PLN");
        });
        theNextFileIsRead();
    }

    @Test
    void a_day_of_2099_is_impossible_and_said_so() {
        receive(camt("2099-11-16", "110.00"));
        assertQuarantined("the date 2099-11-16 is impossible");
        theNextFileIsRead();
    }

    @Test
    void an_account_that_nobody_registered_is_named_with_what_to_do() {
        receive(mt940("PL61109010140000071219812874", "PLN", "1", credit("10,00"), "110,00"));
        assertQuarantined("once an administrator adds it");
        theNextFileIsRead();
    }

    @Test
    void a_currency_that_is_not_the_accounts_books_nothing() {
        receive(mt940(ACCOUNT, "EUR", "1", credit("10,00"), "110,00"));
        assertQuarantined("currency EUR instead of PLN");
        theNextFileIsRead();
    }

    @Test
    void a_currency_that_nobody_owes_is_booked_as_money_and_allocated_to_nobody() {
        world.receivable("alfa", "FV/9/2026", "10.00", clock.today().minusDays(10));
        receive(mt940(EURO, "EUR", "1", ":61:2611161116C10,00NTRFA//B\n:86:FV/9/2026\n", "110,00"));
        assertThat(all()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(RemittanceState.UNIDENTIFIED);
            assertThat(row.unallocated()).isEqualTo(row.amount());
            assertThat(row.reason()).contains("OTHER_CURRENCY");
        });
        theNextFileIsRead();
    }

    @Test
    void half_a_file_books_nothing_of_its_half_in_both_formats() {
        String whole = mt940(ACCOUNT, "PLN", "1", credit("10,00"), "110,00");
        receive(whole.substring(0, whole.indexOf(":62F:")));
        assertQuarantined("the opening or the closing balance is missing; quarantined, nothing booked");
        String xml = camt("2026-11-16", "110.00");
        receive(xml.substring(0, xml.indexOf("</Stmt>")));
        assertThat(lastFile().state()).isEqualTo("UNREADABLE");
        assertThat(lastFile().reasonEn()).contains("nothing booked");
        theNextFileIsRead();
    }

    @Test
    void a_dialect_that_nobody_reads_is_kept_and_says_what_would_read_it() {
        receive("KONTO;DATA;KWOTA\n" + ACCOUNT + ";16.11.2026;10,00\n");
        assertThat(lastFile().state()).isEqualTo("UNREADABLE");
        assertThat(lastFile().reasonEn()).contains("No enabled plugin");
        assertThat(all()).isEmpty();
        theNextFileIsRead();
    }

    @Test
    void xml_bombs_and_entities_from_outside_are_refused_before_they_burst() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE Document [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append("&a")
                    .append(i - 1)
                    .append(";")
                    .append("&a")
                    .append(i - 1)
                    .append(";\">");
        }
        String body = camt("2026-11-16", "110.00");
        receive(bomb + "]>" + body.replace("<Id>S1</Id>", "<Id>&a29;</Id>"));
        assertThat(lastFile().state()).isEqualTo("UNREADABLE");
        receive("<?xml version=\"1.0\"?><!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + body.replace("<Id>S1</Id>", "<Id>&x;</Id>"));
        assertThat(lastFile().state()).isEqualTo("UNREADABLE");
        assertThat(lastFile().reasonEn()).contains("nothing booked");
        assertThat(all()).isEmpty();
        theNextFileIsRead();
    }

    /** The good file after the bad one is booked whole. */
    private void theNextFileIsRead() {
        int before = all().size();
        receive(mt940(ANOTHER, "PLN", "77", credit("12,34"), "112,34"));
        assertThat(lastFile().state()).isEqualTo("IMPORTED");
        assertThat(all()).hasSize(before + 1);
    }

    private void assertQuarantined(String why) {
        assertThat(queries.page(new StatementQueries.Filter(StatementState.QUARANTINED, null, null), Window.first(5)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.reasonEn()).contains(why);
                    assertThat(row.reasonPl()).isNotBlank();
                });
        assertThat(all()).isEmpty();
    }

    private void register(String account, String currency) {
        assertThat(accounts.register(
                                new BankAccounts.Registration(
                                        null, account, Currency.getInstance(currency), "Konto " + currency, null),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
    }

    private void receive(String text) {
        assertThat(statements.receive("file", text.getBytes(StandardCharsets.UTF_8), TestingWorld.TESTER))
                .isInstanceOf(StatementReceipt.Stored.class);
        world.untilIdle();
    }

    private StatementQueries.FileRow lastFile() {
        return queries.files(Window.first(1)).getFirst();
    }

    private List<RemittanceQueries.RemittanceRow> all() {
        return remittances.page(RemittanceQueries.Filter.none(), Window.first(50));
    }

    private static String credit(String amount) {
        return ":61:2611161116C" + amount + "NTRFA//B\n:86:przelew\n";
    }

    private static String mt940(String account, String currency, String number, String fields, String closing) {
        return ":20:T\n:25:/" + account + "\n:28C:" + number + "\n:60F:C261115" + currency + "100,00\n" + fields
                + ":62F:C261116" + currency + closing + "\n-\n";
    }

    private static String camt(String day, String closing) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>S1</Id>"
                + "<CreDtTm>" + day + "T20:00:00</CreDtTm><Acct><Id><IBAN>" + ACCOUNT + "</IBAN></Id></Acct>"
                + balance("OPBD", "100.00", day) + balance("CLBD", closing, day)
                + "<Ntry><Amt Ccy=\"PLN\">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>"
                + day + "</Dt></BookgDt></Ntry></Stmt></BkToCstmrStmt></Document>";
    }

    private static String balance(String code, String amount, String day) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"PLN\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>" + day + "</Dt></Dt></Bal>";
    }
}

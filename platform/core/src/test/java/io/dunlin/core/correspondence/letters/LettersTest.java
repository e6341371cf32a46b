package io.dunlin.core.correspondence.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.HoldId;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.imports.ImportOutcome;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.PostalAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters from the queue to the post office; one batch is written to {@code target/letters/batch.pdf} to be looked at. */
@FeatureTest
class LettersTest {

    private static final Window ALL = new Window(0, 100);

    @Autowired
    private Letters letters;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Templates templates;

    @Autowired
    private ReceivableImports imports;

    @Autowired
    private ReceivableQueries receivables;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private Holds holds;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private Transactions transactions;

    @Autowired
    private TestingClock clock;

    private int sequence;

    @BeforeEach
    void go_live_with_a_letterhead() {
        sequence = 0;
        settings.change(
                SendingSettings.GROUP, SendingSettings.GROUP.defaults().withLive(true), TestingWorld.TESTER, "test");
        settings.change(
                LetterSettings.GROUP,
                new LetterSettings(
                        List.of("Kancelaria Przykładowa", "ul. Próbna 3", "00-001 Warszawa"),
                        LetterSettings.Window.RIGHT),
                TestingWorld.TESTER,
                "test");
    }

    @Test
    void a_batch_is_printed_posted_and_only_then_sent() throws IOException {
        OutboundMessageId reminder = queue("Zażółć Gęślą Jaźń Sp. z o.o.", true, "pl", Purpose.ANSWER);
        OutboundMessageId demand = queue("SC Șoimul Țării SRL", true, "ro", Purpose.ANSWER);

        LetterPrinting.Printed printed = (LetterPrinting.Printed) letters.print(TestingWorld.TESTER);
        assertThat(printed.letters()).isEqualTo(2);
        assertThat(letters.waiting(ALL)).isEmpty();
        assertThat(letters.print(TestingWorld.TESTER)).isEqualTo(new LetterPrinting.NothingToPrint(List.of()));
        assertThat(outbox.get(reminder).state()).isEqualTo(OutboundMessage.State.QUEUED);

        String text = textOf(printed.batchId(), 3);
        assertThat(text)
                .contains("Zażółć Gęślą Jaźń Sp. z o.o.", "ul. Długa 5/7", "00-950 Kraków", "Kancelaria Przykładowa")
                .contains("SC Șoimul Țării SRL", "1 845,50 PLN", "DN-000123-8");

        assertThat(letters.posted(printed.batchId(), clock.today(), Map.of(2, "RR123456785PL"), TestingWorld.TESTER))
                .isEqualTo(2);
        assertThat(outbox.get(reminder).state()).isEqualTo(OutboundMessage.State.SENT);
        assertThat(outbox.get(demand).carrierId()).isEqualTo("RR123456785PL");
        assertThatIllegalStateException()
                .isThrownBy(() -> letters.posted(printed.batchId(), clock.today(), Map.of(), TestingWorld.TESTER));
    }

    @Test
    void a_letter_taken_back_after_printing_comes_out_of_the_pile() throws IOException {
        OutboundMessageId paid = queue("Alfa", true, "pl", Purpose.ANSWER);
        OutboundMessageId owing = queue("Beta", true, "pl", Purpose.ANSWER);
        LetterBatchId batch = ((LetterPrinting.Printed) letters.print(TestingWorld.TESTER)).batchId();
        assertThat(outbox.cancel(paid, "paid", TestingWorld.TESTER)).isTrue();

        assertThat(letters.batches(ALL)).singleElement().satisfies(shown -> {
            assertThat(shown.letters()).isEqualTo(2);
            assertThat(shown.withdrawn()).isEqualTo(1);
        });
        assertThat(letters.lettersOf(batch))
                .extracting(PrintedLetter::state)
                .containsExactly(PrintedLetter.State.WITHDRAWN, PrintedLetter.State.PRINTED);
        assertThat(textOf(batch, 1)).contains("Beta").doesNotContain("Alfa");
        assertThat(letters.posted(batch, clock.today(), Map.of(), TestingWorld.TESTER))
                .isEqualTo(1);
        assertThat(outbox.get(paid).state()).isEqualTo(OutboundMessage.State.CANCELLED);
        assertThat(outbox.get(owing).state()).isEqualTo(OutboundMessage.State.SENT);
    }

    @Test
    void two_who_print_at_once_do_not_both_print_a_letter() {
        OutboundMessageId letter = queue("Alfa", true, "pl", Purpose.ANSWER);
        CompletableFuture<LetterPrinting> other = transactions.in(() -> {
            assertThat(letters.print(TestingWorld.TESTER)).isInstanceOf(LetterPrinting.Printed.class);
            CompletableFuture<LetterPrinting> begun =
                    CompletableFuture.supplyAsync(() -> letters.print(TestingWorld.TESTER));
            assertThatThrownBy(() -> begun.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return begun;
        });
        assertThat(other.join()).isEqualTo(new LetterPrinting.NothingToPrint(List.of()));
        assertThat(letters.batches(ALL)).hasSize(1);
        assertThat(outbox.get(letter).state()).isEqualTo(OutboundMessage.State.QUEUED);
    }

    @Test
    void a_discarded_batch_gives_its_letters_back() {
        OutboundMessageId letter = queue("Alfa", true, "pl", Purpose.ANSWER);
        LetterBatchId batch = ((LetterPrinting.Printed) letters.print(TestingWorld.TESTER)).batchId();
        letters.discard(batch, "the printer jammed", TestingWorld.TESTER);
        assertThat(letters.waiting(ALL)).extracting(OutboundMessage::id).containsExactly(letter);
        assertThat(letters.print(TestingWorld.TESTER)).isInstanceOf(LetterPrinting.Printed.class);
    }

    @Test
    void a_letter_without_an_address_is_shown_apart_until_its_debtor_has_one() {
        OutboundMessageId homeless = queue("Gamma", false, "pl", Purpose.ANSWER);
        assertThat(letters.waiting(ALL)).isEmpty();
        assertThat(letters.withoutAddress(ALL)).extracting(OutboundMessage::id).containsExactly(homeless);
        assertThat(letters.print(TestingWorld.TESTER)).isEqualTo(new LetterPrinting.NothingToPrint(List.of()));

        jdbi.useHandle(handle -> handle.execute("""
                update debtor
                set street = 'ul. Długa', building = '5', postal_code = '00-950', city = 'Kraków'
                """));
        assertThat(letters.withoutAddress(ALL)).isEmpty();
        assertThat(letters.waiting(ALL)).extracting(OutboundMessage::id).containsExactly(homeless);
        assertThat(letters.print(TestingWorld.TESTER)).isInstanceOf(LetterPrinting.Printed.class);
    }

    @Test
    void what_may_not_go_waits_with_its_reason() {
        OutboundMessageId letter = queue("Gamma", true, "pl", Purpose.ANSWER);
        settings.change(SendingSettings.GROUP, SendingSettings.GROUP.defaults(), TestingWorld.TESTER, "not live");
        assertThat(letters.print(TestingWorld.TESTER))
                .isEqualTo(new LetterPrinting.NothingToPrint(
                        List.of(new LetterPrinting.Left(letter, "Gamma", "sending.refused.not-live", false))));
    }

    @Test
    void however_many_letters_have_no_address_or_may_not_go_the_next_ones_are_printed() {
        queueMany(Letters.MOST_IN_A_BATCH, queue("Gamma", false, "pl", Purpose.ANSWER));
        OutboundMessageId held = queue("Delta", true, "pl", Purpose.REMINDER);
        HoldId hold = holds.place(
                new Holds.NewHold(
                        new CaseId(Objects.requireNonNull(outbox.get(held).caseId())),
                        null,
                        HoldReason.MANUAL,
                        clock.today().plusDays(5),
                        "test"),
                TestingWorld.TESTER);
        assertThat(hold.value()).isPositive();
        queueMany(Letters.MOST_IN_A_BATCH, held);
        OutboundMessageId first = queue("Alfa", true, "pl", Purpose.ANSWER);
        queueMany(Letters.MOST_IN_A_BATCH, first);

        LetterPrinting.Printed printed = (LetterPrinting.Printed) letters.print(TestingWorld.TESTER);
        assertThat(printed.letters()).isEqualTo(Letters.MOST_IN_A_BATCH);
        assertThat(printed.left()).hasSize(Letters.MOST_IN_A_BATCH);
        assertThat(letters.lettersOf(printed.batchId()).getFirst().messageId()).isEqualTo(first);
    }

    /** As many letters again as one that is queued, behind it, each to a debtor who lives where the one's does. */
    private void queueMany(int howMany, OutboundMessageId like) {
        OutboundMessage model = outbox.get(like);
        List<DebtorId> debtors = jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            insert into debtor (name, kind, street, building, postal_code, city, country, language)
                            select d.name, d.kind, d.street, d.building, d.postal_code, d.city, d.country, d.language
                            from debtor d
                            join seq_1_to_10000 s on s.seq <= :howMany
                            where d.id = :model
                            """)
                    .bind("howMany", howMany)
                    .bind("model", model.debtorId())
                    .execute();
            return handle.createQuery("select id from debtor order by id desc limit :howMany")
                    .bind("howMany", howMany)
                    .mapTo(DebtorId.class)
                    .list();
        });
        List<NewMessage> wanted = IntStream.range(0, howMany)
                .mapToObj(i -> new NewMessage(
                        model.caseId(),
                        debtors.get(i),
                        Channel.LETTER,
                        model.purpose(),
                        model.recipient(),
                        "pl",
                        model.subject(),
                        model.bodyText(),
                        model.bodyHtml(),
                        null,
                        null,
                        model.origin() + ":" + i,
                        clock.instant(),
                        List.of()))
                .toList();
        assertThat(outbox.queueLetters(wanted, TestingWorld.TESTER)).hasSize(howMany);
    }

    @Test
    void without_a_letterhead_nothing_is_printed() {
        OutboundMessageId letter = queue("Alfa", true, "pl", Purpose.ANSWER);
        settings.change(LetterSettings.GROUP, LetterSettings.GROUP.defaults(), TestingWorld.TESTER, "test");
        assertThat(letters.print(TestingWorld.TESTER)).isEqualTo(new LetterPrinting.NoSender());
        assertThat(outbox.get(letter).state()).isEqualTo(OutboundMessage.State.QUEUED);
    }

    @Test
    void the_register_lists_registered_letters_and_no_formula() {
        assertThat(queue("=HYPERLINK(1)", true, "pl", Purpose.FINAL_DEMAND).value())
                .isPositive();
        LetterBatchId batch = ((LetterPrinting.Printed) letters.print(TestingWorld.TESTER)).batchId();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        letters.writeRegister(batch, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Lp.;Adresat;Adres;Sprawa;Numer nadania")
                .contains("1;'=HYPERLINK(1);ul. Długa 5/7, 00-950 Kraków;");
    }

    @Test
    void letters_of_every_level_are_printed_in_four_languages_each_on_its_own_sheet() throws IOException {
        for (String language : List.of("pl", "en", "de", "ro")) {
            List<LetterPdf.Letter> shipped = TemplateCode.PRESSING.stream()
                    .map(code -> shipped(language, code))
                    .toList();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new LetterPdf().write(shipped, LetterSettings.Window.RIGHT, out);
            Path folder = Files.createDirectories(Path.of("target", "letters").resolve(language));
            Files.write(folder.resolve("letters.pdf"), out.toByteArray());
            try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
                String text = new PDFTextStripper().getText(pdf).replaceAll("[\\s\\u00a0]+", " ");
                assertThat(pdf.getNumberOfPages()).isGreaterThanOrEqualTo(shipped.size());
                assertThat(shipped).allSatisfy(letter -> assertThat(text).contains(letter.subject()));
                assertThat(text)
                        .contains("PL61 1090 1014 0000 0712 1981 2874", "https://pay.example.com/DN-000123-8")
                        .doesNotContain("null", "{{", "[[");
            }
        }
    }

    private LetterPdf.Letter shipped(String language, TemplateCode code) {
        Rendered rendered = templates.render(code, language, Channel.LETTER, templates.sample());
        return new LetterPdf.Letter(
                language,
                List.of("Hurtownia Przykładowa Sp. z o.o.", "ul. Przykładowa 1", "00-001 Warszawa"),
                List.of("Zakład Przykładowy", "ul. Próbna 7", "00-950 Warszawa"),
                clock.today(),
                rendered.subject(),
                String.valueOf(rendered.html()),
                code.equals(TemplateCode.FINAL_DEMAND));
    }

    private OutboundMessageId queue(String name, boolean withAddress, String language, Purpose purpose) {
        Receivable receivable = receivable(name, withAddress);
        Rendered rendered = templates.render(TemplateCode.REMINDER_FIRST, language, Channel.LETTER, templates.sample());
        return outbox.queue(
                new NewMessage(
                        purpose == Purpose.FINAL_DEMAND ? null : receivable.caseId(),
                        new DebtorId(receivable.debtorId().value()),
                        Channel.LETTER,
                        purpose,
                        name,
                        language,
                        rendered.subject(),
                        rendered.text(),
                        rendered.html(),
                        null,
                        null,
                        "test:" + ++sequence,
                        clock.instant(),
                        List.of()),
                TestingWorld.TESTER);
    }

    private Receivable receivable(String name, boolean withAddress) {
        String number = "FV/" + ++sequence + "/2026";
        Money money = Money.of("100.00", "PLN");
        ReceivableRecord record = new ReceivableRecord(
                new ExternalRef("doc-" + number),
                number,
                DocumentKind.INVOICE,
                List.of(),
                clock.today().minusDays(20),
                clock.today().minusDays(5),
                money,
                money,
                Money.zero(money.currency()),
                party("creditor", "Hurtownia", null),
                party(
                        "debtor-" + sequence,
                        name,
                        withAddress ? new PostalAddress("ul. Długa", "5", "7", "00-950", "Kraków", "PL") : null),
                List.of(),
                null,
                false,
                false,
                null);
        ParsedReceivables parsed = new ParsedReceivables("TEST", List.of(), List.of(record), List.of());
        assertThat(imports.importFetched("testing", parsed, TestingWorld.TESTER))
                .isInstanceOf(ImportOutcome.Imported.class);
        return receivables.withNumbers(List.of(number)).getFirst();
    }

    private static PartyRecord party(String key, String name, @Nullable PostalAddress address) {
        return new PartyRecord(
                new ExternalRef(key), name, PartyKind.COMPANY, null, null, null, address, null, null, "pl", null);
    }

    private String textOf(LetterBatchId id, int pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        letters.writePdf(id, out);
        Path file = Files.createDirectories(Path.of("target", "letters")).resolve("batch.pdf");
        Files.write(file, out.toByteArray());
        try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(pages);
            return new PDFTextStripper().getText(pdf).replace('\u00a0', ' ');
        }
    }
}

package io.dunlin.core.dunning.letters;

import com.openhtmltopdf.util.XRLog;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.correspondence.letters.LetterBatch;
import io.dunlin.core.correspondence.letters.LetterBatchId;
import io.dunlin.core.correspondence.letters.LetterPrinting;
import io.dunlin.core.correspondence.letters.LetterSettings;
import io.dunlin.core.correspondence.letters.Letters;
import io.dunlin.core.correspondence.letters.PrintedLetter;
import io.dunlin.core.dunning.DunningRun;
import io.dunlin.core.dunning.RunCapSettings;
import io.dunlin.core.dunning.decisions.DunningDecisions;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyDefinition;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.dunning.publishing.Published;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.BenchmarkApplication;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingNights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Letters from the night that decides on them to the post office: written and queued, asked about by every guard and put into
 * piles, set as PDF, and marked as posted; beside PDFBox alone, which draws the same lines and codes of the same letters with
 * one font, and a plain copy of the rows of the piles.
 * <p>
 * Arguments: letters (default 10 000). Run it with {@code -Xmx512m}.
 */
public final class LettersBenchmark {

    private static final Actor SELF = Actor.system("benchmark");
    private static final BulkInsert CASES = BulkInsert.into(
            "collection_case", "id", "reference", "creditor_id", "debtor_id", "state", "currency", "opened_at");
    private static final int LETTERS = 10_000;
    private static final int WARM_UP = 500;
    private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");
    private static final float SIZE = 10.5f;
    private static final float LEADING = 14.7f;
    private static final float MARGIN = 56.7f;
    private static final float CODE = 96.4f;

    private final ConfigurableApplicationContext context;
    private final Jdbi jdbi;
    private int debtors;

    private LettersBenchmark(ConfigurableApplicationContext context) {
        this.context = context;
        this.jdbi = context.getBean(Jdbi.class);
    }

    public static void main(String[] arguments) throws IOException {
        int letters = arguments.length > 0 ? Integer.parseInt(arguments[0]) : LETTERS;
        XRLog.setLoggingEnabled(false);
        boolean done = false;
        try (BenchmarkApplication application = BenchmarkApplication.start(List.of("dunlin.jobs.enabled=false"))) {
            LettersBenchmark benchmark = new LettersBenchmark(application.context());
            benchmark.prepare();
            benchmark.round("warm-up", WARM_UP);
            benchmark.round("measured", letters);
            done = true;
        } catch (RuntimeException failed) {
            System.err.println(failed);
        }
        // The database's threads would keep the machine running.
        System.exit(done ? 0 : 1);
    }

    /** A firm with a letterhead whose only step is a letter. */
    private void prepare() {
        ProductSettings settings = context.getBean(ProductSettings.class);
        settings.change(
                SendingSettings.GROUP, settings.get(SendingSettings.GROUP).withLive(true), SELF, "benchmark");
        context.getBean(TestingNights.class).comeWhenCalled();
        settings.change(RunCapSettings.GROUP, new RunCapSettings(1_000_000), SELF, "benchmark");
        settings.change(
                LetterSettings.GROUP,
                new LetterSettings(
                        List.of("Kancelaria Przykładowa", "ul. Próbna 3", "00-001 Warszawa"),
                        LetterSettings.Window.RIGHT),
                SELF,
                "benchmark");
        Policies policies = context.getBean(Policies.class);
        DunningStep letter = new DunningStep(
                "letter", 1, DunningStep.Channel.LETTER, DunningStep.Anchor.DUE_DATE, 1, "reminder-second", 7);
        PolicyVersion draft =
                policies.draft("letters", "Listy", "Letters", new PolicyDefinition("0.00", 1, List.of(letter)), SELF);
        if (!(policies.publish(draft.id(), SELF, "benchmark") instanceof Published.InUse
                && policies.makeDefault("letters", SELF, "benchmark") instanceof Published.InUse)) {
            throw new IllegalStateException("The policy of letters is not in use for everybody");
        }
        jdbi.useHandle(handle -> handle.execute("""
                insert into creditor (id, name, country, account, email, phone)
                values (1, 'Hurtownia Testowa', 'PL', 'PL61109010140000071219812874', 'biuro@hurtownia.example', '+48221234567')
                """));
    }

    /** Invented debtors in four languages who owe two documents each. */
    private void owe(int count, LocalDate today) {
        int first = debtors + 1;
        debtors += count;
        String seq = "seq_" + first + "_to_" + debtors;
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into debtor (id, name, kind, street, building, postal_code, city, country, language)
                    select seq, concat('Zażółć Gęślą ', seq, ' Sp. z o.o.'), 'COMPANY', 'ul. Długa', seq mod 200, '00-950',
                      'Kraków', 'PL', elt(1 + seq mod 8, 'pl', 'pl', 'pl', 'pl', 'pl', 'en', 'de', 'ro') from\s""" + seq);
            CASES.all(
                    handle,
                    IntStream.rangeClosed(first, debtors).boxed().toList(),
                    (row, id) -> row.add(id)
                            .add(CaseReference.of(id).value())
                            .add(1)
                            .add(id)
                            .add("OPEN")
                            .add("PLN")
                            .add(Instant.EPOCH));
            handle.execute("""
                    insert into receivable (id, creditor_id, debtor_id, case_id, source, external_ref, number, number_key, kind,
                      due_on, currency, gross, split_payment, state, imported_at)
                    select 2 * seq + half.n, 1, seq, seq, 'benchmark', 2 * seq + half.n, concat('FV/', 2 * seq + half.n, '/2026'),
                      concat('FV', 2 * seq + half.n, '2026'), 'INVOICE', ? - interval 3 + half.n day, 'PLN', 1234.50, false,
                      'OPEN', now(6)
                    from %s join (select 0 as n union select 1) half""".formatted(seq), today);
            handle.execute("""
                    insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin, reason)
                    select id, 'PRINCIPAL', 1234.50, 'PLN', ?, now(6), 'benchmark', '' from receivable where debtor_id >= ?
                    """, today, first);
            handle.execute("analyze table receivable, ledger_entry, collection_case, debtor");
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private void round(String what, int count) throws IOException {
        TestingClock clock = context.getBean(TestingClock.class);
        do {
            clock.advanceDays(1);
        } while (context.getBean(DunningDecisions.class).isFree(clock.today()));
        owe(count, clock.today());
        System.out.printf(Locale.ROOT, "%s: %,d letters%n", what, count);
        double written = timed("decided, written and queued by the night", count, () -> {
            int taken = context.getBean(DunningRun.class).run(clock.today()).taken();
            require(taken, count, "decided on");
        });
        Letters letters = context.getBean(Letters.class);
        List<LetterBatchId> piles = new ArrayList<>();
        double printed = timed("asked about and put into piles", count, () -> {
            int inPiles = 0;
            while (letters.print(SELF) instanceof LetterPrinting.Printed pile) {
                piles.add(pile.batchId());
                inPiles += pile.letters();
            }
            require(inPiles, count, "put into piles");
        });
        List<byte[]> files = new ArrayList<>();
        double set = timed("set as PDF", count, () -> {
            for (LetterBatchId pile : piles) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                letters.writePdf(pile, out);
                files.add(out.toByteArray());
            }
        });
        long bytes = 0;
        int pages = 0;
        for (byte[] file : files) {
            bytes += file.length;
            try (PDDocument pdf = Loader.loadPDF(file)) {
                pages += pdf.getNumberOfPages();
            }
        }
        files.clear();
        double floor = floor(letters, piles, count);
        double posted = timed("marked as posted", count, () -> {
            int sent = 0;
            for (LetterBatchId pile : piles) {
                sent += letters.posted(pile, clock.today(), Map.of(), SELF);
            }
            require(sent, count, "posted");
        });
        require(
                letters.batches(new Window(0, piles.size())).stream()
                        .filter(batch -> batch.state() == LetterBatch.State.POSTED)
                        .count(),
                piles.size(),
                "piles posted");
        System.out.printf(
                Locale.ROOT,
                "    %,d pages, %.1f MB; piles and PDF %.2f s: %.1f × floor; from the night to the post %.2f s%n",
                pages,
                bytes / 1e6,
                printed + set,
                (printed + set) / floor,
                written + printed + set + posted);
    }

    private static void require(long done, long wanted, String what) {
        if (done != wanted) {
            throw new IllegalStateException(done + " of " + wanted + " were " + what);
        }
    }

    private double timed(String what, int count, Work work) throws IOException {
        long asked = statements();
        long began = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "    %-42s %8.2f s %8.3f ms a letter %,10d statements%n",
                what,
                seconds,
                seconds * 1000 / count,
                statements() - asked);
        return seconds;
    }

    private long statements() {
        return jdbi.withHandle(handle -> handle.createQuery("show global status like 'Questions'")
                .map((results, _) -> results.getLong("Value"))
                .one());
    }

    /** The same lines and codes drawn by PDFBox, a document for each pile, and the rows of the piles copied. */
    private double floor(Letters letters, List<LetterBatchId> piles, int count) throws IOException {
        List<List<Plain>> texts = new ArrayList<>();
        for (LetterBatchId pile : piles) {
            texts.add(letters.lettersOf(pile).stream().map(this::plain).toList());
        }
        double drawn = timed("  floor: the same lines drawn by PDFBox", count, () -> {
            for (List<Plain> pile : texts) {
                draw(pile);
            }
        });
        double copied = timed(
                "  floor: a plain copy of the piles' rows",
                count,
                () -> jdbi.useHandle(handle -> {
                    handle.execute("create table plain_copy like letter_batch_item");
                    int rows = handle.execute("""
                    insert into plain_copy (batch_id, position, message_id, address, registered, state)
                    select batch_id, position, message_id, address, registered, state
                    from letter_batch_item
                    where batch_id >= ?
                    """, piles.getFirst().value());
                    require(rows, count, "copied");
                    handle.execute("drop table plain_copy");
                }));
        return drawn + copied;
    }

    private record Plain(List<String> lines, List<byte[]> pictures) {}

    private Plain plain(PrintedLetter letter) {
        OutboundMessage message = context.getBean(Outbox.class).get(letter.messageId());
        List<byte[]> pictures = new ArrayList<>();
        Matcher picture = PICTURE.matcher(Objects.requireNonNullElse(message.bodyHtml(), ""));
        while (picture.find()) {
            pictures.add(Base64.getDecoder().decode(picture.group(1)));
        }
        return new Plain(
                Stream.of(letter.address(), message.subject(), message.bodyText())
                        .flatMap(String::lines)
                        .toList(),
                pictures);
    }

    private static void draw(List<Plain> letters) throws IOException {
        try (PDDocument pdf = new PDDocument();
                InputStream face = Objects.requireNonNull(
                        LettersBenchmark.class.getResourceAsStream("/liberation/LiberationSans-Regular.ttf"));
                TrueTypeFont plain = new TTFParser().parse(new RandomAccessReadBuffer(face));
                OutputStream out = OutputStream.nullOutputStream()) {
            plain.setEnableGsub(false);
            PDFont font = PDType0Font.load(pdf, plain, true);
            for (Plain letter : letters) {
                PDPage page = new PDPage(PDRectangle.A4);
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.beginText();
                    content.setFont(font, SIZE);
                    content.setLeading(LEADING);
                    content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
                    for (String line : letter.lines) {
                        content.showText(line);
                        content.newLine();
                    }
                    content.endText();
                    for (byte[] picture : letter.pictures) {
                        content.drawImage(
                                PDImageXObject.createFromByteArray(pdf, picture, "code"), MARGIN, MARGIN, CODE, CODE);
                    }
                }
            }
            pdf.save(out);
        }
    }
}

package io.dunlin.core.triage;

import io.dunlin.core.dns.DnsProperties;
import io.dunlin.core.dns.DnsResolver;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.testing.SharedCorpora;
import io.dunlin.core.triage.classification.AccountChange;
import io.dunlin.core.triage.classification.Corpus;
import io.dunlin.core.triage.classification.CorpusMail;
import io.dunlin.core.triage.classification.LanguageGuess;
import io.dunlin.core.triage.classification.ReplyClassifier;
import io.dunlin.core.triage.classification.ReplyModel;
import io.dunlin.core.triage.classification.TaxonomyRules;
import io.dunlin.core.triage.classification.Written;
import io.dunlin.core.triage.facts.DayOrder;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.facts.PaymentAdvice;
import io.dunlin.core.triage.facts.PaymentAdvices;
import io.dunlin.core.triage.kind.MailKindRules;
import io.dunlin.core.triage.sender.SenderProof;
import io.dunlin.core.triage.sender.SenderProving;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What understanding a mail costs the processor, part by part, and whether a change of the program changed anything that is
 * understood: everything is written into a file, one line a mail, and compared with a file that another build wrote.
 * The mails are those of {@code etc/corpus} (timed) and all of {@code ../shared/corpora} (only compared).
 * <p>
 * Arguments: the file to write, or, behind {@code --same-as}, the file to compare with; rounds (default 3).
 */
public final class ReadingBenchmark {

    private static final Currency CURRENCY = Currency.getInstance("PLN");
    private static final int SHOWN = 20;
    /** Of a file of other kinds of data so many pieces, each so long, are read as texts of mails. */
    private static final int MOST_PIECES = 300;

    private static final int LONGEST = 4_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private final ReplyModel model = ReplyModel.shipped();
    private final MailUnderstanding understanding = new MailUnderstanding(model, Set.of("dunlin.example"), CURRENCY);
    private final MailKindRules kinds = new MailKindRules(Set.of("dunlin.example"));
    private final ReplyClassifier classifier = new ReplyClassifier(model);
    private final LanguageGuess languages = new LanguageGuess(model);
    private final SenderProving proving = new SenderProving(
            new DnsResolver(new DnsProperties(false, List.of(), Duration.ofSeconds(1))), null, List.of());
    private long kept;

    private ReadingBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        boolean compares = arguments.length > 0 && arguments[0].equals("--same-as");
        Path file = Path.of(arguments[compares ? 1 : 0]);
        int rounds = arguments.length > (compares ? 2 : 1) ? Integer.parseInt(arguments[compares ? 2 : 1]) : 3;
        ReadingBenchmark benchmark = new ReadingBenchmark();
        List<byte[]> corpus = corpus();
        benchmark.time(corpus, rounds);
        Map<String, byte[]> mails = new LinkedHashMap<>();
        corpus.forEach(raw -> mails.put("corpus/" + mails.size(), raw));
        mails.putAll(shared());
        List<String> lines = new ArrayList<>();
        mails.forEach((name, raw) -> lines.add(name + " " + benchmark.understood(raw)));
        if (compares) {
            System.exit(compare(Files.readAllLines(file), lines) ? 0 : 1);
        }
        Files.write(file, lines);
        System.out.printf(Locale.ROOT, "what %,d mails say is written to %s%n", lines.size(), file);
    }

    private static boolean compare(List<String> before, List<String> now) {
        int differ = Math.abs(before.size() - now.size());
        for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
            if (!before.get(i).equals(now.get(i))) {
                differ++;
                if (differ <= SHOWN) {
                    System.out.println("before: " + before.get(i) + "\nnow:    " + now.get(i));
                }
            }
        }
        System.out.printf(Locale.ROOT, "%,d mails, %,d understood otherwise than before%n", now.size(), differ);
        return differ == 0;
    }

    private static List<byte[]> corpus() throws IOException {
        List<byte[]> mails = new ArrayList<>();
        for (CorpusMail mail :
                Corpus.read(SharedCorpora.repository().resolve("etc/corpus")).mails()) {
            mails.add(TestingMails.rawOf(mail));
        }
        return mails;
    }

    /** Every file is read as if it were a mail, and as the text of one: what is neither must be refused alike. */
    private static Map<String, byte[]> shared() throws IOException {
        Map<String, byte[]> mails = new LinkedHashMap<>();
        Path folder = SharedCorpora.folder();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            mails.put(folder.relativize(file).toString(), content);
            String text = new String(content, StandardCharsets.UTF_8);
            int part = 0;
            for (String some : text.split("\n(?=\\{)", MOST_PIECES)) {
                mails.put(folder.relativize(file) + "#" + part++, asMail(some));
            }
        }
        return mails;
    }

    private static byte[] asMail(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return ("From: a@example.com\r\nTo: b@example.com\r\nSubject: Re: 1/2026\r\nDate: Tue, 10 Nov 2026 09:00:00 +0100\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                        + bounded)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** All that is understood of a mail, with every figure in full. */
    private String understood(byte[] raw) {
        Reading reading = TestingMails.READER.read(raw);
        if (!(reading instanceof ReadMail mail)) {
            return reading.toString();
        }
        TriageView view = understanding.read(mail);
        List<PaymentAdvice> advices = PaymentAdvices.in(mail.attachments(), true, CURRENCY);
        SenderProof proof = proving.prove(raw, mail);
        // Sets and maps have another order in each process.
        List<Object> told = new ArrayList<>(List.of(
                view.nature(),
                view.language(),
                view.classification(),
                view.facts(),
                view.invoices(),
                String.valueOf(view.promiseDate()),
                new TreeSet<>(view.doubts()),
                TriageMail.queryOf(mail, view),
                advices,
                proof,
                mail.messageId() + " " + mail.sentAt() + " " + mail.returnPath(),
                mail.newText(),
                mail.signature(),
                mail.quotedText(),
                mail.html() == null ? "" : mail.html().hashCode(),
                mail.flaws()));
        mail.attachments()
                .forEach(each -> told.add(
                        each.name() + " " + each.status() + " " + each.text().hashCode()));
        mail.parts().forEach(part -> told.add(part.headers().hashCode() + " " + part.charset() + " " + part.groups()));
        return told.stream()
                .map(Object::toString)
                .collect(Collectors.joining(" | "))
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replaceAll("\\p{Cs}", "?");
    }

    private void time(List<byte[]> corpus, int rounds) {
        for (int round = 1; round <= rounds; round++) {
            nanos.clear();
            corpus.forEach(this::timed);
            System.out.printf(Locale.ROOT, "round %d, ms of a processor for each of %,d mails:", round, corpus.size());
            nanos.forEach(
                    (part, spent) -> System.out.printf(Locale.ROOT, " %s %.3f", part, spent / 1e6 / corpus.size()));
            System.out.printf(
                    Locale.ROOT,
                    "; all %.3f%n",
                    nanos.values().stream().mapToLong(Long::longValue).sum() / 1e6 / corpus.size());
        }
        System.out.println("(" + kept + " characters)");
    }

    private void timed(byte[] raw) {
        Reading reading = spent("read", () -> TestingMails.READER.read(raw));
        if (!(reading instanceof ReadMail mail)) {
            throw new IllegalStateException("A mail of the corpus was not read: " + reading);
        }
        LocalDate day = mail.sentAt() == null ? LocalDate.EPOCH : mail.sentAt().toLocalDate();
        spent("kind", () -> kinds.kindOf(mail));
        Written written = Written.of(mail);
        String language = spent("language", () -> languages.of(written.text()));
        kept += language.length();
        Set<String> before = spent("invoices before", written::invoicesNamedBefore);
        MailFacts facts = spent("facts", () -> MailFacts.of(written.text(), before, day, DayOrder.DAY_FIRST, CURRENCY));
        ReplyClassifier.Reading reply = spent("classes", () -> classifier.read(written, facts, day));
        spent("rules", () -> TaxonomyRules.apply(reply.classification(), MailKind.HUMAN, facts, day, reply.days()));
        kept += spent("account change", () -> AccountChange.isIn(mail.newText())) ? 1 : 0;
        SenderProof proof = spent("sender", () -> proving.prove(raw, mail));
        kept += proof.detail().length();
    }

    private <T> T spent(String part, Supplier<T> work) {
        long began = threads.getCurrentThreadCpuTime();
        T made = work.get();
        nanos.merge(part, threads.getCurrentThreadCpuTime() - began, Long::sum);
        return made;
    }
}

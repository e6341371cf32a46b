package io.dunlin.core.triage.facts;

import io.dunlin.core.shared.QuickPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds numbers of invoices and notes. Each number of a text is weighed: what it looks like by itself ({@link NumberShape}),
 * and what stands around it, named before or beside it speaks for and against it ({@link InvoiceEvidence}). The word for
 * "invoice" is not part of the number, a series before it is: {@code FV 2026/GM/551}.
 */
public final class InvoiceNumbers {

    private static final int MOST = 500;

    private static final Pattern FIGURES = Pattern.compile("[\\d/.-]+");
    /** The word itself and not a series, though in capitals. */
    private static final Set<String> WORDS = Set.of("RNR", "FACT", "NOTA", "NR", "NO");

    /**
     * A court's file: its division, its register, then the number ({@code II C 118/26}, {@code 14 S 31/26}); or a register
     * that names nothing else, without a division ({@code IK 211/26}, {@code Nc-e 112233/26}); or the number of a German
     * court for payment orders ({@code 26-1234567-0-1}); or a Polish restructuring file ({@code WA1M/GR/11/2026}); or an entry
     * of the Romanian trade register ({@code J40/1187/2019}); or the mark of a Polish office ({@code FK.3153.88.2026}).
     */
    private static final QuickPattern COURT_FILE = QuickPattern.compile(
            "(?<![\\p{L}\\d])(?:(?:[IVX]{1,6}|\\d{1,3}) (?:C|Ca|Co|Nc|Nc-e|Ns|U|P|K|Ka|Km|GC|GCo|GNc|GNc-e|GNs|GU|GUp|GDU|GDu|GR|GRp|GRz|GRs|RC|S|IK|IN|IE|O|M|VI|XIV|XVI|XVII)|DR [IVX]{1,4}|Nc-e|GNc-e|GNc|GUp|GDU|GDu|GRz|GRs|GRp|Kms?|IK|IN)[ \\u00A0]\\d{1,7}/\\d{2,4}(?!\\d)"
                    + "|(?<![\\p{L}\\d-])\\d{2}-\\d{7}-\\d-\\d(?![\\d-])"
                    + "|(?<![\\p{L}\\d])[A-Z]{2}\\d[A-Z]/G[A-Z][a-z]{0,2}(?:-s)?/\\d{1,5}/\\d{2,4}(?!\\d)"
                    + "|(?<![\\p{L}\\d])[JF]\\d{1,2}/\\d{1,8}/(?:19|20)\\d{2}(?!\\d)"
                    + "|(?<![\\p{L}\\d])(?:[A-Z]{1,6}\\d?[.-]){1,3}\\d{3,4}\\.\\d{1,5}\\.20\\d{2}(?!\\d)");

    private InvoiceNumbers() {}

    /** The numbers that a subject names: also one that is all of it, as in {@code Re: 8812}. */
    public static List<Found<String>> inSubject(String subject) {
        return found(subject, List.of(), true);
    }

    /**
     * The same without those of which the text of the mail says that they are of another kind, where figures are all that they
     * are and the subject does not call them invoices, and without those by which whoever writes has registered our mail.
     */
    public static List<Found<String>> inSubject(String subject, String text) {
        List<Found<String>> found = inSubject(subject);
        if (found.isEmpty()) {
            return found;
        }
        Set<String> announced = weighing(subject).ofInvoices();
        InvoiceWeighing weighing = weighing(text);
        Set<String> others = weighing.ofAnotherKind();
        Set<String> registered = weighing.registered();
        return found.stream()
                .filter(each -> {
                    String key = NumberCandidate.key(each.value());
                    return !registered.contains(key)
                            && (announced.contains(key)
                                    || !(FIGURES.matcher(each.value()).matches() && others.contains(key)));
                })
                .toList();
    }

    /** The keys ({@link NumberCandidate#key}) of numbers that a subject says are of another kind, as "case 00192847". */
    static Set<String> ofAnotherKind(String subject) {
        return weighing(subject).ofAnotherKind();
    }

    public static List<Found<String>> find(String text) {
        return found(text, List.of(), false);
    }

    /** Those of a text, and what it says of {@code known} numbers, even by figures alone. */
    public static List<Found<String>> find(String text, Collection<String> known) {
        return found(text, known, false);
    }

    private static List<Found<String>> found(String text, Collection<String> known, boolean subject) {
        NumberText line = NumberText.of(text);
        List<NumberCandidate> candidates = NumberCandidates.of(line.tokens());
        if (candidates.isEmpty()) {
            return List.of();
        }
        InvoiceWeighing weighing = new InvoiceWeighing(line, candidates, known, subject);
        List<Found<String>> found = new ArrayList<>();
        for (NumberCandidate each : weighing.believed()) {
            if (found.size() < MOST) {
                found.add(reported(each, line.tokens()));
            }
        }
        return List.copyOf(found);
    }

    private static InvoiceWeighing weighing(String text) {
        NumberText line = NumberText.of(text);
        return new InvoiceWeighing(line, NumberCandidates.of(line.tokens()), List.of(), false);
    }

    static boolean isWord(String capitals) {
        return WORDS.contains(capitals);
    }

    private static Found<String> reported(NumberCandidate number, List<NumberToken> tokens) {
        // "FV BD/26/301": there it is the word.
        boolean word = number.shape().form() == NumberShape.Form.SERIES
                && Character.isLetter(number.value().charAt(0));
        boolean keeps = !number.series().isEmpty()
                && !word
                && !WORDS.contains(number.series())
                && (!InvoiceWeighing.isNoSeries(number.series()) || isAnnounced(number, tokens));
        return keeps
                ? new Found<>(
                        number.series() + " " + number.value(),
                        tokens.get(number.first()).start(),
                        number.end())
                : new Found<>(number.value(), number.start(), number.end());
    }

    /** "Factura SI 0045", "nr NA 4402/26": capitals behind small letters that say that a number comes are none of their language's words. */
    private static boolean isAnnounced(NumberCandidate number, List<NumberToken> tokens) {
        int before = number.first() - 1;
        if (before > 0 && tokens.get(before).isMark(".")) {
            before--;
        }
        return before >= 0
                && !tokens.get(before).isCapitals()
                && (tokens.get(before).means(NumberWord.INVOICE)
                        || tokens.get(before).means(NumberWord.LINK));
    }

    /** The files of courts: {@code VI Nc 12/26} names no invoice, and no day of a December. */
    static List<Found<String>> courtFiles(String text) {
        List<Found<String>> found = new ArrayList<>();
        QuickPattern.Search file = COURT_FILE.in(text);
        while (file.next() && found.size() < MOST) {
            found.add(new Found<>(
                    file.match().group(), file.match().start(), file.match().end()));
        }
        return List.copyOf(found);
    }

    /** {@code FV 12/2026} without its series. */
    public static String withoutSeries(String number) {
        return number.substring(number.lastIndexOf(' ') + 1);
    }
}

package io.dunlin.core.triage.facts;

import io.dunlin.core.triage.text.FoldedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers of invoices and notes. A number is believed by its own form ({@code FV/123/2026}, {@code 2026/07/000419},
 * {@code INV-20931}), by the word before it ({@code faktura 12/G}, {@code Rechnung 4002187}, {@code FS 77}), because it
 * continues a list of such, or because it heads a line that ends with an amount. The word for "invoice" is not part of
 * the number, a series before it is: {@code FV 2026/GM/551}.
 */
public final class InvoiceNumbers {

    private static final int LONGEST = 40;
    private static final int MOST = 500;

    /** A text with more numbers than these was not written by hand. */
    private static final int MOST_CANDIDATES = 3_000;

    private static final Pattern CANDIDATE =
            Pattern.compile("[\\p{L}\\d][\\p{L}\\d]{0,20}(?:[/\\-_.\\\\#][\\p{L}\\d]{1,20}){0,6}");
    private static final Pattern SERIES = Pattern.compile(
            "(?<![\\p{L}\\d/.-])(FVS|FVAT|FVK|FVM|FVP|FVZ|FV|FS|FA|FK|FP|FZ|FE|FM|FT|FH|F|KFV|KFS|KOR|PF|NK|NO|NOTA|WZ|SF|PV|RK|[A-Z]{1,4})[ \\u00A0]$");
    private static final Pattern CUE = Pattern.compile(
            "(?:\\b(?:faktur\\p{L}{0,4}|f-r\\p{L}{0,3}|f-k\\p{L}{0,3}|fakt|fv|fvat|fra|not\\p{L}{1,2}|not\\p{L}{1,2} odsetkow\\p{L}{1,3}|not\\p{L}{1,2} obciazeniow\\p{L}{1,3}|rachun\\p{L}{1,4}|duplikat\\p{L}{0,2}|korekt\\p{L}{1,3}"
                    + "|pozycj\\p{L}{1,3}|dokumen\\p{L}{1,5}|invoices?|inv|bills?|documents?|docs?|credit notes?|debit notes?|items?"
                    + "|rechnung|rechnungen|rg|rng|rechnungs|belege?n?|gutschrift|positione?n?|rechnungsnummern?|rechnungs-?nr"
                    + "|factur\\p{L}{0,5}|fact|fct|documentul|documentele|proforma|pro forma)"
                    + "(?:[ .:,]{1,2}(?:vat|numer\\p{L}{0,2}|number|numbers|nos?|nr|nummern?|numarul|numerele|seria(?: [a-z]{1,4})?|koncow\\p{L}{0,2}|za|o numerze|ending|no)){0,3}[ .:;#°(\\[\"'-]{0,4})$");
    private static final Pattern JOINED = Pattern.compile(
            "^[ \\n]{0,3}(?:,|;|/|&|\\+|-|i|oraz|and|und|si|noch|nor|nici|, nici|ani|sowie|a|sau|or|lub|oder|tez|plus|to|bis|do)[ \\n]{1,3}(?:(?:na|nr|no|rg|re|fact\\.?|invoice|fv|a|za|o|pe) ){0,2}$");
    private static final Pattern AMOUNT_FOLLOWS = Pattern.compile(
            "^[ \\t]{0,12}(?:[-–:=|>;,(]{1,2}|[.…]{1,20}|na|at|over|uber|for|kwota|a|o|-+>|w kwocie|in hohe von|de|tab|eur|gbp|usd|pln|ron)?[ \\t]{0,12}(?:eur|gbp|usd|pln|ron|chf|£|€|\\$)? ?[-+]?\\d{1,3}(?:[ .,']?\\d{3}){0,3}(?:[.,]\\d{2}|,-)(?!\\d)");
    private static final Pattern AMOUNT_FOR = Pattern.compile(
            "\\d(?:[.,]\\d{2})? ?(?:zl|pln|eur|euro|lei|ron|gbp|€|£)?(?: sunt)? (?:na|for|fur|auf|pentru|za|belongs to|against|towards|to|on|ist fur|sind fur) $");
    private static final Pattern AMOUNT_OF_IT = Pattern.compile(
            "^(?: = | mit | at | over | uber | with | cu |: | [-–] | \\(| (?=[£€$]))(?:eur|gbp|usd|pln|ron|£|€|\\$)? ?\\d{1,3}(?:[ .,']?\\d{3}){0,3}(?:[.,]\\d{2}(?!\\d)| ?(?:zl|pln|eur|euro|lei|ron|gbp|€|£))");
    private static final Pattern POSITION =
            Pattern.compile("(?:position|positionen|pozycj\\p{L}{1,3}|items?|punkt\\p{L}{0,2})[ .:]{1,2}$");
    private static final Pattern NOT_BEFORE = Pattern.compile(
            "(?<!\\p{L})(?:sygn\\p{L}{0,4}|akt|akta|akt:|az|aktenzeichen|geschaftszeichen|gz|tel|telefon|phone|fon|mobil|mobile|kom|fax|nip|regon|krs|pesel|znak|nasz znak|pod numerem|unsere referenz|referenz|our ref|quoting|quote|referinta|lista platnosci|kw|tc|vendor|lieferant|kunde|kunden-?nr|kd|client|konto|kont\\p{L}|rachun\\p{L}{1,4} bankow\\p{L}{1,3}|account|iban|nrb|vat number|vat|ust-?id\\p{L}{0,4}|steuer\\p{L}{0,8}|hrb|cui|cif|ul|ulica|str|street|kod|dosar\\p{L}{0,3}|case|ticket|sprawa|sprawy|sprawie|zgloszeni\\p{L}|art|ust|lit|par|§|ksef|po number|order|orders|zamowieni\\p{L}{1,2}|zlecen\\p{L}{1,3}|bestellung|comanda|umow\\p{L}{1,2}|contract|vertrag|contract\\p{L}{0,4}|wezwani\\p{L}{1,2}|reklamacj\\p{L}{1,2}|nr zlecenia|wezwanie|protokol\\p{L}{0,2}|rej|nr rej|op|lot|page|strona|poz|pkt|punkt|wydzial|cmr|awb|identyfikator\\p{L}{0,3}|ref|reference)[ .:]{0,2}(?:nr|no|numer|number|nummer)?[ .:#]{0,3}$");
    /** What begins a sentence or a line before a number that is its subject: "Weder 5567 noch 5571", "- 801: opłacona". */
    private static final Pattern BEGINS = Pattern.compile(
            "(?:^|[\\n.!?;:]|, )\\s{0,3}(?:[-*•·–]\\s{0,2})?(?:(?:neither|weder|nici|ani|auf|fur|vom|von|der|die|das|den|bei|zu|a|the|on|of|for|from|and|but|und|aber|la|pentru|din|pe|iar|si|za|ta|ten|te|co do|w|do|from|our|your|unsere|no\\.?|nr\\.?)\\s){0,2}#?$");
    /** The rest of a list of numbers of one kind, then what is said of them as one says it of invoices. */
    private static final Pattern IS_SAID_OF = Pattern.compile(
            "^(?: ?\\([^)\\n]{1,30}\\))?(?:(?:, ?| (?:i|oraz|a|and|und|si|sowie|noch|nor|nici|ani|sau|or|oder|lub|&|\\+) )(?:die |the |nr |no )?#?[a-z]{0,3}[/-]?\\d{1,7}(?:/\\d{1,4})?){0,6}"
                    + "(?:\\s?:\\s{1,3}(?=[a-z])| (?:[-–] )?(?:is|isn't|are|aren't|was|were|has|have|hasn't|haven't|will|won't|stays?|follows?|goes|go|cleared|covers?|appears?|isnt|we|"
                    + "ist|sind|war|waren|wurden?|wird|werden|haben|habe|haste|hat|kommt|kommen|bezahl\\p{L}*|zahl\\p{L}*|folgt|folgen|bleibt|muss|mussen|steht|fehlt|fehlen|uberw\\p{L}*|begleich\\p{L}*|ziehe|"
                    + "zaplacon[ae]|oplacon[ae]|uregulowan[ae]|przelan[ae]|rozliczon[ae]|zaplacil\\p{L}*|oplacil\\p{L}*|uregulowal\\p{L}*|zaplac[ei]\\p{L}*|oplac[ei]\\p{L}*|ureguluj\\p{L}*|zosta\\p{L}*|zawiera\\p{L}*|dotycz\\p{L}*|musi|musza|idzie|ida|pojdzie|pojda|wyszla|wyjdzie|planuj\\p{L}*|jest|sa|ma|maja|nie|poczeka\\p{L}*|powinn\\p{L}*|dotarl\\p{L}*|to|"
                    + "a fost|au fost|este|sunt|e|nu|o|le|se|ramane|raman|intra|vine|achit\\p{L}*|platim|platesc|lipsesc|lipseste|sta)(?![\\p{L}\\d]))");
    /** A number as people write it where only the mail tells that it is one. */
    private static final Pattern BARE = Pattern.compile("\\d{3,7}|\\d{1,4}/\\d{1,4}|[A-Z]{1,3}/\\d{1,4}");

    private static final int ROUND = 50;
    /** "12/05 zapłacona": only of an invoice, whatever its number looks like. */
    private static final Pattern ONLY_OF_INVOICES =
            Pattern.compile("^ (?:zaplacona|oplacona|uregulowana|przelana|zawiera\\p{L}*|dotycz\\p{L}*)");

    private static final Pattern LIKE_A_DAY_AT_A_BEGINNING =
            Pattern.compile("(?:^|\\n|[.!?] )\\d{1,4}/\\d{2} (?=\\p{L})");
    private static final Pattern ON_A_DAY = Pattern.compile("^ na \\d{1,2}\\.\\d{1,2}(?![.\\d])");
    private static final Pattern MONTH_FOLLOWS = Pattern.compile(
            "^\\.? (?:stycz|lut|mar[czt]|marz|kwie|maj|czerw|lip|sierp|wrzes|pazdz|listop|grud|jan|feb|apr|may|jun|jul|aug|sept?|oct|okt|nov|dec|dez|ian|mai|iun|iul|noi)");

    /** A court's file: its division, its register, then the number ({@code II C 118/26}, {@code 14 S 31/26}). */
    private static final String COURT_DIVISION =
            "(?<![\\p{L}\\d])(?:[IVX]{1,6}|\\d{1,3}) (?:C|Ca|Co|Nc|Ns|U|P|K|Ka|Km|GC|GCo|GNc|GU|GUp|GR|GRp|GRz|GRs|RC|S|IK|IN|IE|O)[ \\u00A0]";

    private static final Pattern COURT_FILE = Pattern.compile(COURT_DIVISION + "$");
    private static final Pattern WHOLE_COURT_FILE =
            Pattern.compile("(?=[IVX\\d])" + COURT_DIVISION + "\\d{1,6}/\\d{2,4}(?!\\d)");

    /** Capitals before a number that do not name a series of invoices: tax and court words, currencies, small words. */
    private static final Set<String> NO_SERIES = Set.copyOf(WordList.lines("no-invoice-series.txt"));

    private static final Set<String> WORDS_WITH_FIGURES = Set.of(
            "b2b",
            "g2b",
            "mp3",
            "a4",
            "h1",
            "co2",
            "m2",
            "m3",
            "covid-19",
            "4x4",
            "24/7",
            "24h",
            "w8",
            "p2p",
            "500+",
            "800");
    private static final Pattern ALONE_IN_SUBJECT = Pattern.compile(
            "^(?:\\s{0,2}[\\p{L}]{1,4}\\.?:){0,5}\\s{0,2}#?((?=[\\p{L}\\d/-]{0,20}\\d)(?:[A-Z]{1,6}[/-])?\\d[\\p{L}\\d]{0,20}(?:[/-][\\p{L}\\d]{1,12}){0,4})(?=\\s*$| [-–(])");
    private static final Pattern FIGURES_ONLY = Pattern.compile("\\d{1,20}");
    private static final Pattern SLASHED = Pattern.compile("[\\p{L}\\d]{1,20}(?:[/\\\\][\\p{L}\\d-]{1,20}){1,6}");
    private static final Pattern DATE_FORM = Pattern.compile(
            "(?:\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}[./]\\d{1,2})(?:r)?");
    private static final Pattern DATE_IN_WORDS = Pattern.compile(
            "\\d{1,2}-?(?:go|tego|ego|st|nd|rd|th|ty|ym|tym|gi|ci|te|ten|er|mu|cie|dniow\\p{L}{0,3}|tys|zl|pln|eur|lei|k|h|min|kg|szt|x|r|dni|lat\\p{L}{0,4})|\\d{1,6}(?:zl|pln|eur|euro|lei|ron|gbp|r)");

    private InvoiceNumbers() {}

    /** The numbers that a subject names: also one that is all of it, as in {@code Re: 8812}. */
    public static List<Found<String>> inSubject(String subject) {
        List<Found<String>> found = find(subject);
        Matcher alone = ALONE_IN_SUBJECT.matcher(subject);
        if (found.isEmpty()
                && alone.find()
                && !DATE_FORM.matcher(alone.group(1)).matches()) {
            return List.of(new Found<>(alone.group(1), alone.start(1), alone.end(1)));
        }
        return found;
    }

    /** Those of a text, and what it says of {@code known} numbers, even by figures alone. */
    public static List<Found<String>> find(String text, Collection<String> known) {
        if (known.isEmpty()) {
            return find(text);
        }
        List<Found<String>> found = new ArrayList<>(find(text));
        Set<String> plain = new HashSet<>();
        known.forEach(number -> plain.add(withoutSeries(number)));
        Matcher candidate = CANDIDATE.matcher(text);
        int tried = 0;
        while (candidate.find() && found.size() < MOST && tried < MOST_CANDIDATES) {
            tried++;
            int start = candidate.start();
            int end = trimmedEnd(text, start, candidate.end());
            Found<String> named = new Found<>(text.substring(start, end), start, end);
            if (plain.contains(named.value()) && found.stream().noneMatch(named::overlaps)) {
                found.add(named);
            }
        }
        found.sort(Comparator.comparingInt(Found::start));
        return List.copyOf(found);
    }

    /** The files of courts: {@code VI Nc 12/26} names no invoice, and no day of a December. */
    static List<Found<String>> courtFiles(String text) {
        List<Found<String>> found = new ArrayList<>();
        Matcher file = WHOLE_COURT_FILE.matcher(text);
        while (file.find() && found.size() < MOST) {
            found.add(new Found<>(file.group(), file.start(), file.end()));
        }
        return List.copyOf(found);
    }

    /** {@code FV 12/2026} without its series. */
    public static String withoutSeries(String number) {
        return number.substring(number.lastIndexOf(' ') + 1);
    }

    public static List<Found<String>> find(String text) {
        String folded = FoldedText.fold(text);
        List<Found<String>> found = new ArrayList<>();
        Matcher candidate = CANDIDATE.matcher(text);
        int tried = 0;
        while (candidate.find() && found.size() < MOST && tried < MOST_CANDIDATES) {
            int end = trimmedEnd(text, candidate.start(), candidate.end());
            String token = text.substring(candidate.start(), end);
            if (token.length() > LONGEST || token.chars().noneMatch(Character::isDigit)) {
                continue;
            }
            tried++;
            int start = candidate.start();
            String before = folded.substring(Math.max(0, start - 60), start);
            String series = series(text, start);
            boolean believed = isBelieved(text, folded, token, start, end, before, series, found);
            if (believed) {
                int from = keepsSeries(series, token) ? start - series.length() - 1 : start;
                found.add(new Found<>(text.substring(from, end).replace('\u00A0', ' '), from, end));
            }
        }
        return List.copyOf(found);
    }

    private static int trimmedEnd(String text, int start, int end) {
        int last = end;
        while (last > start && !Character.isLetterOrDigit(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private static boolean isBelieved(
            String text,
            String folded,
            String token,
            int start,
            int end,
            String before,
            String series,
            List<Found<String>> found) {
        if (start > 0
                && "@+/.-,*".indexOf(text.charAt(start - 1)) >= 0
                && !(text.charAt(start - 1) == '/' && endsList(text, start, found))) {
            return false;
        }
        if ((end < text.length() && (text.charAt(end) == '@' || text.charAt(end) == '%'))
                || NOT_BEFORE.matcher(before).find()
                || isTicket(text, start, end)
                || (FIGURES_ONLY.matcher(token).matches()
                        && token.length() <= 2
                        && MONTH_FOLLOWS
                                .matcher(folded.substring(end, Math.min(folded.length(), end + 12)))
                                .find())
                || COURT_FILE
                        .matcher(text.substring(Math.max(0, start - 16), start))
                        .find()) {
            return false;
        }
        String plain = FoldedText.fold(token);
        boolean date = DATE_FORM.matcher(plain).matches();
        boolean cued = CUE.matcher(before).find();
        if (WORDS_WITH_FIGURES.contains(plain)
                || DATE_IN_WORDS.matcher(plain).matches()
                || looksLikeAmount(folded, start, end, plain)) {
            return false;
        }
        if (cued && plain.length() == 1 && POSITION.matcher(before).find()) {
            return false;
        }
        if (cued || (!series.isEmpty() && isKnownSeries(series))) {
            return !isPlainDate(plain, date, before)
                    && (!FIGURES_ONLY.matcher(plain).matches()
                            || (plain.length() <= 16 && !isYearAlone(plain, before)));
        }
        if (continuesList(folded, start, found)
                && sameShape(token, found.getLast().value())
                && (!date
                        || (plain.indexOf('/') > 0 && isDateForm(found.getLast().value())))) {
            return true;
        }
        if (isSubjectOfSentence(folded, token, plain, start, end, date, found)) {
            return true;
        }
        if (date) {
            return false;
        }
        if (headsLineWithAmount(folded, start, end) || isGivenAnAmount(folded, start, end)) {
            return plain.length() >= 2 && !isYearAlone(plain, "");
        }
        return selfEvident(token, plain);
    }

    /** "[#DST-22817]": what a desk's system puts into subjects to know its own threads. */
    private static boolean isTicket(String text, int start, int end) {
        int before = start > 0 && text.charAt(start - 1) == '#' ? start - 2 : start - 1;
        return before >= 0 && text.charAt(before) == '[' && end < text.length() && text.charAt(end) == ']';
    }

    /** "FV/2026/DT/604 / 605" names one number; what follows a spaced stroke is no number of its own. */
    private static boolean endsList(String text, int start, List<Found<String>> found) {
        return !found.isEmpty()
                && found.getLast().end() == start - 1
                && text.charAt(start - 1) == '/'
                && FIGURES_ONLY.matcher(found.getLast().value()).matches();
    }

    private static boolean isPlainDate(String plain, boolean date, String before) {
        // "faktura 5/11/2026" can be a number; "faktura z 5.11.2026" never gets here, "faktura 5.11.2026" is a date.
        return (date && plain.indexOf('.') >= 0 && plain.indexOf('/') < 0)
                || before.endsWith(" z ")
                || before.endsWith(" vom ");
    }

    private static boolean isYearAlone(String plain, String before) {
        return plain.matches("(?:19|20)\\d\\d") && !before.matches(".*(?:nr|no|number|nummer|numer)[ .:]{0,2}");
    }

    private static boolean looksLikeAmount(String folded, int start, int end, String plain) {
        if (!plain.matches("\\d{1,9}(?:[.,]\\d{1,3}){0,3}")) {
            return false;
        }
        String after = folded.substring(end, Math.min(folded.length(), end + 14));
        // "Invoice 1001 £250.00": the currency belongs to the figures behind it.
        if (after.matches("(?s) ?(?:[€£$] ?|(?:eur|gbp|usd|pln|ron|chf|lei) )\\d.*") && !plain.matches(".*[.,].*")) {
            return false;
        }
        boolean currency = after.matches(
                "(?s)(?:,\\d{1,2}|,-)? ?(?:zl|pln|eur|euro|€|usd|gbp|£|\\$|lei|ron|chf|tys|tausend|thousand|de lei|zet|groszy|sek|czk|huf)(?![a-z]).*");
        boolean decimals = after.matches("(?s),\\d{2}(?!\\d).*")
                || (after.matches("(?s) \\d{3}(?:,\\d{2})?(?!\\d).*")
                        && !after.matches("(?s) \\d{3} ?[.,/-] ?\\d.*")
                        && after.matches("(?s) \\d{3}(?:,\\d{2}| ?(?:zl|pln|eur|lei|ron)).*"));
        boolean sign = (start > 0 && "€£$".indexOf(folded.charAt(start - 1)) >= 0)
                || (start > 1 && "€£$".indexOf(folded.charAt(start - 2)) >= 0);
        boolean days = after.matches(
                "(?s) ?(?:m2|m3|mb |km|ton|kwh|dni|dniow|days?|tagen?|zile|rat|raten|rate|miesi|month|wochen|weeks|tygod|%|procent|godz|uhr|szt|x |kg|pct|osob).*");
        return currency
                || decimals
                || sign
                || days
                || plain.matches("\\d{1,9}[.,]\\d{2}")
                || plain.matches("\\d{1,3}(?:[.,]\\d{3}){1,3}");
    }

    private static String series(String text, int start) {
        Matcher matcher = SERIES.matcher(text.substring(Math.max(0, start - 8), start));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static boolean isKnownSeries(String series) {
        return !series.isEmpty() && !NO_SERIES.contains(series);
    }

    /** German writers use RG and RE for the word, everybody else a series as part of the number. */
    private static boolean keepsSeries(String series, String token) {
        return !series.isEmpty()
                && isKnownSeries(series)
                && !Set.of("RG", "RE", "RNR", "INV", "FACT", "FCT", "NOTA", "CN")
                        .contains(series)
                && Character.isLetterOrDigit(token.charAt(0));
    }

    private static boolean continuesList(String folded, int start, List<Found<String>> found) {
        if (found.isEmpty()) {
            return false;
        }
        int from = found.getLast().end();
        return start > from
                && start - from < 14
                && JOINED.matcher(folded.substring(from, start)).find();
    }

    private static boolean isDateForm(String number) {
        return DATE_FORM.matcher(withoutSeries(number)).matches();
    }

    private static boolean sameShape(String token, String before) {
        String last = before.substring(before.lastIndexOf(' ') + 1);
        boolean figures = FIGURES_ONLY.matcher(token).matches();
        boolean lastFigures = FIGURES_ONLY.matcher(last).matches();
        return (figures && lastFigures)
                ? Math.abs(token.length() - last.length()) <= 1
                : (token.indexOf('/') >= 0 == last.indexOf('/') >= 0 && !figures)
                        || (token.indexOf('-') > 0 && last.indexOf('-') > 0);
    }

    private static boolean headsLineWithAmount(String folded, int start, int end) {
        int lineStart = folded.lastIndexOf('\n', start - 1) + 1;
        String head = folded.substring(lineStart, start);
        boolean heads = head.isBlank()
                || head.strip().matches("[a-z]{1,3}")
                || (head.strip().length() <= 2 && "-*•·–>1.2.3.4.5.6.7.8.9.a)b)".contains(head.strip()));
        int lineEnd = folded.indexOf('\n', end);
        String rest = folded.substring(end, Math.min(lineEnd < 0 ? folded.length() : lineEnd, end + 80));
        return heads
                && AMOUNT_FOLLOWS.matcher(rest).find()
                && !ON_A_DAY.matcher(rest).find();
    }

    /**
     * "611 and 612 were in Friday's batch", "- 815: nie przyjmujemy": a bare number of which something is said as of an
     * invoice. A round one alone may be a sum, one like a day and month only counts beside others like it.
     */
    private static boolean isSubjectOfSentence(
            String folded, String token, String plain, int start, int end, boolean date, List<Found<String>> found) {
        if (!BARE.matcher(token).matches()
                || isYearAlone(plain, "")
                || !BEGINS.matcher(folded.substring(Math.max(0, start - 30), start))
                        .find()) {
            return false;
        }
        Matcher said = IS_SAID_OF.matcher(folded.substring(end, Math.min(folded.length(), end + 90)));
        if (!said.find()) {
            return false;
        }
        boolean several = said.group().startsWith(",") || said.group().matches("(?s) .{1,7} #?[a-z]{0,3}/?\\d.*");
        if (date) {
            boolean likeOthers =
                    LIKE_A_DAY_AT_A_BEGINNING.matcher(folded).results().limit(2).count() == 2
                            || found.stream().anyMatch(each -> isDateForm(each.value()));
            boolean surely = ONLY_OF_INVOICES
                    .matcher(folded.substring(end, Math.min(folded.length(), end + 20)))
                    .find();
            return plain.indexOf('/') > 0 && (several || likeOthers || surely);
        }
        boolean round =
                FIGURES_ONLY.matcher(plain).matches() && plain.length() <= 5 && Integer.parseInt(plain) % ROUND == 0;
        return !round || several;
    }

    /** "2.000,00 für 881", "4.100 zł na A/17", "881 mit 2.000,00", "66 = 744,00", "A/17 (1 968 zł)". */
    private static boolean isGivenAnAmount(String folded, int start, int end) {
        return AMOUNT_FOR
                        .matcher(folded.substring(Math.max(0, start - 40), start))
                        .find()
                || AMOUNT_OF_IT
                        .matcher(folded.substring(end, Math.min(folded.length(), end + 40)))
                        .find();
    }

    private static boolean selfEvident(String token, String plain) {
        boolean letters = plain.chars().anyMatch(Character::isLetter);
        long figures = plain.chars().filter(Character::isDigit).count();
        if (SLASHED.matcher(token).matches()) {
            boolean capitals = letters && token.equals(token.toUpperCase(Locale.ROOT)) && firstLetterRun(token) <= 5;
            boolean year = plain.matches(
                    "20\\d\\d/\\d{1,2}/\\d{3,10}|\\d{1,6}/\\d{1,2}/20\\d\\d|20\\d\\d/\\d{3,10}|\\d{3,8}/\\d{1,2}/\\d{2}");
            return (capitals
                            && figures >= 1
                            && !plain.matches("\\d{1,2}/[ivx]+.*")
                            && !plain.matches(".*[a-z]{6,}.*")
                            && !plain.matches("[a-z]{1,3}/\\d"))
                    || year;
        }
        boolean dashed = token.matches(
                "[A-Z]{1,5}-?\\d{0,4}(?:-[A-Z0-9]{1,6}){0,2}-\\d{2,8}(?:-[A-Z0-9]{1,4})?|\\d{4}-[A-Z]{1,4}-\\d{2,6}|[A-Z]{1,3}\\d{2}-\\d{3,8}");
        boolean glued = token.matches("(?:FV|FS|FA|INV|RE|RG|FVS|FT|FAC|R|F)[-_]?\\d{4,12}");
        return (dashed || glued)
                && !token.matches("(?:COVID|ISO|PN|EN|DIN|UTF|SHA|RFC|MT|PL|DE|GB|RO)-?\\d.*")
                && !token.matches("[A-Z]{2}\\d{8,}");
    }

    private static int firstLetterRun(String token) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < token.length(); i++) {
            run = Character.isLetter(token.charAt(i)) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}

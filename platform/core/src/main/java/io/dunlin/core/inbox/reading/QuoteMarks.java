package io.dunlin.core.inbox.reading;

import io.dunlin.core.shared.QuickPattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which mail programs announce that an earlier message follows, in the languages our debtors' use. */
final class QuoteMarks {

    private static final int CASELESS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST_ATTRIBUTION = 320;
    private static final int ATTRIBUTION_LINES = 5;
    private static final int HEADING_LINES = 10;

    private static final QuickPattern ORIGINAL = QuickPattern.compile(
            "[\\s*>]*[-_=*–—]{2,}\\s*(?:original message|reply message|original appointment|wiadomość"
                    + " oryginalna|oryginalna wiadomość|wiadomosc oryginalna|oryginalna wiadomosc|wiadomość"
                    + " pierwotna|nagłówki oryginalnej wiadomości|nagłówki wiadomości|below this line is a copy of the message\\.?|kopfzeilen der ursprungsnachricht|dies ist eine kopie der kopfzeilen ihrer nachricht|zwrócona wiadomość|original headers|kopia nagłówków|kopie der nachricht mit allen headern|(?:die )?ursprüngliche nachricht ist beigefügt|returned message|ursprüngliche nachricht|originalnachricht|antwort nachricht|ursprünglicher"
                    + " termin|original-nachricht|mesaj original|mesajul original|mesaj inițial|mesaj initial|message"
                    + " d['’]origine|message original|mensaje original|mensagem original|messaggio"
                    + " originale|oorspronkelijk bericht|oprindelig meddelelse|opprinnelig melding|ursprungligt"
                    + " meddelande|původní zpráva|eredeti üzenet|исходное сообщение|оригинальное"
                    + " сообщение|原始邮件|元のメッセージ)\\s*:?\\s*[-_=*–—]*\\s*"
                    + "|\\s*(?:original message headers|oryginalne nagłówki wiadomości|kopfzeilen der ursprünglichen nachricht|ursprüngliche nachrichtenkopfzeilen|antetele mesajului original"
                    + "|treść zwróconej wiadomości|inhalt der zurückgesandten nachricht|content of (?:the )?returned message|conținutul mesajului returnat"
                    + "|diagnostic information for administrators|informacje diagnostyczne dla administratorów|diagnoseinformationen für administratoren|informații de diagnosticare pentru administratori):\\s*"
                    // The fields of a delivery report (RFC 3464), as a server writes them below its own words.
                    + "|\\s*(?:reporting-mta|final-recipient|remote-mta):\\s*\\p{L}{3,8}\\s*;.{0,300}|\\s*action:\\s*(?:failed|delayed)\\s*",
            CASELESS);
    private static final QuickPattern FORWARDED = QuickPattern.compile(
            "[\\s*>]*(?:[-_=*–—]{2,}\\s*)?(?:(?:begin )?forwarded (?:message|mail)|wiadomość przekazana(?: dalej)?"
                    + "|przekazana wiadomość|przesłana (?:dalej )?wiadomość|wiadomość przesłana(?: dalej)?"
                    + "|początek przekazywanej wiadomości|początek przekazanej wiadomości|treść przekazanej wiadomości"
                    + "|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)"
                    + "|mesaj redirecționat|mesaj redirectionat|mesaj retrimis|începutul mesajului redirecționat"
                    + "|message transféré|début du message (?:réexpédié|transféré)|mensaje reenviado"
                    + "|messaggio inoltrato|doorgestuurd bericht)\\s*:?\\s*[-_=*–—]*\\s*",
            CASELESS);

    private static final String WEEKDAYS =
            "(?:pon|wt|wto|śr|sr|śro|czw|pt|pią|sob|so|niedz|ndz|nie|nd|n|mon|tue|wed|thu|fri|sat|sun"
                    + "|mo|di|mi|do|fr|sa|lun|mar|mie|mie|joi|vin|sâm|sam|dum|mer|jeu|ven|dim|tir|ons|tor|fre|lør|søn|man"
                    + "|пн|вт|ср|чт|пт|сб|вс|нд)[\\p{L}]{0,8}";
    /** How the first line of such an announcement begins. */
    private static final QuickPattern START = QuickPattern.compile(
            "[\\s*_-]*(?:(?:on|at|w dniu|dnia|w dn\\.|am|den|le|el|em|il|op|în|in data|in ziua|la"
                    + " data|la|pe|vào|dňa|dne|quoting)\\b.*|" + WEEKDAYS + "\\.?,?\\s.*\\d.*"
                    + "|\\d{1,4}[./ -].*"
                    + "|在.*"
                    + "|.{1,120}<[^<>\\s]+@[^<>\\s]+>.*"
                    + "|\\p{L}{3,12}[,.]? \\d{1,2}.*)",
            CASELESS | Pattern.DOTALL);

    private static final String WROTE =
            "(?:wrote|writes|napisała?|napisał\\(a\\)|napisał/a|napisana przez|napisali|napisal\\(?a?\\)?|pisze|schrieb|geschrieben|a"
                    + " scris|scrie|a écrit|a écrit|escribió|escreveu|ha scritto|schreef|(?:volgende"
                    + " )?geschreven|skrev|написала?|написал\\(а\\)|пишет|написав|napsala?|napsal\\(a\\)|napísala?|napísal\\(a\\)|írta|写道|寫道|đã"
                    + " viết|kirjoitti|rašė|rakstīja|kirjutas|je napisao(?:/la)?|je napisala)";
    /** Without one of these nothing is an announcement: quick looks before the slow ones. */
    private static final QuickPattern WRITES = QuickPattern.compile(WROTE, CASELESS);

    private static final QuickPattern ADDRESS_OR_ZONE = QuickPattern.compile("@|GMT", CASELESS);

    private static final Pattern ENDS_WITH_WROTE = Pattern.compile(
            ".*(?<![\\p{L}])" + WROTE
                    + "(?:\\s+(?:następująco|co następuje|het volgende))?\\s*(?:[:：][\\s*_]*|[-–]{2,}\\s*)",
            CASELESS);
    private static final Pattern WROTE_WITHOUT_COLON =
            Pattern.compile(".*<[^<>\\s]*@[^<>\\s]*>\\s*" + WROTE + "\\s*", CASELESS);
    private static final Pattern WROTE_THEN_DATE = Pattern.compile(
            ".{1,160}\\s" + WROTE + "\\s+(?:am|on|w dniu|dnia|în|la|den|le|il|op)?\\b.{0,80}\\d.*[:：][\\s*_]*",
            CASELESS);
    private static final Pattern WROTE_THEN_NAME =
            Pattern.compile(".*\\d.*\\b(?:skrev|schrieb)\\s.{2,120}[:：][\\s*_]*", CASELESS);
    private static final Pattern DATE_AND_ADDRESS =
            Pattern.compile(".*(?:\\d{4}|\\d{1,2}:\\d{2}).*<?[^<>\\s]+@[^<>\\s]+>?\\)?\\s*[:：][\\s*_]*");
    private static final QuickPattern DASHED_WROTE =
            QuickPattern.compile("\\s*-{3,}.{2,150}\\bwrote\\s*-{3,}\\s*", CASELESS);
    private static final Pattern OLD_GMAIL =
            Pattern.compile("\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}(?: \\d{1,2}:\\d{2} GMT[+-]\\d{1,2}:\\d{2}"
                    + " .{2,100}|.{1,100}<[^<>]+@[^<>]+>)[:：]?\\s*");
    private static final QuickPattern SAYS_WHEN = QuickPattern.compile("\\d{4}|\\d{1,2}[:.]\\d{2}|@");

    private enum Label {
        FROM,
        DATE,
        TO,
        COPY,
        SUBJECT,
        OTHER
    }

    private static final Map<Label, Set<String>> LABELS = Map.of(
            Label.FROM,
            Set.of(
                    "from",
                    "od",
                    "von",
                    "de",
                    "de la",
                    "da",
                    "van",
                    "från",
                    "fra",
                    "lähettäjä",
                    "от",
                    "від",
                    "feladó",
                    "odesílatel",
                    "发件人",
                    "差出人",
                    "expéditeur",
                    "nadawca",
                    "expeditor",
                    "absender",
                    "od kogo"),
            Label.DATE,
            Set.of(
                    "sent",
                    "date",
                    "wysłano",
                    "wysłane",
                    "data",
                    "data wysłania",
                    "wyslano",
                    "gesendet",
                    "datum",
                    "trimis",
                    "trimisă",
                    "envoyé",
                    "inviato",
                    "enviado",
                    "enviada em",
                    "fecha",
                    "verzonden",
                    "skickat",
                    "sendt",
                    "dato",
                    "дата",
                    "отправлено",
                    "发送时间",
                    "日付",
                    "送信日時",
                    "message du",
                    "gesendet am",
                    "datum/uhrzeit",
                    "wysłana"),
            Label.TO,
            Set.of(
                    "to",
                    "do",
                    "an",
                    "către",
                    "catre",
                    "à",
                    "a",
                    "para",
                    "aan",
                    "till",
                    "til",
                    "кому",
                    "收件人",
                    "宛先",
                    "adresat",
                    "la",
                    "pentru",
                    "empfänger",
                    "reply-to",
                    "odpowiedz do",
                    "destinatar"),
            Label.COPY,
            Set.of("cc", "dw", "kopia", "do wiadomości", "udw", "bcc", "kopie", "copie à", "kopia do"),
            Label.SUBJECT,
            Set.of(
                    "subject",
                    "temat",
                    "betreff",
                    "subiect",
                    "objet",
                    "sujet",
                    "oggetto",
                    "asunto",
                    "assunto",
                    "onderwerp",
                    "ämne",
                    "emne",
                    "aihe",
                    "тема",
                    "主题",
                    "件名",
                    "tytuł",
                    "tytul",
                    "subiectul"),
            Label.OTHER,
            Set.of(
                    "importance",
                    "priority",
                    "ważność",
                    "priorytet",
                    "wichtigkeit",
                    "attachments",
                    "załączniki",
                    "anlagen",
                    "importanță",
                    "atașări",
                    "risposta"));
    private static final Pattern LABELLED =
            Pattern.compile("[\\s*_]*([\\p{L}][\\p{L}/ -]{0,20}?)\\s*\\*?\\s*[:：]\\*?(.*)");
    private static final Pattern RULE = Pattern.compile("\\s*[_=*–—-]{5,}\\s*");
    private static final Pattern ANY_LABEL = Pattern.compile("[*\\s]*\\p{L}[^:：]{0,24}[:：].*");

    private QuoteMarks() {}

    static boolean isQuoted(String line) {
        String start = line.stripLeading();
        return start.startsWith(">") || start.startsWith("&gt;");
    }

    static boolean announcesOriginal(String line) {
        return line.length() < 120 && ORIGINAL.is(line);
    }

    static boolean announcesForward(String line) {
        return line.length() < 120 && FORWARDED.is(line);
    }

    /** How many lines from {@code at} on are "On …, … wrote:", which programs wrap; 0 when there is none. */
    static int attribution(List<String> lines, int at) {
        String first = lines.get(at);
        if (first.length() > LONGEST_ATTRIBUTION || first.isBlank()) {
            return 0;
        }
        if (DASHED_WROTE.is(first)) {
            return 1;
        }
        if (!START.is(first)) {
            return 0;
        }
        StringBuilder joined = new StringBuilder(first.strip());
        int last = Math.min(lines.size(), at + ATTRIBUTION_LINES + 2);
        int words = 1;
        for (int end = at + 1; end <= last; end++) {
            if (isAttribution(joined.toString())) {
                return end - at;
            }
            if (end == lines.size() || joined.length() > LONGEST_ATTRIBUTION || words >= ATTRIBUTION_LINES) {
                return 0;
            }
            String next = lines.get(end).strip();
            boolean startsAnew = !next.isEmpty()
                    && START.is(next)
                    && SAYS_WHEN.isIn(next)
                    && ENDS_WITH_WROTE.matcher(next).matches();
            // Only the address may stand apart; a sentence below an empty line is the sender's.
            boolean apart = next.isEmpty() && !(end + 1 < lines.size() && startsWithAddress(lines.get(end + 1)));
            if (startsAnew || apart || (isQuoted(next) && !endsAddress(next))) {
                return 0;
            }
            if (!next.isEmpty()) {
                words++;
                joined.append(' ').append(next);
            }
        }
        return 0;
    }

    private static boolean startsWithAddress(String line) {
        String start = line.strip();
        return start.startsWith("<") || start.startsWith("mailto:");
    }

    /** A line such as {@code > wrote:} that closes the bracket of the line above. */
    private static boolean endsAddress(String line) {
        return ENDS_WITH_WROTE.matcher(line).matches() || line.matches(">\\s*[:：]");
    }

    private static boolean isAttribution(String text) {
        // The first questions are the quick ones, and most lines fail them.
        if (text.length() > LONGEST_ATTRIBUTION || !SAYS_WHEN.isIn(text)) {
            return false;
        }
        return (WRITES.isIn(text) && saysWhoWrote(text))
                || (ADDRESS_OR_ZONE.isIn(text)
                        && (DATE_AND_ADDRESS.matcher(text).matches()
                                || OLD_GMAIL.matcher(text).matches()));
    }

    private static boolean saysWhoWrote(String text) {
        return (ENDS_WITH_WROTE.matcher(text).matches() && text.chars().anyMatch(Character::isDigit))
                || WROTE_WITHOUT_COLON.matcher(text).matches()
                || (text.contains("@") && WROTE_THEN_DATE.matcher(text).matches())
                || WROTE_THEN_NAME.matcher(text).matches();
    }

    /** How many lines from {@code at} on are a block of From, Sent, To and Subject; 0 when there is none. */
    static int heading(List<String> lines, int at) {
        int start = at;
        while (start < lines.size()
                && start < at + 3
                && (RULE.matcher(lines.get(start)).matches()
                        || (start > at && lines.get(start).isBlank()))) {
            start++;
        }
        if (start >= lines.size()) {
            return 0;
        }
        boolean ruled = start > at;
        Set<Label> found = EnumSet.noneOf(Label.class);
        Label first = label(lines.get(start));
        boolean address = false;
        int end = start;
        int lastLabel = start;
        int labels = 0;
        if (first != null || (ruled && ANY_LABEL.matcher(lines.get(start)).matches())) {
            while (end < lines.size()
                    && end < start + HEADING_LINES
                    && !(lines.get(end).isBlank() && end - lastLabel > 1)) {
                Label label = label(lines.get(end));
                if (label != null) {
                    found.add(label);
                    lastLabel = end;
                    address |= lines.get(end).contains("@");
                }
                if (ANY_LABEL.matcher(lines.get(end)).matches()
                        && lines.get(end).length() < 200) {
                    labels++;
                }
                end++;
            }
        }
        found.remove(Label.OTHER);
        boolean named = found.contains(Label.FROM)
                && (found.size() >= 3 || (found.size() == 2 && (address || found.contains(Label.DATE))));
        boolean begins = first == Label.FROM || first == Label.DATE || first == Label.SUBJECT || first == Label.TO;
        boolean unnamed = ruled && labels >= 3 && (address || found.size() >= 2);
        if ((named && begins) || unnamed) {
            return (named ? lastLabel : Math.min(end, lines.size()) - 1) + 1 - at;
        }
        return 0;
    }

    private static @Nullable Label label(String line) {
        if (line.length() > 1000 || (line.indexOf(':') < 0 && line.indexOf('：') < 0)) {
            return null;
        }
        Matcher labelled = LABELLED.matcher(line);
        if (!labelled.matches()) {
            return null;
        }
        String word = labelled.group(1).strip().toLowerCase(Locale.ROOT);
        for (Map.Entry<Label, Set<String>> entry : LABELS.entrySet()) {
            if (entry.getValue().contains(word)) {
                return entry.getKey();
            }
        }
        return null;
    }
}

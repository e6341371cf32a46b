package io.dunlin.core.triage.facts;

import io.dunlin.core.triage.facts.NumberShape.Form;
import io.dunlin.core.triage.text.FoldedText;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the words before a number say that it is. Looks at a few tokens only, so that long texts take no longer for it. */
final class NumberAnnouncements {

    private static final int FARTHEST_BACK = 12;
    private static final int MOST_FILLERS = 4;
    private static final int MOST_WORDS = 8;
    private static final int MOST_WORDS_TO_ANOTHER = 2;
    private static final int MOST_WORDS_TO_OWNER = 3;
    private static final int LONGEST_ABBREVIATION = 5;

    private static final List<String> ENDING = List.of("kończąc", "konczac", "ending", "endend", "endet", "terminat");

    private static final List<String> ACCOUNT = List.of("rachun", "kont", "account", "card", "kart", "cont", "iban");

    /** Before "number" they do not say of what. */
    private static final Set<String> NO_KINDS = Set.of(
            "wrong",
            "right",
            "correct",
            "full",
            "following",
            "these",
            "those",
            "both",
            "same",
            "other",
            "another",
            "new",
            "old",
            "last",
            "first",
            "two",
            "three",
            "four",
            "only",
            "exact",
            "real",
            "actual",
            "original",
            "missing",
            "respective",
            "long",
            "short",
            "latest",
            "oldest",
            "relevant",
            "above",
            "below");

    private static final Set<String> CONFIRMING = Set.of("potwierdz", "confirm", "bestatig");
    private static final Set<String> NUMBER_IN_ENGLISH = Set.of("number", "numbers", "no", "num");
    private static final Set<String> YOURS = Set.of("ihre", "your", "panstwa", "dvs", "dumneavoastra");
    private static final int SHORTEST_NOUN = 3;

    private final NumberText line;
    private final List<NumberToken> tokens;

    NumberAnnouncements(NumberText line) {
        this.line = line;
        this.tokens = line.tokens();
    }

    /** What the words before a number say that it is: the nearest counts, and behind "nr" one farther off too. */
    Announcement announcement(NumberCandidate number) {
        if (isEndOfAccount(number)) {
            return Announcement.OF_ANOTHER_KIND;
        }
        boolean linked = false;
        boolean given = false;
        boolean sameLine = true;
        int words = 0;
        int first = firstBefore(number);
        int farthest = Math.max(0, first - FARTHEST_BACK);
        for (int i = first; i >= farthest; i--) {
            NumberToken token = tokens.get(i);
            if (!linked && namesItself(number) && isSpacedDash(i)) {
                break;
            }
            Announcement said = announcedBy(token, i, linked, words, number);
            sameLine &= token.kind() != NumberToken.Kind.BREAK;
            boolean holds = said.isOfInvoice() || (said == Announcement.OF_PAPER ? !given : sameLine);
            if (said != Announcement.NONE && holds) {
                return said;
            }
            if (token.isWord() && token.means(NumberWord.LINK)) {
                if (isOfUnknownKind(i)) {
                    return Announcement.OF_ANOTHER_KIND;
                }
                linked = true;
            } else if (token.isWord()
                    && !(i == first && token.means(NumberWord.DAY))
                    && mayStandBetween(token, words, linked)) {
                words++;
                given |= token.means(NumberWord.GIVEN);
            } else if (token.isWord() || !mayStandBetween(token, i, first, linked)) {
                break;
            }
        }
        int next = number.last() + 1;
        given |= next < tokens.size() && tokens.get(next).means(NumberWord.GIVEN);
        return !linked ? Announcement.NONE : given ? Announcement.OF_ANOTHER_KIND : Announcement.OF_NUMBER;
    }

    /** "trip numbers", "off-hire number": of something that no word here is known for. */
    private boolean isOfUnknownKind(int link) {
        if (link == 0 || !NUMBER_IN_ENGLISH.contains(tokens.get(link).text())) {
            return false;
        }
        NumberToken kind = tokens.get(link - 1);
        return kind.isWord()
                && kind.meanings().isEmpty()
                && kind.text().length() >= SHORTEST_NOUN
                && Character.isLowerCase(kind.text().charAt(0))
                && !NO_KINDS.contains(kind.text());
    }

    /** "is filed under #771", "wird unter 2026/551 geführt": the number by which whoever writes knows our mail. */
    boolean isRegistered(NumberCandidate number) {
        int before = number.first() - 1;
        while (before >= 0 && tokens.get(before).isMark("#:(\"")) {
            before--;
        }
        if (before >= 0 && tokens.get(before).means(NumberWord.LINK)) {
            before--;
        }
        return before >= 0
                && tokens.get(before).means(NumberWord.AS)
                && (isGivenWithin(before - MOST_WORDS, before)
                        || isGivenWithin(number.last() + 1, number.last() + MOST_WORDS));
    }

    private boolean isGivenWithin(int from, int to) {
        return tokens.subList(Math.max(0, from), Math.min(to, tokens.size())).stream()
                .anyMatch(token -> token.means(NumberWord.GIVEN) && !token.means(NumberWord.AS));
    }

    /** Capitals before a number are no word for it, except where they are: "FV 12", "PO 4410". */
    private int firstBefore(NumberCandidate number) {
        NumberToken series = tokens.get(number.first());
        boolean word = series.text().equals("RE")
                || series.means(NumberWord.INVOICE)
                || series.means(NumberWord.OTHER)
                || series.means(NumberWord.LINK);
        return word ? number.first() : number.first() - 1;
    }

    private static boolean mayStandBetween(NumberToken word, int words, boolean linked) {
        if (linked) {
            return words <= MOST_WORDS;
        }
        boolean silent = !(word.means(NumberWord.AT)
                || word.means(NumberWord.FOR)
                || word.means(NumberWord.VERB)
                || word.means(NumberWord.PAY)
                || word.means(NumberWord.SAID));
        return words < MOST_FILLERS && (word.means(NumberWord.FILLER) || word.isCapitals() || (words == 0 && silent));
    }

    /** "Account overdue - TE/4/26": what stands before the dash says nothing of it. */
    private boolean isSpacedDash(int at) {
        return line.isMarkAt(at, "-–—")
                && at > 0
                && at + 1 < tokens.size()
                && tokens.get(at - 1).end() < tokens.get(at).start()
                && tokens.get(at).end() < tokens.get(at + 1).start();
    }

    /** "TM 0512/26", "FOB/2026/0777": what it looks like says more than that a letter is about it. */
    private static boolean namesItself(NumberCandidate number) {
        boolean series = !number.series().isEmpty() && !InvoiceWeighing.isNoSeries(number.series());
        return series || (number.shape().form() == Form.SERIES && number.shape().weight() >= InvoiceEvidence.ENOUGH);
    }

    private Announcement announcedBy(NumberToken token, int at, boolean linked, int words, NumberCandidate number) {
        if (!token.isWord()) {
            return Announcement.NONE;
        }
        NumberShape shape = number.shape();
        boolean near = linked || words <= MOST_WORDS_TO_ANOTHER;
        // "Potwierdzenie zapłaty 2026/0411": the payment is confirmed, and the number is what it was for.
        boolean confirms =
                words > 0 && !linked && CONFIRMING.stream().anyMatch(FoldedText.fold(token.text())::startsWith);
        boolean other =
                !confirms && !shape.isNamedSeries() && near && !token.means(NumberWord.LINK) && !isWhereItComesFrom(at);
        if (token.means(NumberWord.NOTE) && isOwn(at)) {
            return Announcement.OF_ANOTHER_KIND;
        }
        if (token.means(NumberWord.INVOICE) && isBesideYours(at, number)) {
            return Announcement.OF_ANOTHER_KIND;
        }
        if (token.means(NumberWord.INVOICE) || isReBeforeNumber(token, at)) {
            return linked ? Announcement.OF_INVOICE_NUMBER : Announcement.OF_INVOICE;
        }
        if (token.means(NumberWord.PAPER)) {
            return Announcement.OF_PAPER;
        }
        boolean payment = token.means(NumberWord.PAYMENT)
                && words == 0
                && (shape.form() == Form.FIGURES || shape.form() == Form.PARTED);
        boolean letter = token.means(NumberWord.LETTER);
        if (letter && !linked && namesItself(number)) {
            return Announcement.NONE;
        }
        return other && (token.means(NumberWord.OTHER) || letter || payment) && (linked || !line.isMarkAt(at + 1, ","))
                ? Announcement.OF_ANOTHER_KIND
                : Announcement.NONE;
    }

    /** "Forderung aus RE 4471/25": what the claim is for. */
    private boolean isWhereItComesFrom(int at) {
        return at + 1 < tokens.size() && tokens.get(at + 1).text().equals("aus");
    }

    /** "Rachunek kończący się na 0091", "account ending in 0091", also where its owner stands between. */
    private boolean isEndOfAccount(NumberCandidate number) {
        for (int end = number.first() - 1; end >= Math.max(1, number.first() - MOST_WORDS_TO_OWNER); end--) {
            if (saysThatItEnds(tokens.get(end).text())) {
                return tokens.subList(Math.max(0, end - MOST_WORDS), end).stream()
                        .anyMatch(
                                token -> ACCOUNT.stream().anyMatch(token.text().toLowerCase(Locale.ROOT)::startsWith));
            }
        }
        return false;
    }

    private static boolean saysThatItEnds(String word) {
        for (String ending : ENDING) {
            if (word.startsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** "naszej noty obciążeniowej 33/2026", "our debit note": what the debtor asks of the creditor. */
    private boolean isOwn(int note) {
        return tokens.subList(Math.max(0, note - MOST_WORDS_TO_OWNER), note).stream()
                .anyMatch(token -> token.means(NumberWord.OWN));
    }

    /** "Beleg 5105600213   Ihre Rg. 26/01/0447": the payer's number of what the other is the creditor's number of. */
    private boolean isBesideYours(int at, NumberCandidate number) {
        if (at > 0 && YOURS.contains(FoldedText.fold(tokens.get(at - 1).text()))) {
            return false;
        }
        String word = FoldedText.fold(tokens.get(at).text());
        int behind = number.last() + 1;
        for (int i = behind; i < Math.min(behind + 2, tokens.size() - 1); i++) {
            NumberToken paper = tokens.get(i + 1);
            if (YOURS.contains(FoldedText.fold(tokens.get(i).text()))
                    && paper.means(NumberWord.INVOICE)
                    && !FoldedText.fold(paper.text()).equals(word)) {
                return true;
            }
        }
        return false;
    }

    /** "Re 14771" is short for Rechnung, "Re: 14771" begins an answer. */
    private boolean isReBeforeNumber(NumberToken token, int at) {
        return token.text().equalsIgnoreCase("re")
                && at + 1 < tokens.size()
                && !tokens.get(at + 1).isMark(":");
    }

    private boolean mayStandBetween(NumberToken token, int at, int first, boolean linked) {
        return switch (token.kind()) {
            case BREAK -> line.isMarkAt(at - 1, ":") || (linked && at == first);
            case MARK ->
                token.isMark(".")
                        ? isAbbreviated(at) || line.isMarkAt(at - 1, ".")
                        : token.isMark(linked ? ":([\"'#°-*/,€$£)&" : ":([\"'#°-*/,");
            case WORD, NUMBER -> linked;
        };
    }

    /** "nr." and "fakt." end no sentence. */
    private boolean isAbbreviated(int point) {
        if (point == 0 || !tokens.get(point - 1).isWord()) {
            return false;
        }
        NumberToken word = tokens.get(point - 1);
        return word.text().length() <= LONGEST_ABBREVIATION
                || word.means(NumberWord.LINK)
                || word.text().endsWith("nr");
    }
}

package io.dunlin.core.triage.classification;

import io.dunlin.core.shared.QuickPattern;
import io.dunlin.core.triage.facts.Accounts;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.text.FoldedText;
import io.dunlin.spi.value.Iban;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a mail speaks of changing somebody's bank account, or asks that money go to one that it names: the oldest fraud
 * there is, so a person always looks. Better one question too many: a mail that is only asked about is not lost.
 */
public final class AccountChange {

    private static final int READ = 100_000;
    /** So many words may stand between what changes and the account. */
    private static final int NEAR = 6;
    /** What is new or another stands beside its account. */
    private static final int BESIDE = 3;
    /** A sentence that asks for money stands around the number of the account. */
    private static final int AROUND = 160;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|[.!?;\\n]");
    private static final QuickPattern ACCOUNT = QuickPattern.compile(
            "rachunek|rachunk(?:u|iem|i|ow|ach)|kont(?:o|a|u|em|cie|ach|ami)|iban\\p{L}*|nrb|accounts?|konto\\p{L}*|konten"
                    + "|bankverbindung\\p{L}*|bankdaten|cont|contul|contului|conturi\\p{L}*");
    private static final QuickPattern CHANGE =
            QuickPattern.compile("zmian\\p{L}*|zmien\\p{L}*|przenies\\p{L}*|chang\\p{L}*"
                    + "|switch\\p{L}*|updat\\p{L}*|geander\\p{L}*|andern|andert|anderung\\p{L}*|gewechsel\\p{L}*|schimb\\p{L}*"
                    + "|modific\\p{L}*|actualiz\\p{L}*");
    private static final QuickPattern OTHER =
            QuickPattern.compile("now(?:y|a|e|ego|ej|ym|ych|ymi)|inn(?:y|e|ego|ym)|new|different"
                    + "|another|neu(?:e|en|em|er|es)|ander(?:e|en|em|er|es)|nou|noul|noua|alt|altul");
    private static final QuickPattern ASKS_FOR_MONEY =
            QuickPattern.compile("przelewac|przelac|kierowac|wplacac|wplacic|przekazywac"
                    + "|regulowac|zwrot\\p{L}*|zwrocic|\\bpay\\b|transfer|remit|refund|uberweisen|uberweisung|zahlen|erstatt\\p{L}*"
                    + "|virati|viramentul|platiti|transferati|returnati|restitui\\p{L}*");

    private AccountChange() {}

    public static boolean isIn(String text) {
        String bounded = text.substring(0, Math.min(text.length(), READ));
        String folded = FoldedText.fold(bounded);
        return Lexicon.CUES.in(Features.words(folded)).contains("accountchange")
                || speaksOfChange(words(folded))
                || asksForMoneyTo(Accounts.find(bounded), folded);
    }

    private static List<String> words(String folded) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(folded);
        while (matcher.find()) {
            String word = matcher.group();
            boolean abbreviated =
                    word.equals(".") && !words.isEmpty() && words.getLast().length() <= BESIDE;
            if (!abbreviated) {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean speaksOfChange(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (ACCOUNT.is(words.get(i)) && (changes(words, i, -1) || changes(words, i, 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean changes(List<String> words, int account, int step) {
        for (int distance = 1; distance <= NEAR; distance++) {
            int at = account + step * distance;
            if (at < 0 || at >= words.size() || isEnd(words.get(at))) {
                return false;
            }
            if (CHANGE.is(words.get(at)) || (step < 0 && distance <= BESIDE && OTHER.is(words.get(at)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnd(String word) {
        return !Character.isLetterOrDigit(word.charAt(0));
    }

    private static boolean asksForMoneyTo(List<Found<Iban>> accounts, String folded) {
        return accounts.stream().anyMatch(account -> {
            int from = Math.max(0, account.start() - AROUND);
            int to = Math.min(folded.length(), account.end() + AROUND);
            int begin = from;
            for (int i = from; i < account.start(); i++) {
                begin = isSentenceEnd(folded, i) ? i + 1 : begin;
            }
            int end = account.end();
            while (end < to && !isSentenceEnd(folded, end)) {
                end++;
            }
            return ASKS_FOR_MONEY.isIn(folded.substring(begin, end));
        });
    }

    private static boolean isSentenceEnd(String folded, int at) {
        char c = folded.charAt(at);
        return c == '!' || c == '?' || (c == '.' && (at + 1 == folded.length() || folded.charAt(at + 1) <= ' '));
    }
}

package io.dunlin.core.triage.classification;

import io.dunlin.core.shared.QuickPattern;
import io.dunlin.core.triage.text.FoldedText;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a person must hear of though the model read no such class: somebody names a lawyer to talk to, or asks to be left
 * alone. Beside a promise or a payment such a half sentence is easily outvoted. Better one question too many.
 */
public final class WarningWords {

    private static final int READ = 20_000;
    /** So far apart the lawyer and what is to be done with him may stand, in characters. */
    private static final int NEAR = 90;

    private static final QuickPattern LAWYER =
            QuickPattern.compile("\\b(?:prawnik\\w*|adwokat\\w*|mecenas\\w*|radc\\w{1,3} prawn\\w*"
                    + "|solicitor\\w*|lawyer\\w*|attorney\\w*|barrister\\w*|(?:rechts)?anwalt\\w*|avocat\\w*|jurist\\w*"
                    + "|consilier\\w* (?:\\w{1,8} )?juridic\\w*)\\b");
    /** "Pani Mecenas,", "your lawyer": the creditor's, who is written to. */
    private static final Pattern YOURS = Pattern.compile(
            "(?:\\b(?:pani?|panie|szanown\\w*|wasz\\w*|panstwa|herrn?|frau|geehrt\\w*|ihr\\w*|your|dear|mr|mrs|ms|domnul\\w*"
                    + "|doamn\\w*|stimat\\w*|dvs|dumneavoastra)\\W{1,3})$");

    private static final QuickPattern TO_TALK_TO = QuickPattern.compile(
            "\\b(?:rozmawia\\w*|porozmawia\\w*|kontakt\\w*|pisac|piszcie"
                    + "|zwraca\\w*|kierowac|kieruj\\w*|uzgadnia\\w*|prowadzi\\w*|zajmuj\\w*|zajmie|poszl\\w* z tym|poszedlem z tym"
                    + "|przekaz\\w*|speak|talk|contact|write to|deals?|dealing|goes through|handed|passed|instructed|wenden|sprechen"
                    + "|kontaktier\\w*|melden|ubergeben|beauftragt|kummert|vorbi\\w*|contacta\\w*|adresa\\w*|scrieti|se ocupa)\\b");

    private static final QuickPattern LEAVE_ALONE = QuickPattern.compile(
            "\\b(?:nie (?:niepokoi\\w*|neka\\w*)|(?:wiecej|juz) (?:mnie |nas |do mnie |do nas )?nie (?:pis|dzwon|wydzwan|nachodz|kontakt)\\w*"
                    + "|dajcie (?:mi |nam )?(?:swiety )?spokoj|leave (?:me|us) alone"
                    + "|(?:do not|don't|dont) (?:call|contact|write to|email|text|ring|bother) (?:me|us) (?:again|any ?more)"
                    + "|stop (?:calling|ringing|texting|contacting|pestering|harassing|bothering)|lassen sie mich (?:endlich )?in ruhe"
                    + "|(?:rufen|schreiben) sie (?:mich |mir |hier |uns )?nicht mehr|belastigen sie mich nicht"
                    + "|lasati-ma in pace|nu ma mai (?:sunati|deranjati|contactati|hartuiti|cautati))\\b");

    private WarningWords() {}

    /** Somebody's own lawyer or legal adviser, with whom one is to talk. */
    public static boolean namesLawyer(String text) {
        String folded = folded(text);
        QuickPattern.Search lawyers = LAWYER.in(folded);
        while (lawyers.next()) {
            MatchResult lawyer = lawyers.match();
            String before = folded.substring(Math.max(0, lawyer.start() - NEAR), lawyer.start());
            String after = folded.substring(lawyer.end(), Math.min(folded.length(), lawyer.end() + NEAR));
            boolean talk = TO_TALK_TO.isIn(before) || TO_TALK_TO.isIn(after);
            if (talk && !YOURS.matcher(before).find()) {
                return true;
            }
        }
        return false;
    }

    public static boolean asksToBeLeftAlone(String text) {
        return LEAVE_ALONE.isIn(folded(text));
    }

    private static String folded(String text) {
        return FoldedText.fold(text.substring(0, Math.min(text.length(), READ)));
    }
}

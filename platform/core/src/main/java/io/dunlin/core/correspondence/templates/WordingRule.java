package io.dunlin.core.correspondence.templates;

import io.dunlin.spi.settings.LocalizedText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wording that consumer authorities punished. Compared without marks and capitals, from the start of a word, in the four
 * languages at once.
 */
enum WordingRule {
    DEBT_MARK_IN_SUBJECT(
            Scope.SUBJECT,
            "dlug|dluzni|zadluz|windykac|komorni|egzekuc|debt|collect|bailiff|schuld|inkasso|pfand|vollstreck|datori|executar",
            "Temat nie może zdradzać osobom trzecim, że chodzi o dług.",
            "A subject must not tell third parties that it is about a debt."),
    AMOUNT_OR_NAME_IN_SUBJECT(
            Scope.SUBJECT,
            "\\{\\{ *(?:total|debtor|days|documents) *}}",
            "Temat nie może zawierać kwoty, nazwy dłużnika ani dokumentów: widać go na zablokowanym ekranie.",
            "A subject must not hold an amount, the debtor's name or documents: it shows on a locked screen."),
    SHAM_DECISION(
            Scope.ANYWHERE,
            "nakaz(?:u|em)? zaplaty|wyrok|sygn\\. ?akt|sygnatura akt|sad rejonowy|sad okregowy|e-sad|postanowienie sadu"
                    + "|payment order|court order|order of the court|judgment|mahnbescheid|vollstreckungsbescheid|urteil"
                    + "|gerichtsbeschluss|ordonanta de plata|hotarare(?:a)? judecatoreasca|sentint",
            "Pismo nie może udawać orzeczenia ani pisma sądu.",
            "A message must not look like a decision or a letter of a court."),
    THREAT_OF_ENFORCEMENT(
            Scope.ANYWHERE,
            "komorni|egzekuc|zajecie|zajmie|zajmiemy|bailiff|seiz|enforcement|gerichtsvollzieher|pfand|zwangsvollstreck"
                    + "|executor|poprire|executare",
            "Bez tytułu wykonawczego nie ma egzekucji: nie wolno nią straszyć.",
            "There is no enforcement without an enforceable title: it must not be threatened."),
    THREAT_OF_CRIME(
            Scope.ANYWHERE,
            "wiezieni|policj|prokurat|przestep|oszust|wyludz|prison|police|prosecut|criminal|fraud|gefangnis|polizei"
                    + "|staatsanwalt|strafanzeige|betrug|inchisoare|politia|procuror|infractiun",
            "Niezapłacony rachunek to nie przestępstwo: nie wolno straszyć policją ani karą.",
            "An unpaid bill is no crime: police or punishment must not be threatened."),
    SHAMING(
            Scope.ANYWHERE,
            "pracodawc|sasiad|rodzin|gield\\w+ dlug|lista dluzn|employer|neighbo|relatives|publish|arbeitgeber|nachbar"
                    + "|angehorig|veroffentlich|angajator|vecin|rudele|publica",
            "Nie wolno grozić ujawnieniem długu innym osobom.",
            "Telling other people of a debt must not be threatened."),
    VISIT(
            Scope.ANYWHERE,
            "wizyt|odwiedzi|windykator|visit|doorstep|hausbesuch|aussendienst|vizit",
            "Nie wolno grozić wizytą.",
            "A visit must not be threatened."),
    INVENTED_COSTS(
            Scope.ANYWHERE,
            "oplat\\w* za (?:wezwanie|upomnienie|monit)|koszt\\w* (?:wezwania|upomnienia|monitu|windykac\\w*)|oplat\\w* windykac"
                    + "|collection (?:fee|cost|charge)|reminder fee|handling fee|mahngebuhr|inkassokosten|bearbeitungsgebuhr"
                    + "|taxa de (?:recuperare|somatie)|costuri de recuperare",
            "Kosztów, których nie przyznaje ustawa albo umowa, nie wolno żądać.",
            "Costs that neither law nor contract grants must not be asked for."),
    COURT_BEFORE_ITS_TIME(
            Scope.BEFORE_FINAL_DEMAND,
            "sad(?:u|em|zie|ow\\w*)?\\b|pozew|pozwu|pozwem|court|lawsuit|legal action|sue\\b|gericht|klage\\b|verklag|instant|proces\\b",
            "O drodze sądowej mówi dopiero przedsądowe wezwanie do zapłaty.",
            "Only the final demand speaks of going to court."),
    ACCOUNT_WRITTEN_OUT(
            Scope.ANYWHERE,
            "(?:[a-z]{2})?[0-9](?:[ -]?[0-9]){19,}",
            "Numeru rachunku nie wpisuje się w szablon: wstaw {{ account }}, bierze go z kartoteki wierzyciela.",
            "An account number is not written into a template: use {{ account }}, it comes from the creditor's record."),
    UNSAFE_LINK(
            Scope.ANYWHERE,
            "http://|www\\.",
            "Odnośnik musi zaczynać się od https://.",
            "A link must begin with https://.");

    private enum Scope {
        SUBJECT,
        ANYWHERE,
        BEFORE_FINAL_DEMAND
    }

    private final Scope scope;
    private final Pattern wording;

    @SuppressWarnings("ImmutableEnumChecker") // a record of two texts; its module knows nothing of the annotation
    private final LocalizedText why;

    WordingRule(Scope scope, String wording, String pl, String en) {
        this.scope = scope;
        this.wording = Pattern.compile("(?<![a-z0-9])(?:" + wording + ")");
        this.why = new LocalizedText(pl, en);
    }

    LocalizedText why() {
        return why;
    }

    /** What breaks the rule, from texts without marks and capitals. */
    Optional<String> findIn(TemplateCode code, String subject, String body) {
        boolean applies = scope != Scope.BEFORE_FINAL_DEMAND || !code.equals(TemplateCode.FINAL_DEMAND);
        if (!applies) {
            return Optional.empty();
        }
        Matcher matcher = wording.matcher(scope == Scope.SUBJECT ? subject : subject + "\n" + body);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}

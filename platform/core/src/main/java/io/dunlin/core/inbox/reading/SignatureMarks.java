package io.dunlin.core.inbox.reading;

import io.dunlin.core.shared.QuickPattern;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands below the words of a mail: closing formulas, name lines, contact data, phone footers, disclaimers. */
final class SignatureMarks {

    private static final int CASELESS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST_NAME_LINE = 110;
    private static final int LONGEST_STRONG_LINE = 300;

    private static final QuickPattern DELIMITER = QuickPattern.compile("\\s*(?:--|—|–|__|\\*\\*|[-_~=#+*]{3,}|ᐧ)\\s*");
    private static final QuickPattern STRICT_DELIMITER = QuickPattern.compile("\\s*(?:--|—|-- |_{5,})\\s*");

    private static final QuickPattern CLOSING = QuickPattern.compile(
            "\\W{0,3}(?:(?:(?:serdecznie|łączę|lacze|przesyłam|ślę|z góry dziękuję i|dziękuję i|dziekuje i|dzięki"
                    + " i)\\s+)?pozdr(?:awiam(?:y)?|owienia|ówka|o)?(?: (?:serdecznie|gorąco|goraco|ciepło|cieplo))?|pozdr|z poważaniem|z powazaniem|z wyrazami"
                    + " (?:szacunku|poważania|uszanowania)|z (?:należytym )?szacunkiem|z uszanowaniem|łączę wyrazy"
                    + " (?:szacunku|poważania)|z pozdrowieni(?:ami|em)(?: (?!dla)\\p{L}{4,14})?|z bogiem|szczęść boże|całuję|buziaki|miłego (?:dnia|weekendu|popołudnia|wieczoru|tygodnia)|milego (?:dnia|weekendu)|dobrego (?:dnia|weekendu)|pomyślnych wiatrów|kłaniam"
                    + " się(?: nisko)?|klaniam sie(?: nisko)?|(?:moje |serdeczne )?ukłony|uklony|ściskam(?: serdecznie)?|sciskam|z serdecznościami|do usłyszenia|(?:z góry |bardzo |serdecznie"
                    + " )?(?:dziękuję|dziekuje|dziękujemy|dzięki|dzieki|dziex)(?: (?:z góry|bardzo|za zrozumienie|za"
                    + " wyrozumiałość|za cierpliwość))?(?: i pozdrawiam)?|mit"
                    + " (?:freundlichen|freundlichem|besten|lieben|vielen|herzlichen|kollegialen)"
                    + " (?:grüßen|grüssen|gruessen|gruß|gruss|empfehlungen)|mit (?:vorzüglicher|gebotener|ausgezeichneter) hochachtung|mit ergebenen"
                    + " grüßen|pfiat (?:euch|eich|di)|herzlich(?:st)?|es grüßt|im auftrag|freundlich(?:st| grüßt)|z panem bogiem|namaste|every blessing|have a (?:blessed|lovely|nice|great|good) (?:day|week|weekend|evening)|in solidarity|schönes wochenende|schönen (?:tag|feierabend|abend)(?: noch)?|with every"
                    + " blessing|god bless|warmly|b\\. rgds|with my best compliments|best regard|z up\\.|mit freundlichen"
                    + " (?:kollegialen )?grüßen.{0,20}|(?:viele|liebe|beste|schöne|freundliche|herzliche|lg|vg)"
                    + " (?:grüße|grüsse|gruesse)|(?:freundlicher |schönen"
                    + " )?(?:gruß|gruss)|mfg|lg|vg|hochachtungsvoll|(?:vielen |herzlichen )?dank(?: (?:im"
                    + " voraus|vorab))?|danke(?: (?:im voraus|sehr))?|servus|grüße|grüsse|cu"
                    + " (?:stimă|stima|respect|considerație|consideratie|drag|mulțumiri|prietenie|deosebit[ăa]"
                    + " (?:stimă|considerație))|salutări|salutari|toate cele bune|numai bine|o zi"
                    + " (?:bun[ăa]|frumoas[ăa]|excelent[ăa])(?: (?:vă doresc|în continuare))?|(?:v[ăa] )?mul[țt]umesc(?:"
                    + " (?:anticipat|frumos|mult|pentru înțelegere))?|mulțumim(?: anticipat)?|mersi|(?:with"
                    + " )?(?:(?:kind|kindest|best|warm|warmest|many|my|very best|warm) )?regards|(?:with"
                    + " )?(?:(?:kind|warm|warmest|all good|all|best|good|every good) wish(?:es)?)|(?:all the"
                    + " )?best|rgds|br|kr|(?:yours )?(?:sincerely|faithfully|truly|respectfully)(?:"
                    + " yours)?|yours(?: in (?:hope|christ|faith|sport|anticipation))?|with respect|(?:much )?obliged|diolch|respectfully|cheers|ta|(?:with |many |best |kind )?thanks(?: (?:again|a lot|in"
                    + " advance|very much|so much|for your (?:help|patience|understanding)))?(?: (?:and|&) (?:kind |best"
                    + " )?regards)?|thank you(?: (?:again|in advance|very much|for your"
                    + " (?:help|patience|understanding)))?(?: (?:and|&) (?:kind |best"
                    + " )?regards)?|thx|tks|cordialmente|(?:bien )?cordialement|bien à vous|(?:sincères |meilleures"
                    + " )?salutations(?: distinguées)?|merci(?: d'avance)?|(?:com os )?(?:melhores"
                    + " )?cumprimentos|atenciosamente|atentamente|(?:un )?(?:cordial )?saludos?(?:"
                    + " cordial(?:es)?)?|(?:cordiali |distinti )?saluti|(?:met )?(?:vriendelijke|hartelijke)"
                    + " (?:groet(?:en)?)|mvg|groet(?:en|jes)?|(?:med"
                    + " )?(?:vänliga?|bästa|venlig|vennlig|mange|hjertelig|med)"
                    + " (?:hälsning(?:ar)?|hilsen(?:er)?)|hälsningar|mvh|hilsen|vh|(?:lijep|srdačan|lep) pozdrav|s"
                    + " (?:pozdravem|pozdravom|úctou|poštovanjem)|üdvözlettel|tisztelettel|su pagarba|pagarbiai|lugupidamisega|ar"
                    + " cieņu|terveisin|ystävällisin terveisin|с уважением|з повагою)"
                    + "\\s*[,.!;:)–-]*\\s*(?:[:;]-?[)D])?\\s*",
            CASELESS);
    /** A closing formula with the name on the same line. */
    private static final QuickPattern CLOSING_AND_NAME = QuickPattern.compile(
            "(?:serdecznie )?(?:pozdrawiam(?:y)?(?: serdecznie)?|pozdr\\.?|ściskam|ukłony|kłaniam się(?: nisko)?|z wyrazami (?:szacunku|poważania)|z szacunkiem|z serdecznościami|z poważaniem|mit freundlichen grüßen|viele grüße|beste"
                    + " grüße|lg|mfg|vg|i\\. ?[av]\\.|im auftrag|z up\\.|herzlich|cu stimă|cu respect|(?:kind |best"
                    + " )?regards|cheers|thanks|dziękuję|mulțumesc|danke|groet(?:en|jes)?|in solidarity|w imieniu (?:zarządu|rady|wspólnoty|rodziny|dyrekcji)|za zarząd|für den (?:vorstand|verein)|in vertretung|pentru conformitate)"
                    + "\\s*[,.!–-]*\\s+(?-i:\\p{Lu}[\\p{L}.'-]*(?:\\s+\\p{Lu}[\\p{L}.'-]*){0,3})\\s*[.!]?",
            CASELESS);

    private static final Pattern PHONE_FOOTER = Pattern.compile(
            "\\W{0,3}(?:(?:sent|written|posted|send) (?:from|via|with|by|using) .{2,100}|(?:from|on) my"
                    + " (?:i?phone|ipad|mobile|android).{0,40}|get outlook for .{2,40}.*|.{2,40} from mobile|download"
                    + " .{0,20}outlook .{2,60}|(?:wiadomość )?(?:wysłan[oaey]|wyslan[oaey]) (?:z|ze|przez|za pomocą|przy"
                    + " użyciu|poprzez) (?!system|dział|adres|konta|bank|rachunk|.{0,40}(?:automatyczn|nie"
                    + " odpowiad)).{2,100}|pobierz (?:aplikację )?outlook.{0,60}|uzyskaj (?:aplikację"
                    + " )?outlook.{0,60}|napisane na telefonie.{0,40}|wysłane głosowo.{0,30}|(?:diese (?:nachricht|e-?mail) wurde"
                    + " )?(?:gesendet|versendet|geschickt|verschickt) (?:von|mit|über|aus|vom) .{2,100}|von"
                    + " (?:meinem|unterwegs|meiner).{0,50}(?:gesendet|geschickt|gesendet\\.|$)|von unterwegs.{0,40}|diese"
                    + " nachricht wurde .{2,60} gesendet\\.?|outlook für .{2,40} (?:beziehen|herunterladen)|holen sie sich"
                    + " outlook.{0,40}|trimis(?:ă)? (?:de pe|din|de la|prin|cu) .{2,100}|obține(?:ți|ti)?"
                    + " outlook.{0,60}|mesaj trimis .{2,60}|envoyé (?:depuis|de|à partir|avec|via) .{2,100}|télécharger"
                    + " outlook.{0,60}|inviato (?:da|dal|con) .{2,100}|enviado (?:desde|do|de|a partir) .{2,100}|obtener"
                    + " outlook.{0,60}|(?:verzonden|verstuurd) (?:vanaf|met|via|vanuit) .{2,100}|skickat från"
                    + " .{2,100}|sendt (?:fra|med) .{2,100}|lähetetty .{2,80}|отправлено (?:с|из) .{2,80}|надіслано"
                    + " .{2,80})",
            CASELESS);

    private static final QuickPattern DISCLAIMER = QuickPattern.compile(
            "[\\W_]{0,4}(?:niniejsz[ay] (?:wiadomość|e-?mail|korespondencja|przekaz)|t[ae]"
                    + " (?:wiadomość|e-?mail|korespondencja)(?:[^.]{0,60})? (?:może|zawiera|jest przeznaczon|została"
                    + " (?:wysłana|sprawdzona|przeskanowana)|wraz)|treść (?:tej|niniejszej) wiadomości|wiadomość"
                    + " (?:ta|niniejsza|może zawierać|zawiera informacje|jest przeznaczona|przeznaczona|objęta"
                    + " tajemnicą|wygenerowana)|wydruk z systemu, nie wymaga|dokument (?:został )?podpisan[ya] (?:elektronicznie|kwalifikowan)|nie chcesz (?:otrzymywać|dostawać|ofert|takich)|wypisz (?:się|mnie)|dezabonare|unsubscribe\\W*$|diese e-?mail wurde von .{2,60} (?:versandt|verschickt)|informacj[ae]"
                    + " zawart[ae] w|informacje? poufn|klauzula"
                    + " (?:informacyjna|poufności|rodo)|rodo\\b|poufn|administratorem"
                    + " (?:pani|państwa|danych|twoich|pana)|(?:pani|państwa|pana)/?(?:pana|pani)? dane osobowe|dane"
                    + " (?:osobowe|kontaktowe) przetwarza|zanim wydrukujesz|zanim to wydrukujesz|pomyśl o środowisku|chroń"
                    + " środowisko|dbaj o środowisko|jeśli nie (?:są|jest) (?:państwo|pani|pan) (?:jej )?adresat|jeżeli"
                    + " nie (?:są|jest) |wolny od wirusów|bez wirusów|wiadomość sprawdzon|th(?:is|e)"
                    + " (?:information|e-?mail|message|communication|transmission)(?:[^.]{0,80})?"
                    + " (?:is|are|may|contains?|and any|has been|was|in this)|(?:this|the) (?:contents? of this"
                    + " )?(?:e-?mail|message) (?:and|is|may|contains?)|confidential|disclaimer|please consider the"
                    + " environment|think before (?:you print|printing)|if you (?:are not|have received"
                    + " this)|virus-free|authorised and regulated|please do not reply to this|this is an unmonitored|you (?:are receiving|receive|received) this"
                    + " (?:e-?mail |message |newsletter )?because|otrzymujesz t[ęe] wiadomość|nu mai doriți (?:mesaje|e-?mail)"
                    + "|primiți acest mesaj|sie erhalten diese (?:e-?mail|nachricht)(?: nur)?,? weil|vat (?:reg\\. )?(?:no\\.? )?gb .{0,60}registered"
                    + "|registered in (?:england|scotland)|all business transacted under|unsubscribe"
                    + " here|abmelden(?=\\W*(?:$|hier|klicken))|diese[rs]? (?:dokument|schreiben|mitteilung) wurde"
                    + " (?:maschinell|elektronisch|automatisch)|diese (?:e-?mail|nachricht)(?:[^.]{0,60})? (?:enthält|kann|ist|und)|der inhalt"
                    + " dieser|vertraulich|bitte denken sie an die umwelt|bitte prüfen sie|datenschutz|hinweise? zum"
                    + " datenschutz|informationen zum datenschutz|acest(?:a)?"
                    + " (?:mesaj|e-?mail|document)|informați(?:ile|a) (?:din|conținut|cuprins)|conținutul"
                    + " acestui|mesaj(?:ul)? confidențial|confidențial|protejați mediul|datele (?:dumneavoastră|dvs)|ce"
                    + " (?:message|courriel|mail)|cet e-?mail|dit bericht|questo messaggio|aviso legal).*",
            CASELESS | Pattern.DOTALL);

    private static final QuickPattern CONTACT = QuickPattern.compile(
            "(?:^|[|,;]\\s*)[tmfew]\\s*[.:]\\s*[+\\d(\\p{L}]|(?:^|\\W)(?:tel|telefon|tlf|kom|mob(?:ile|il)?|phone|fax|faks|gsm|nip|regon|krs|cui|cif|j\\d\\d|hrb|ust-?id(?:nr)?|vat|steuernummer|kvk|reg\\."
                    + " ?no|registered in|kapitał zakładowy|sąd"
                    + " rejonowy|amtsgericht|geschäftsführer(?:in)?|sitz)\\s*[.:]?\\s*[:+\\d(]|(?:https?://|www\\.)\\S+|\\b\\d{2}-\\d{3}\\b|\\b(?:ul|al|pl|os|str|bd|nr)\\.\\s*\\p{L}|\\+\\d{2}[\\d"
                    + " ()-]{6,}|\\b\\d{3}[ -]\\d{3}[ -]\\d{3}\\b|\\b\\d{5}\\s+\\p{Lu}",
            CASELESS);
    // These may begin with any letter.
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.\\p{L}{2,}", CASELESS);
    private static final Pattern STREET =
            Pattern.compile("\\p{L}+(?:straße|strasse|str\\.|gasse|weg|platz)\\s+\\d", CASELESS);
    private static final QuickPattern COMPANY = QuickPattern.compile(
            "(?:^|[\\s,(|])(?:sp\\. ?z ?o\\. ?o\\.?|spółka|s\\. ?a\\.|sa|s\\. ?c\\.|sp\\."
                    + " ?[jk]\\.|p\\.?h\\.?u\\.?|f\\.?h\\.?u\\.?|p\\.?p\\.?h\\.?u\\.?|g?gmbh(?: & co\\.? kg)?|mbb|partg(?:mbb)?|ag|kg|ohg|e\\."
                    + " ?k\\.|ug|gbr|s\\.?r\\.?l\\.?|pfa|ltd\\.?|limited|llc|llp|plc|inc\\.?|corp\\.?|d\\.o\\.o\\.|oü|uab|sia|s\\.r\\.o\\.|kft|bv|b\\.v\\.|nv|ab|as|oy|aps|kancelaria.*|biuro"
                    + " .*|birou(?:l)? .*|urząd .*|zakład .*|firma .*|gospodarstwo .*|hurtownia .*|apteka .*|sklep"
                    + " .*|studio .*|pracownia .*|gabinet .*|stowarzyszenie .*|fundacja .*|wspólnota .*|spółdzielnia"
                    + " .*)(?:[\\s,.)|]|$)",
            CASELESS);
    private static final QuickPattern TITLE = QuickPattern.compile(
            "(?:^|[\\s,(|/])(?:(?:główn[aey]|starsz[aey]|młodsz[aey]|zastępca|z-ca|p\\.o\\.)"
                    + " .*|księgow\\p{L}*|dyrektor\\p{L}*|prezes\\p{L}*|członek"
                    + " zarządu|specjalist\\p{L}*|kierowni\\p{L}*|inspektor\\p{L}*|referent\\p{L}*|właściciel\\p{L}*|asystent\\p{L}*|sekretar\\p{L}*|adw\\.|adwokat\\p{L}*|av\\.|sekretariat|administracja|płatności|radca"
                    + " prawn\\p{L}*|r\\.pr\\.|r\\. pr\\.|mgr\\b.*|inż\\.?|dr\\b.*|arch\\.|dział"
                    + " .*|pełnomocnik\\p{L}*|syndyk\\p{L}*|asesor\\p{L}*|aplikant\\p{L}*|executor\\p{L}* .*|practician .*|consilier .*|lichidator .*|preot .*|ing\\.|schulleitung|empfang|recepcja|dyspozytor\\p{L}*|secretariat|zespół ds\\..*|clerk to .*|sołtys|kurator\\p{L}*|komornicz\\p{L}*|komornik\\p{L}*|notariusz\\p{L}*|buchhalt\\p{L}*|geschäftsführ\\p{L}*|sachbearbeit\\p{L}*|rechtsanw\\p{L}*|inhaber\\p{L}*|leiter\\p{L}*|prokurist\\p{L}*|kaufm\\p{L}*|steuerberat\\p{L}*|i\\."
                    + " ?a\\.|i\\. ?v\\.|ppa\\.|verwaltung|einkauf|kreditoren\\p{L}*"
                    + "|contabil\\p{L}*|administrator\\p{L}*|avocat\\p{L}*|economist\\p{L}*|asociat\\p{L}*|departament\\p{L}*|accounts?(?:"
                    + " .*)?|accountant|finance(?: .*)?|manager|director|head of"
                    + " .*|owner|controller|clerk|solicitor\\p{L}*|attorney.*|barrister|partner|assistant|administrator|secretary|payables(?:"
                    + " .*)?|receivables(?: .*)?|bookkeeper|treasurer|credit control.*|purchase"
                    + " ledger.*|ceo|cfo|coo|(?:for and )?on behalf of .*|team)(?:[\\s,.)|:/]|$)",
            CASELESS);
    /** Words that carry meaning for a case: a line with one is kept, whatever it looks like. */
    private static final QuickPattern SUBSTANCE = QuickPattern.compile(
            "zapłac|zaplac|zapłat|opłac|oplac|przelew|przelej|wpłac|wplac|wpłat|proszę|prosze|spłac|splac|reklamac|nie"
                    + " zgadzam|kwot|\\bdług|dlug|\\brat[ayę]?\\b|\\bzł\\b|\\bpln\\b|\\beur\\b|€|£|\\$|\\bpay(?!able|roll)|\\bpaid|\\binvoice|please|dispute|\\bzahl|überw|bitte|rechnung|bezahlt|storn|\\bplăt|\\bplat[ai]|achit|factur|v[ăa]"
                    + " rog|\\bkorekt|\\bps\\b|p\\.s\\.",
            CASELESS);

    private static final QuickPattern PLACEHOLDER = QuickPattern.compile(
            "\\s*[\\[<(](?:cid:|image|obraz|bild|logo|załącznik|zalacznik|attachment|anhang|atașament|inline).{0,150}[\\])>]\\s*",
            CASELESS);
    private static final Pattern NAME_WORDS = Pattern.compile(
            "[\"'„”(]?(?:\\p{Lu}[\\p{L}'’.-]*|(?:von|van|de|der|den|da|di|la|le|zu|z|i|und|and|&|of|for|the|w|we|\\||/|-|–|•|,|\\*+|\\d{1,6}))(?:[\\s,|/]+(?:\\p{Lu}[\\p{L}'’.-]*|(?:von|van|de|der|den|da|di|la|le|zu|z|i|und|and|&|of|for|the|w|we|\\||/|-|–|•|,|\\*+|\\d{1,6}))){0,7}[\"'”),.]?");
    private static final Pattern SIGNED = Pattern.compile("(\\p{Lu}\\p{L}+)(?:\\s+\\p{Lu}[\\p{L}.'’-]*){0,2}"
            + "(?:\\s*\\([^.?!)]{1,30}\\)|\\s+(?:z|ze|from|von|de la|od) \\p{L}{2,20})?\\W{0,4}");
    /** "Monika Jach, córka", "Nadia Flynn, defendant in person", "Igor Lis | studio": a full name and what its bearer is. */
    private static final Pattern NAME_AND_ROLE =
            Pattern.compile("\\W{0,2}(?:(?iu:ks|o|mgr|inż|dr|prof|lek|wet|ec|ing|av|rev|fr|capt|preot)\\.?\\s+){0,3}"
                    + "(\\p{Lu}[\\p{L}.'’-]*)\\s+(\\p{Lu}[\\p{L}.'’-]*)(?:\\s+\\p{Lu}[\\p{L}.'’-]*)?"
                    + "(?:\\s*\\|\\s*[^.?!]{2,60}|,\\s*(?iu:lat \\d+|\\d+ (?:lat|lata|ani|years)|(?:cór|syn|żon|mąż|matk|ojciec|wnucz|wnuk"
                    + "|brat|siostr|wdow|prezes|emeryt|rencist|właściciel|sołtys|senior|dział|księgow|dyrektor|kierowni"
                    + "|przewodnicz|skarbni|aplikant|asesor|proboszcz|wikari|rolnik|gosp|wójt|burmistrz|sekretarz|lekarz|farmer|landwirt|pfarrer|bauer|preot|fermier|daughter|son\\b|wife|husband|widow|niece|nephew|executor|defendant"
                    + "|director|owner|dispatch|licensed|treasurer|secretary|trustee|tochter|sohn|ehefrau|ehemann|witwe|enkel"
                    + "|inhaber|wirt|vorstand|hausmeister|rentner|fiica|fiul|soți|soț\\b|nepo|contabil|administrator|pensionar"
                    + "|mama|tata)[^.?!,]{0,40}))\\W{0,2}");

    private static final Pattern CAPITALISED = Pattern.compile("(?<![\\p{L}])\\p{Lu}[\\p{L}.]+");
    private static final Pattern INITIALS = Pattern.compile("/{0,2}\\s*(?:\\p{Lu}\\.?\\s?-?){1,3}x{0,3}");
    private static final Pattern SENTENCE_END = Pattern.compile(".*\\p{Ll}{3,}[.?!…]+[\"”)]*\\s*");

    private SignatureMarks() {}

    static boolean isDelimiter(String line) {
        return DELIMITER.is(line);
    }

    /** The line that by convention starts a signature. */
    static boolean startsSignature(String line) {
        return STRICT_DELIMITER.is(line);
    }

    static boolean isClosing(String line) {
        if (line.length() >= 80) {
            return false;
        }
        String text = line.strip();
        // Two languages on one line: "Kind regards / Mit freundlichen Grüßen".
        int slash = text.indexOf(" / ");
        return CLOSING.is(text)
                || CLOSING_AND_NAME.is(text)
                || (slash > 0 && CLOSING.is(text.substring(0, slash)) && CLOSING.is(text.substring(slash + 3)));
    }

    static boolean isPhoneFooter(String line) {
        return line.length() < 160 && PHONE_FOOTER.matcher(line.strip()).matches();
    }

    static boolean isDisclaimer(String paragraph) {
        return DISCLAIMER.is(paragraph.strip());
    }

    static boolean isPlaceholder(String line) {
        return line.length() < 200 && PLACEHOLDER.is(line);
    }

    /** A line that may stand in a signature once its start is known. */
    static boolean mayFollow(String line) {
        String text = line.strip();
        if (text.length() > LONGEST_NAME_LINE
                || (words(text) > 12 && SENTENCE_END.matcher(text).matches())) {
            return false;
        }
        if (isStrong(text) || isPlaceholder(text) || isDelimiter(text) || isPhoneFooter(text)) {
            return !saysSomething(text) || hasContact(text);
        }
        return !saysSomething(text)
                && !text.endsWith("?")
                && !text.endsWith("!")
                && !SENTENCE_END.matcher(text).matches()
                && words(text) <= 9;
    }

    /** Contact data, a company or a title: what sentences to us rarely consist of. */
    static boolean isStrong(String line) {
        String text = line.strip();
        if (text.length() > LONGEST_STRONG_LINE) {
            return false;
        }
        return hasContact(text)
                || ((COMPANY.isIn(text) || TITLE.isIn(text))
                        && !SENTENCE_END.matcher(text.toLowerCase(Locale.ROOT)).matches()
                        && words(text) <= 9);
    }

    private static boolean hasContact(String text) {
        return CONTACT.isIn(text)
                || (text.indexOf('@') >= 0 && ADDRESS.matcher(text).find())
                || (text.chars().anyMatch(c -> c >= '0' && c <= '9')
                        && STREET.matcher(text).find());
    }

    /** Made of capitalised words only, such as a name or a firm. */
    static boolean isName(String line) {
        String text = line.strip();
        return text.length() <= 70
                && !saysSomething(text)
                && NAME_WORDS.matcher(text).matches()
                && text.codePoints().filter(Character::isUpperCase).count() >= 1;
    }

    /** Two capitalised words or more: a full name, where a single one may be an answer. */
    static boolean isFullName(String line) {
        return isName(line) && CAPITALISED.matcher(line).results().count() >= 2;
    }

    /** A given name that people have, alone or with what names go with: "Leon", "Renata Dudzik (córka)", "Sylwia z biura". */
    static boolean beginsWithFirstName(String line) {
        Matcher signed = SIGNED.matcher(line.strip());
        return signed.matches() && !saysSomething(line) && FirstNames.contains(signed.group(1));
    }

    static boolean isNameWithRole(String line) {
        Matcher match = NAME_AND_ROLE.matcher(line.strip());
        return match.matches()
                && !saysSomething(line)
                && (FirstNames.contains(match.group(1)) || FirstNames.contains(match.group(2)));
    }

    /** Whether a sentence ends with the line, so that a name below it is no part of it. */
    static boolean endsSentence(String line) {
        String text = line.strip();
        return !text.isEmpty() && ".!?)".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    static boolean areInitials(String line) {
        return INITIALS.matcher(line.strip()).matches();
    }

    static int words(String line) {
        String text = line.strip();
        int words = 1;
        for (int i = 1; i < text.length(); i++) {
            words += isSpace(text.charAt(i)) && !isSpace(text.charAt(i - 1)) ? 1 : 0;
        }
        return words;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean saysSomething(String line) {
        return SUBSTANCE.isIn(line);
    }

    static boolean allMayFollow(List<String> lines) {
        return lines.stream().allMatch(SignatureMarks::mayFollow);
    }
}

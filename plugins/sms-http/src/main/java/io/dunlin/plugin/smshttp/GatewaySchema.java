package io.dunlin.plugin.smshttp;

import io.dunlin.plugin.smshttp.Gateway.CallbackNames;
import io.dunlin.plugin.smshttp.Gateway.Escapes;
import io.dunlin.plugin.smshttp.Gateway.Form;
import io.dunlin.plugin.smshttp.Gateway.Login;
import io.dunlin.plugin.smshttp.Gateway.Poll;
import io.dunlin.plugin.smshttp.Gateway.Refusal;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.CallbackDoor;
import io.dunlin.spi.messaging.GatewayFields;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingField.Column;
import io.dunlin.spi.settings.SettingField.Option;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an administrator sets; what is left empty is as the preset says. */
final class GatewaySchema {

    private static final int LONG = 1000;
    private static final int MOST_ROWS = 40;

    private GatewaySchema() {}

    static SettingsSchema schema() {
        return SettingsSchema.of(
                SettingField.withDefault(
                        "preset",
                        Type.Choice.of(
                                new Option("KANNEL", text("Kannel (sendsms)", "Kannel (sendsms)")),
                                new Option("CUSTOM", text("inna bramka", "another gateway"))),
                        text("Bramka", "Gateway"),
                        text(
                                "Przy Kannel wystarczą adres, użytkownik, hasło i nadawca; reszta jest już wpisana.",
                                "For Kannel address, user, password and sender are enough; the rest is filled in."),
                        "KANNEL"),
                SettingField.required(
                        "address",
                        new Type.Text(LONG),
                        text("Adres wysyłki", "Address to send to"),
                        text(
                                "Na przykład https://sms.example.com/cgi-bin/sendsms; może zawierać {user}, {to} i"
                                        + " inne.",
                                "For example https://sms.example.com/cgi-bin/sendsms; may hold {user}, {to} and"
                                        + " others.")),
                GatewayFields.plainAllowed(text(
                        "Dla bramki na tym komputerze lub w sieci firmy; poza nią TLS jest wymagany.",
                        "For a gateway on this machine or in the firm's network; beyond it TLS is required.")),
                SettingField.optional(
                        "user",
                        new Type.Text(100),
                        text("Użytkownik", "User"),
                        text("Wstawiany za {user}.", "Put in for {user}.")),
                SettingField.optional(
                        "password",
                        new Type.Secret(),
                        text("Hasło lub token", "Password or token"),
                        text("Wstawiane za {password}.", "Put in for {password}.")),
                GatewayFields.sender(
                        15,
                        text(
                                "Zarejestrowana nazwa (do 11 znaków) lub numer; wstawiany za {from}.",
                                "The registered name (up to 11 characters) or number; put in for {from}.")),
                SettingField.optional(
                        "form",
                        Type.Choice.of(
                                new Option("GET", text("GET, parametry w adresie", "GET, parameters in the address")),
                                new Option(
                                        "POST_QUERY",
                                        text("POST, parametry w adresie", "POST, parameters in the address")),
                                new Option("POST_FORM", text("POST, formularz", "POST, form")),
                                new Option("POST_JSON", text("POST, JSON", "POST, JSON"))),
                        text("Sposób wysyłki", "How to send"),
                        text("Jak bramka przyjmuje parametry.", "How the gateway takes the parameters.")),
                SettingField.optional(
                        "parameters",
                        pairs("name", text("nazwa", "name"), "value", text("wartość", "value")),
                        text("Parametry", "Parameters"),
                        text(
                                "Wartość może zawierać {to} {from} {text} {key} {parts} {coding} {minutes} {user}"
                                        + " {password} {callback}.",
                                "A value may hold {to} {from} {text} {key} {parts} {coding} {minutes} {user} {password}"
                                        + " {callback}.")),
                SettingField.optional(
                        "headers",
                        pairs("name", text("nazwa", "name"), "value", text("wartość", "value")),
                        text("Nagłówki HTTP", "HTTP headers"),
                        text(
                                "Na przykład Authorization: Bearer {password}.",
                                "For example Authorization: Bearer {password}.")),
                SettingField.optional(
                        "success",
                        new Type.Text(LONG),
                        text("Dobra odpowiedź", "Good answer"),
                        text(
                                "Wyrażenie regularne odpowiedzi „przyjęto”; grupa (?<id>…) to numer wiadomości w"
                                        + " bramce.",
                                "A regular expression of the answer \"accepted\"; the group (?<id>…) is the gateway's"
                                        + " id.")),
                SettingField.optional(
                        "refusals",
                        new Type.Table(
                                List.of(
                                        Column.text("pattern", text("wyrażenie regularne", "regular expression")),
                                        Column.choice(
                                                "kind",
                                                text("co to znaczy", "what it means"),
                                                new Option("TRANSIENT", text("spróbuj później", "try later")),
                                                new Option(
                                                        "CONFIGURATION", text("zmień ustawienia", "change settings")),
                                                new Option("REJECTED", text("odmowa na dobre", "final refusal")))),
                                MOST_ROWS),
                        text("Odmowy", "Refusals"),
                        text(
                                "Odpowiedzi, które na pewno znaczą „nie wysłano”. Każda inna zostawia wiadomość"
                                        + " wątpliwą.",
                                "Answers that surely mean \"not sent\". Any other leaves the message in doubt.")),
                SettingField.optional(
                        "receiptsAddress",
                        new Type.Text(LONG),
                        text("Pytanie o doręczenie", "Address to ask for delivery"),
                        text(
                                "Z {id}, na przykład https://sms.example.com/status?id={id}; puste: bramka sama dzwoni"
                                        + " lub nic nie mówi.",
                                "With {id}, for example https://sms.example.com/status?id={id}; empty: the gateway"
                                        + " calls or says nothing.")),
                SettingField.optional(
                        "receiptsPattern",
                        new Type.Text(LONG),
                        text("Odpowiedź o doręczeniu", "Answer on delivery"),
                        text(
                                "Wyrażenie regularne z grupą (?<status>…).",
                                "A regular expression with the group (?<status>…).")),
                SettingField.optional(
                        "statuses",
                        new Type.Table(
                                List.of(
                                        Column.text("word", text("słowo bramki", "the gateway's word")),
                                        Column.choice(
                                                "meaning",
                                                text("co to znaczy", "what it means"),
                                                new Option("ACCEPTED", text("w drodze", "on its way")),
                                                new Option("DELIVERED", text("doręczono", "delivered")),
                                                new Option("UNDELIVERED", text("nie doręczono", "not delivered")))),
                                MOST_ROWS),
                        text("Statusy doręczenia", "Statuses of delivery"),
                        text(
                                "Słowa lub liczby, którymi bramka mówi o doręczeniu.",
                                "Words or numbers with which the gateway speaks of delivery.")),
                SettingField.optional(
                        "incomingAddress",
                        new Type.Text(LONG),
                        text("Pytanie o odpowiedzi", "Address to ask for replies"),
                        text(
                                "Adres z wiadomościami od dłużników; puste: bramka sama dzwoni lub ich nie przyjmuje.",
                                "The address with messages from phones; empty: the gateway calls or takes none.")),
                SettingField.optional(
                        "incomingPattern",
                        new Type.Text(LONG),
                        text("Jedna odpowiedź", "One reply"),
                        text(
                                "Wyrażenie regularne jednej wiadomości, grupy: id, from, text i, jeśli jest, to.",
                                "A regular expression of one message, groups: id, from, text and, where there is one,"
                                        + " to.")),
                SettingField.withDefault(
                        "incomingEscapes",
                        Type.Choice.of(
                                new Option("NONE", text("bez kodowania", "as it is")),
                                new Option("JSON", text("jak w JSON (\\u0142)", "as in JSON (\\u0142)")),
                                new Option("URL", text("jak w adresie (%C5%82)", "as in an address (%C5%82)"))),
                        text("Zapis treści odpowiedzi", "How a reply's text is written"),
                        text(
                                "Jak bramka zapisuje litery w odpowiedzi.",
                                "How the gateway writes letters in its answer."),
                        "NONE"),
                SettingField.withDefault(
                        "askEvery",
                        new Type.TimeSpan(Duration.ofSeconds(1), Duration.ofHours(6)),
                        text("Jak często pytać", "How often to ask"),
                        text("O doręczenia i odpowiedzi.", "For deliveries and replies."),
                        "PT1M"),
                CallbackDoor.addressField(text(
                        "Adres tego programu widziany z bramki, np."
                                + " https://windykacja.example.com/callbacks/sms/sms-http; wstawiany z hasłem za"
                                + " {callback}.",
                        "This product's address as the gateway sees it, for example"
                                + " https://collect.example.com/callbacks/sms/sms-http; put in, with the secret,"
                                + " for {callback}.")),
                CallbackDoor.secretField(text(
                        "Co najmniej 16 losowych liter i cyfr; kończy adres wywołań.",
                        "At least 16 random letters and digits; it ends the address for callbacks.")),
                SettingField.optional(
                        "callbackFields",
                        new Type.Table(
                                List.of(
                                        Column.choice(
                                                "meaning",
                                                text("znaczenie", "meaning"),
                                                option("status"),
                                                option("key"),
                                                option("id"),
                                                option("error"),
                                                option("from"),
                                                option("to"),
                                                option("text"),
                                                option("coding")),
                                        Column.text("name", text("nazwa pola", "name of the field"))),
                                MOST_ROWS),
                        text("Pola wywołań zwrotnych", "Fields of callbacks"),
                        text(
                                "Tylko te, które bramka nazywa inaczej: status key id error from to text coding.",
                                "Only those that the gateway names otherwise: status key id error from to text"
                                        + " coding.")),
                SettingField.withDefault(
                        "callbackAnswer",
                        new Type.Text(200),
                        text("Odpowiedź na wywołanie", "Answer to a callback"),
                        text("Co bramka chce przeczytać.", "What the gateway wants to read."),
                        "OK"),
                GatewayFields.answerWithin("timeout", "PT10S"));
    }

    static Gateway read(PluginSettings settings) {
        Preset preset = Preset.valueOf(settings.getText("preset"));
        Map<String, SmsStatus> statuses = new LinkedHashMap<>(preset.statuses());
        settings.getRows("statuses")
                .forEach(row -> statuses.put(
                        row.getOrDefault("word", ""), SmsStatus.valueOf(row.getOrDefault("meaning", "UNKNOWN"))));
        List<Refusal> refusals = new ArrayList<>();
        for (Map<String, String> row : settings.getRows("refusals")) {
            refusals.add(new Refusal(
                    AnswerPattern.of("refusals", row.getOrDefault("pattern", "")),
                    PluginFailure.Kind.valueOf(row.getOrDefault("kind", "REJECTED"))));
        }
        refusals.addAll(preset.refusals());
        return new Gateway(
                new Template(settings.getText("address").strip()),
                settings.getFlag("plainAllowed"),
                settings.findText("form").map(Form::valueOf).orElse(preset.form()),
                templates(settings, "parameters", preset.parameters()),
                templates(settings, "headers", Map.of()),
                preset.loginOnly(),
                new Login(
                        settings.findText("user").orElse(""),
                        settings.findSecret("password").orElse("")),
                settings.findText("sender"),
                AnswerPattern.of(
                        "success",
                        settings.findText("success")
                                .or(preset::success)
                                .orElseThrow(() -> PluginSettings.missing("success"))),
                List.copyOf(refusals),
                poll(settings, "receipts", List.of("status")),
                poll(settings, "incoming", List.of("id", "from", "text")),
                CallbackDoor.of(settings),
                callbacks(settings),
                Map.copyOf(statuses),
                settings.getTimeSpan("timeout"));
    }

    private static Map<String, Template> templates(PluginSettings settings, String key, Map<String, String> otherwise) {
        Map<String, String> texts = new LinkedHashMap<>();
        settings.getRows(key).forEach(row -> texts.put(row.getOrDefault("name", ""), row.getOrDefault("value", "")));
        Map<String, Template> templates = new LinkedHashMap<>();
        (texts.isEmpty() ? otherwise : texts).forEach((name, value) -> templates.put(name, new Template(value)));
        return templates;
    }

    private static Optional<Poll> poll(PluginSettings settings, String what, List<String> groups) {
        Optional<String> address = settings.findText(what + "Address");
        if (address.isEmpty()) {
            return Optional.empty();
        }
        String key = what + "Pattern";
        AnswerPattern pattern =
                AnswerPattern.of(key, settings.findText(key).orElseThrow(() -> PluginSettings.missing(key)));
        for (String group : groups) {
            if (!pattern.has(group)) {
                throw PluginFailure.configuration(
                        "pattern-wrong",
                        text(
                                "W ustawieniu '" + key + "' brakuje grupy (?<" + group + ">…)",
                                "Setting '" + key + "' lacks the group (?<" + group + ">…)"));
            }
        }
        return Optional.of(new Poll(
                new Template(address.get().strip()),
                pattern,
                what.equals("incoming") ? Escapes.valueOf(settings.getText("incomingEscapes")) : Escapes.NONE,
                settings.getTimeSpan("askEvery")));
    }

    private static CallbackNames callbacks(PluginSettings settings) {
        Map<String, String> renamed = new LinkedHashMap<>();
        settings.getRows("callbackFields")
                .forEach(row -> renamed.put(row.getOrDefault("meaning", ""), row.getOrDefault("name", "")));
        Function<String, String> name = meaning -> renamed.getOrDefault(meaning, meaning);
        return new CallbackNames(
                name.apply("status"),
                name.apply("key"),
                name.apply("id"),
                name.apply("error"),
                name.apply("from"),
                name.apply("to"),
                name.apply("text"),
                name.apply("coding"),
                settings.getText("callbackAnswer"));
    }

    private static Type.Table pairs(String first, LocalizedText firstLabel, String second, LocalizedText secondLabel) {
        return new Type.Table(List.of(Column.text(first, firstLabel), Column.text(second, secondLabel)), MOST_ROWS);
    }

    private static Option option(String value) {
        return new Option(value, text(value, value));
    }

    private static LocalizedText text(String pl, String en) {
        return new LocalizedText(pl, en);
    }
}

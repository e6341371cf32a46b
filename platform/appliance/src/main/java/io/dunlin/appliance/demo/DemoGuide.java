package io.dunlin.appliance.demo;

import io.dunlin.appliance.demo.sample.SampleText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the demo prints: where it is, who can log in, and what to look at in two minutes. In Polish and in English. */
public final class DemoGuide {

    private DemoGuide() {}

    /** @param mail the demo's mail server, for those who look or write with a mail program */
    public static String text(String address, DemoMail mail) {
        Map<String, String> blanks = Map.of(
                "{address}",
                address,
                "{password}",
                DemoLogin.PASSWORD,
                "{imap}",
                Integer.toString(mail.imapPort()),
                "{smtp}",
                Integer.toString(mail.smtpPort()),
                "{domain}",
                DemoMail.DOMAIN);
        return filled("pl", blanks) + "\n" + filled("en", blanks);
    }

    private static String filled(String language, Map<String, String> blanks) {
        String logins = Arrays.stream(DemoLogin.values())
                .map(login -> String.format(
                        Locale.ROOT, "  %-18s%s, %s%n", login.login(), login.person(), role(login, language)))
                .collect(Collectors.joining());
        String text = SampleText.of("tour-" + language + ".txt").replace("{logins}\n", logins + "\n");
        for (Map.Entry<String, String> blank : blanks.entrySet()) {
            text = text.replace(blank.getKey(), blank.getValue());
        }
        return text;
    }

    private static String role(DemoLogin login, String language) {
        boolean polish = language.equals("pl");
        return switch (login.role()) {
            case ADMINISTRATOR -> "administrator";
            case CLERK -> polish ? "prowadzi sprawy" : "clerk";
            case ACCOUNTANT -> polish ? "rozlicza wpłaty" : "accountant";
            case MANAGER -> polish ? "opiekun klientów" : "account manager";
            case LAWYER -> polish ? "prawnik" : "lawyer";
        };
    }
}

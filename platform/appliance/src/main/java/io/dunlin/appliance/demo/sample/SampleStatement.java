package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.value.Money;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A day's statement of one account, as PKO Bank Polski writes MT940: {@code :86:} in subfields of 27 characters.
 *
 * @param number its number in the year
 */
public record SampleStatement(
        SampleClient client, LocalDate day, int number, Money opening, List<SamplePayment> payments) {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter ENTRY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);
    private static final int SUBFIELD = 27;
    private static final int TITLE_SUBFIELDS = 6;
    private static final String EMPTY = "\u02D9"; // octet 255 in windows-1250, the bank's filler

    public SampleStatement {
        payments = List.copyOf(payments);
    }

    public Money closing() {
        return payments.stream().map(SamplePayment::amount).reduce(opening, Money::plus);
    }

    public String fileName() {
        return String.format(Locale.ROOT, "%s-%s.sta", client.name().toLowerCase(Locale.ROOT), day);
    }

    public byte[] content() {
        StringBuilder text = new StringBuilder(":20:MT940\r\n");
        text.append(":25:/").append(client.account()).append("\r\n");
        text.append(":28C:").append(number).append("\r\n");
        text.append(":60F:").append(balance(opening, day.minusDays(1))).append("\r\n");
        for (int i = 0; i < payments.size(); i++) {
            line(text, payments.get(i), i);
        }
        text.append(":62F:").append(balance(closing(), day)).append("\r\n");
        text.append(":64:").append(balance(closing(), day)).append("\r\n-\r\n");
        return text.toString().getBytes(Charset.forName("windows-1250"));
    }

    private static String balance(Money money, LocalDate day) {
        return "C" + SHORT.format(day) + money.currency().getCurrencyCode() + comma(money);
    }

    private void line(StringBuilder text, SamplePayment payment, int place) {
        String type = payment.manner() == SamplePayment.Manner.SPLIT ? "192" : "152";
        text.append(":61:")
                .append(SHORT.format(day))
                .append(ENTRY.format(day))
                .append('C')
                .append(comma(payment.amount()))
                .append('N')
                .append(type)
                .append("NONREF//")
                .append(String.format(
                        Locale.ROOT, "%s%05d%04d\r\n", SHORT.format(day), client.ordinal() + 1, place + 1));
        text.append(type).append(" 0\r\n:86:020~00").append(type).append("\r\n");
        for (int i = 0; i < TITLE_SUBFIELDS; i++) {
            text.append('~')
                    .append(20 + i)
                    .append(orEmpty(slice(payment.title(), i)))
                    .append("\r\n");
        }
        String account = payment.payerAccount().value().substring(2);
        text.append("~30").append(account, 2, 10).append("\r\n");
        text.append("~31").append(account, 10, 26).append("\r\n");
        text.append("~32").append(orEmpty(slice(payment.payer(), 0))).append("\r\n");
        text.append("~33").append(orEmpty(slice(payment.payer(), 1))).append("\r\n");
        text.append("~38").append(payment.payerAccount()).append("\r\n");
        text.append("~60").append(day.toString().replace("-", "")).append("\r\n");
        if (payment.paidTo() != null) {
            text.append("~61").append(payment.paidTo().value().substring(2)).append("\r\n");
        }
    }

    private static String slice(String text, int place) {
        int from = Math.min(place * SUBFIELD, text.length());
        return text.substring(from, Math.min(from + SUBFIELD, text.length()));
    }

    private static String orEmpty(String text) {
        return text.isEmpty() ? EMPTY : text;
    }

    private static String comma(Money money) {
        return money.amount().toPlainString().replace('.', ',');
    }
}

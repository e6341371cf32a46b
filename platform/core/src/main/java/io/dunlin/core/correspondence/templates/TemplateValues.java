package io.dunlin.core.correspondence.templates;

import io.dunlin.core.parties.Creditor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model as the values a template reads: texts in the message's language, each on one line, and lists of such. */
final class TemplateValues {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final LocalText local;
    private final Map<String, Object> values = new HashMap<>();

    private TemplateValues(String language) {
        this.local = new LocalText(language);
    }

    static Map<String, Object> of(TemplateModel model, String language) {
        return new TemplateValues(language).fill(model);
    }

    private Map<String, Object> fill(TemplateModel model) {
        Creditor creditor = model.creditor();
        put(Placeholder.CREDITOR, creditor.name(), Function.identity());
        put(Placeholder.CREDITOR_ADDRESS, creditor.address(), address -> address.oneLine());
        put(Placeholder.CREDITOR_TAX_NUMBER, creditor.taxNumber(), Object::toString);
        put(Placeholder.CREDITOR_EMAIL, creditor.email(), email -> email.value());
        put(Placeholder.CREDITOR_PHONE, creditor.phone(), Function.identity());
        put(Placeholder.ACCOUNT, creditor.account(), account -> account.grouped());
        put(Placeholder.DEBTOR, model.debtor(), Function.identity());
        put(Placeholder.REFERENCE, model.reference(), Function.identity());
        put(Placeholder.TOTAL, model.total(), local::amount);
        model.payBy().ifPresent(day -> put(Placeholder.PAY_BY, day, local::day));
        model.promise().ifPresent(promise -> {
            put(Placeholder.PROMISED_ON, promise.on(), local::day);
            put(Placeholder.PROMISED, promise.amount(), local::amount);
        });
        model.paid().ifPresent(amount -> put(Placeholder.PAID, amount, local::amount));
        model.paymentLink().ifPresent(link -> put(Placeholder.PAYMENT_LINK, link, Function.identity()));
        values.put(
                Placeholder.ITEMS.inTemplate(),
                model.items().stream().map(this::item).toList());
        if (!model.instalments().isEmpty()) {
            values.put(
                    Placeholder.INSTALMENTS.inTemplate(),
                    model.instalments().stream().map(this::part).toList());
        }
        if (model.bearsInterest()) {
            put(Placeholder.INTEREST, "1", Function.identity());
        }
        if (model.interestStops()) {
            put(Placeholder.INTEREST_STOPS, "1", Function.identity());
        }
        if (!model.items().isEmpty()) {
            TemplateModel.Item oldest = model.items().getFirst();
            put(Placeholder.OLDEST_DUE, oldest.dueOn(), local::day);
            put(Placeholder.DAYS, oldest.daysOverdue(), days -> Long.toString(days));
            List<String> numbers =
                    model.items().stream().map(TemplateModel.Item::number).toList();
            put(Placeholder.DOCUMENTS, local.documents(numbers), Function.identity());
        }
        Map<String, Boolean> has = Stream.of(Placeholder.values())
                .collect(Collectors.toMap(Placeholder::inTemplate, each -> values.containsKey(each.inTemplate())));
        values.put("has", has);
        return Map.copyOf(values);
    }

    private Map<String, String> item(TemplateModel.Item item) {
        return Map.of(
                "number", oneLine(item.number()),
                "due", local.day(item.dueOn()),
                "amount", local.amount(item.amount()),
                "days", Long.toString(item.daysOverdue()));
    }

    private Map<String, String> part(TemplateModel.Part part) {
        return Map.of(
                "number", Integer.toString(part.number()),
                "due", local.day(part.dueOn()),
                "amount", local.amount(part.amount()));
    }

    private <T> void put(Placeholder placeholder, @Nullable T value, Function<T, String> text) {
        if (value != null) {
            values.put(placeholder.inTemplate(), oneLine(text.apply(value)));
        }
    }

    /** A name from a source cannot start a line, a header or a table's row of its own. */
    private static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ").replace('|', '/').strip();
    }
}

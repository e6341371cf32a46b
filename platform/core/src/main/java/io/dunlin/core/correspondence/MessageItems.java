package io.dunlin.core.correspondence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The receivables that a message names, as its row keeps them: they are read with their message and never without it. */
public final class MessageItems {

    /**
     * What a query joins with a message {@code m} to have its items as rows {@code i}, each with {@code receivable_id},
     * {@code amount} and {@code currency}.
     */
    public static final String ROWS = """
            json_table(m.items, '$[*]' columns (
              receivable_id bigint path '$.id',
              amount decimal(19,2) path '$.amount',
              currency char(3) path '$.currency')) i
            """;

    private static final int USUAL_LENGTH = 60;

    private MessageItems() {}

    /** As JSON; numbers and codes have nothing in them that it would write otherwise. */
    static @Nullable String text(List<NewMessage.Item> items) {
        if (items.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder(items.size() * USUAL_LENGTH);
        char before = '[';
        for (NewMessage.Item item : items) {
            text.append(before)
                    .append("{\"id\":")
                    .append(item.receivableId())
                    .append(",\"amount\":\"")
                    .append(item.amount().amount().toPlainString())
                    .append("\",\"currency\":\"")
                    .append(item.amount().currency().getCurrencyCode())
                    .append("\"}");
            before = ',';
        }
        return text.append(']').toString();
    }
}

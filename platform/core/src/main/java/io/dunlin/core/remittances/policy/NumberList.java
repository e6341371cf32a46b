package io.dunlin.core.remittances.policy;

import io.dunlin.core.receivables.DocumentNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several numbers that share their beginning and end, as people list them: {@code FV 12, 13 i 14/2026}. */
record NumberList(List<String> keys) {

    private static final Pattern LIST = Pattern.compile("(?<![\\p{L}0-9])(\\p{L}{0,6})[ /.:-]{0,3}"
            + "([0-9]{1,8}(?:\\s{0,2}(?:,|;|\\+|I|ORAZ|AND|&)\\s{0,2}[0-9]{1,8}){1,20})"
            + "((?:/[\\p{L}0-9]{1,8}){1,5})");
    /** What every list has in it, found much faster than a list. */
    private static final Pattern SEPARATED = Pattern.compile("[0-9]\\s{0,2}(?:[,;+I&]|ORAZ|AND)\\s{0,2}[0-9]");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    static List<NumberList> in(String text) {
        if (!SEPARATED.matcher(text).find()) {
            return List.of();
        }
        List<NumberList> lists = new ArrayList<>();
        Matcher matcher = LIST.matcher(text);
        while (matcher.find()) {
            List<String> keys = new ArrayList<>();
            Matcher number = NUMBER.matcher(matcher.group(2));
            while (number.find()) {
                keys.add(DocumentNumber.key(matcher.group(1) + number.group() + matcher.group(3)));
            }
            lists.add(new NumberList(List.copyOf(keys)));
        }
        return lists;
    }
}

package io.dunlin.plugin.bankmt940;

/**
 * Details in {@code :NS:} lines, two digits before each: 01 to 14 the title, 15 and 16 the name, 34 the account. Read
 * only where a booking has no {@code :86:}.
 */
final class NonSwiftLines {

    private NonSwiftLines() {}

    static Details read(String lines) {
        StringBuilder title = new StringBuilder();
        StringBuilder name = new StringBuilder();
        String account = null;
        for (String line : lines.split("\n", -1)) {
            if (line.length() > 2 && Character.isDigit(line.charAt(0)) && Character.isDigit(line.charAt(1))) {
                int number = (line.charAt(0) - '0') * 10 + line.charAt(1) - '0';
                String text = line.substring(2);
                if (number >= 1 && number <= 14) {
                    title.append(text).append(' ');
                } else if (number == 15 || number == 16) {
                    name.append(text);
                } else if (number == 34) {
                    account = text;
                }
            }
        }
        return Details.of(Dialect.NON_SWIFT, title.toString(), name.toString(), account);
    }
}

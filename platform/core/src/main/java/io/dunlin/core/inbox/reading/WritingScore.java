package io.dunlin.core.inbox.reading;

/**
 * How much a decoded text looks like European writing. Letters of the languages our debtors write count for it; symbols
 * inside words ({@code wys³any}, {@code pieni±dze}) and control characters count against it.
 */
final class WritingScore {

    private static final String EXPECTED = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻäöüßÄÖÜăâîșțşţĂÂÎȘȚŞŢ";
    private static final String TYPOGRAPHY = "„”“’‘–—…€§°«»\u00A0\u00AD·•™®©";

    private WritingScore() {}

    static int of(String text) {
        int score = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (EXPECTED.indexOf(c) >= 0) {
                score += 3;
            } else if (isOdd(text, i)) {
                score -= 5;
            } else if (Character.isLetter(c)) {
                score += 1;
            }
        }
        return score;
    }

    static boolean looksWrong(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 && isOdd(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOdd(String text, int index) {
        char c = text.charAt(index);
        if (c == '\uFFFD' || c < 0xA0) {
            return true;
        }
        if (Character.isLetter(c) && c != 'ª' && c != 'º' && c != 'µ') {
            return false;
        }
        if (TYPOGRAPHY.indexOf(c) >= 0 || c >= 0x2000) {
            return false;
        }
        boolean after = index + 1 < text.length() && Character.isLowerCase(text.charAt(index + 1));
        boolean before = index > 0 && Character.isLetter(text.charAt(index - 1));
        return after || (before && c != '²' && c != '³');
    }
}

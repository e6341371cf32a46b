package io.dunlin.plugin.bankmt940;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.testkit.DamagedFiles;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** More than a thousand damaged files, the same ones in every run. */
class MutatedFilesTest {

    private static final long SEED = 940_942;
    private static final int FILES = 1_200;
    private static final Pattern CLOSING = Pattern.compile("(:62[FM]:[CD]\\d{6}[A-Z]{3}\\d*)(\\d)([,.])");
    private static final Pattern BOOKING = Pattern.compile("(?s):61:.*?(?=:6[12])");
    private static final Pattern STATEMENT = Pattern.compile("(?s):20:.*?:62[FM]:[^\\r\\n]*[\\r\\n]+");

    private enum Damage {
        CUT,
        LINES_MIXED,
        LINES_OVERLAPPING,
        LINE_LOST,
        SOME_BYTES,
        ALL_BYTES,
        BOOKING_TWICE,
        BOOKING_LOST,
        CLOSING_CHANGED,
        STATEMENT_TWICE,
        CHARSET_CHANGED
    }

    private final Random random = new Random(SEED);

    @Test
    void a_damaged_file_ends_in_statements_or_in_bad_data_and_never_in_a_wrong_proof() {
        Map<Damage, List<String>> outcomes =
                DamagedFiles.outcomes(FILES, Damage.class, Samples.all(), this::damaged, MutatedFilesTest::outcome);
        for (Damage sums : List.of(Damage.BOOKING_TWICE, Damage.BOOKING_LOST, Damage.CLOSING_CHANGED)) {
            assertThat(outcomes.get(sums)).as(sums.name()).doesNotContain("proven");
        }
        assertThat(outcomes.get(Damage.STATEMENT_TWICE)).contains("proven");
        assertThat(outcomes.get(Damage.CHARSET_CHANGED)).contains("proven");
        assertThat(outcomes.get(Damage.CUT)).contains("failures told", "bad data");
    }

    @Test
    void a_cut_file_is_never_taken_for_a_whole_statement() {
        byte[] whole = Samples.named("pko").content();
        int closing = new String(whole, StandardCharsets.ISO_8859_1).indexOf(":62F:");
        for (int length = 1; length < closing; length++) {
            TestingSourceFile cut = TestingSourceFile.of("cut.sta", java.util.Arrays.copyOf(whole, length));
            try {
                for (ParsedStatement statement : Samples.read(cut)) {
                    assertThat(statement.balanced())
                            .as("cut after %d bytes", length)
                            .isEmpty();
                    assertThat(statement.failures())
                            .as("cut after %d bytes", length)
                            .isNotEmpty();
                }
            } catch (PluginFailure failure) {
                assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA);
            }
        }
    }

    /** Proven only where a sum made here, without the product's code, agrees. */
    private static String outcome(TestingSourceFile file) {
        List<ParsedStatement> statements;
        try {
            statements = Samples.read(file);
        } catch (PluginFailure failure) {
            assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA);
            return "bad data";
        }
        statements.stream().filter(each -> each.balanced().orElse(false)).forEach(DamagedFiles::addUp);
        if (statements.stream().anyMatch(statement -> !statement.failures().isEmpty())) {
            return "failures told";
        }
        boolean proven =
                statements.stream().allMatch(statement -> statement.balanced().orElse(false));
        return proven ? "proven" : "unproven";
    }

    private byte[] damaged(byte[] content, Damage damage) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return switch (damage) {
            case CUT -> java.util.Arrays.copyOf(content, random.nextInt(content.length));
            case LINES_MIXED -> lines(content, Collections::shuffle);
            case LINES_OVERLAPPING ->
                lines(content, (lines, chance) -> lines.addAll(chance.nextInt(lines.size()), List.copyOf(lines)));
            case LINE_LOST -> lines(content, (lines, chance) -> lines.remove(chance.nextInt(lines.size())));
            case SOME_BYTES -> overwritten(content, 1 + random.nextInt(20));
            case ALL_BYTES -> overwritten(content, content.length);
            case BOOKING_TWICE -> bytes(changed(text, BOOKING, found -> found + found));
            case BOOKING_LOST -> bytes(changed(text, BOOKING, _ -> ""));
            case CLOSING_CHANGED ->
                bytes(CLOSING.matcher(text)
                        .replaceFirst(found -> found.group(1)
                                + (char) ('0' + (found.group(2).charAt(0) - '0' + 1) % 10)
                                + found.group(3)));
            case STATEMENT_TWICE -> bytes(changed(text, STATEMENT, found -> found + "-\r\n" + found));
            case CHARSET_CHANGED ->
                new String(content, Charset.forName("windows-1250")).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String changed(String text, Pattern what, UnaryOperator<String> change) {
        return what.matcher(text)
                .replaceFirst(found -> java.util.regex.Matcher.quoteReplacement(change.apply(found.group())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] overwritten(byte[] content, int bytes) {
        for (int i = 0; i < bytes; i++) {
            content[random.nextInt(content.length)] = (byte) random.nextInt(256);
        }
        return content;
    }

    private byte[] lines(byte[] content, java.util.function.BiConsumer<List<String>, Random> change) {
        List<String> lines = new ArrayList<>(
                List.of(new String(content, StandardCharsets.ISO_8859_1).split("(?<=[\r\n])(?!\n)", -1)));
        change.accept(lines, random);
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }
}

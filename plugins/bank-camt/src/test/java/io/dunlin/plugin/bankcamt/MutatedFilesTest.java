package io.dunlin.plugin.bankcamt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementFormat;
import io.dunlin.spi.testkit.DamagedFiles;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A thousand damaged files, the same ones in every run. */
class MutatedFilesTest {

    private static final long SEED = 53_052_054;
    private static final int FILES = 1_000;

    private enum Damage {
        CUT,
        ENTRY_TWICE,
        ENTRY_LOST,
        ENTRIES_MIXED,
        STATEMENT_TWICE,
        AMOUNT_CHANGED,
        BYTES_CHANGED,
        CHARSET_CHANGED
    }

    private final Random random = new Random(SEED);

    @Test
    void a_damaged_file_ends_in_statements_or_in_bad_data_and_never_in_a_wrong_proof() {
        Map<Damage, List<String>> outcomes =
                DamagedFiles.outcomes(FILES, Damage.class, Samples.all(), this::damaged, MutatedFilesTest::outcome);
        assertThat(outcomes.get(Damage.CUT)).containsOnly("bad data");
        assertThat(outcomes.get(Damage.ENTRY_TWICE)).doesNotContain("proven");
        assertThat(outcomes.get(Damage.ENTRY_LOST)).doesNotContain("proven");
        assertThat(outcomes.get(Damage.ENTRIES_MIXED)).contains("proven");
        assertThat(outcomes.get(Damage.STATEMENT_TWICE)).contains("proven");
        assertThat(outcomes.get(Damage.AMOUNT_CHANGED)).doesNotContain("proven");
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
        boolean statementsOnly =
                statements.stream().allMatch(statement -> statement.heading().format() == StatementFormat.CAMT053);
        return statementsOnly
                        && statements.stream()
                                .allMatch(each -> each.balanced().orElse(false)
                                        && each.failures().isEmpty())
                ? "proven"
                : "unproven";
    }

    private byte[] damaged(byte[] content, Damage damage) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return switch (damage) {
            case CUT -> Arrays.copyOf(content, random.nextInt(content.length - 20));
            case ENTRY_TWICE -> bytes(entries(text, (list, chance) -> list.add(list.get(chance.nextInt(list.size())))));
            case ENTRY_LOST -> bytes(entries(text, (list, chance) -> list.remove(chance.nextInt(list.size()))));
            case ENTRIES_MIXED -> bytes(firstStatementOnly(text));
            case STATEMENT_TWICE -> bytes(twice(text));
            case AMOUNT_CHANGED -> bytes(text.replaceFirst("(<(?:doc:)?Ntry>\\s*<(?:doc:)?Amt[^>]*>)", "$19"));
            case BYTES_CHANGED -> {
                for (int i = random.nextInt(20); i >= 0; i--) {
                    content[random.nextInt(content.length)] = (byte) random.nextInt(256);
                }
                yield content;
            }
            case CHARSET_CHANGED ->
                new String(content, StandardCharsets.UTF_8)
                        .getBytes(Charset.forName(random.nextBoolean() ? "IBM852" : "UTF-16LE"));
        };
    }

    /** Changes the entries of the first statement. */
    private String entries(String text, java.util.function.BiConsumer<List<String>, Random> change) {
        String end = text.contains("</doc:Ntry>") ? "</doc:Ntry>" : "</Ntry>";
        int from = text.indexOf(end.replace("/", ""));
        int close = text.indexOf(end.equals("</Ntry>") ? closing(text) : "</doc:Stmt>");
        int to = text.lastIndexOf(end, close) + end.length();
        List<String> entries = new ArrayList<>(List.of(text.substring(from, to).split("(?<=" + end + ")")));
        change.accept(entries, random);
        return text.substring(0, from) + String.join("", entries) + text.substring(to);
    }

    private static String closing(String text) {
        return text.contains("</Stmt>") ? "</Stmt>" : text.contains("</Rpt>") ? "</Rpt>" : "</Ntfctn>";
    }

    private String firstStatementOnly(String text) {
        return entries(text, Collections::shuffle);
    }

    private static String twice(String text) {
        String end = text.contains("</doc:Stmt>") ? "</doc:Stmt>" : closing(text);
        int from = text.indexOf(end.replace("/", ""));
        int to = text.indexOf(end) + end.length();
        return text.substring(0, to) + text.substring(from, to) + text.substring(to);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

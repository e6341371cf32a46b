package io.dunlin.core.inbox.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.reading.ReplyCutter.CutText;
import io.dunlin.core.inbox.reading.ReplyCutter.Label;
import io.dunlin.core.testing.SharedCorpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the floor under how well new text is told from quotes and signatures, and prints the figures. */
class ReplyTextScoreTest {

    private final JsonMapper json = new JsonMapper();

    /**
     * The suites do not agree on what a reply is: talon cuts quotes only, the others quotes and footers but not the
     * closing formula. Each is scored by its own idea. Three cases of reply-trimmer want a quote kept as the reply; they
     * count as wrong, and only words outside quoted lines count as the writer's.
     */
    @Test
    void cuts_the_replies_of_four_foreign_suites() throws IOException {
        Score score = new Score();
        for (JsonNode row : rows(SharedCorpora.named("reply_eval.jsonl"))) {
            CutText cut = ReplyCutter.cut(row.get("text").asString());
            boolean keepsFooters = row.get("id").asString().startsWith("talon");
            String got = keepsFooters
                    ? cut.only(Label.NEW, Label.CLOSING, Label.SIGNATURE)
                    : cut.only(Label.NEW, Label.CLOSING);
            score.add(row.get("id").asString(), got, row.get("expected").asString());
        }
        System.out.println("reply_eval: " + score);
        assertThat(score.exact()).isGreaterThanOrEqualTo(0.90);
        assertThat(score.tokenF1()).isGreaterThanOrEqualTo(0.955);
        assertThat(score.kept()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void finds_the_new_text_of_every_boundary_case() throws IOException {
        Score score = ofMails(rows(SharedCorpora.named("debtor-replies/boundary-cases.jsonl")));
        System.out.println("boundary cases: " + score);
        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void finds_the_new_text_of_our_own_corpus() throws IOException {
        List<JsonNode> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(ownCorpus())) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".jsonl")).toList()) {
                mails.addAll(rows(file));
            }
        }
        Score score = ofMails(mails);
        System.out.println("own corpus: " + score);
        assertThat(score.exact()).isGreaterThanOrEqualTo(0.94);
        assertThat(score.tokenF1()).isGreaterThanOrEqualTo(0.985);
        assertThat(score.kept()).isGreaterThanOrEqualTo(0.985);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna, nie mieszka tu",
                "Leon nie pracuje",
                "Abmelden werde ich die Firma im Mai.",
                "Wydruk z systemu bankowego w załączeniu."
            })
    void last_words_that_begin_as_signatures_and_notices_do_are_kept(String last) {
        CutText cut = ReplyCutter.cut("Dzień dobry, piszę w tej sprawie.\n\n" + last, Addresses.of("jan@example.com"));
        assertThat(cut.toReplyText().newText()).endsWith(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Leon", "Renata Dudzik (córka)", "Sylwia z biura", "Pozdrawiam serdecznie\nIrena Bąk"})
    void names_below_the_last_sentence_are_cut(String signature) {
        CutText cut = ReplyCutter.cut("Przelew poszedł wczoraj.\n\n" + signature, Addresses.of("biuro@example.com"));
        assertThat(cut.toReplyText().newText().strip()).isEqualTo("Przelew poszedł wczoraj.");
    }

    private Score ofMails(List<JsonNode> mails) {
        Score score = new Score();
        for (JsonNode mail : mails) {
            if (mail.has("new_text") && mail.has("body") && mail.has("from")) {
                CutText cut = ReplyCutter.cut(
                        mail.get("body").asString(),
                        Addresses.of(mail.get("from").asString()));
                score.add(
                        mail.get("id").asString(),
                        cut.toReplyText().newText(),
                        mail.get("new_text").asString());
            }
        }
        return score;
    }

    private List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                rows.add(json.readTree(line));
            }
        }
        return rows;
    }

    private static Path ownCorpus() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("etc/corpus/mails"))) {
            at = at.getParent();
        }
        return at.resolve("etc/corpus/mails");
    }

    private static final class Score {

        private final List<String> wrong = new ArrayList<>();
        private int count;
        private int lost;
        private double f1;

        void add(String id, String got, String expected) {
            count++;
            f1 += f1(words(got), words(expected));
            if (!words(got).equals(words(expected))) {
                wrong.add(id);
            }
            List<String> left = words(got);
            for (String word : words(expected.replaceAll("(?m)^>.*$", ""))) {
                if (!left.remove(word)) {
                    lost++;
                    break;
                }
            }
        }

        List<String> wrong() {
            return wrong;
        }

        double exact() {
            return 1 - wrong.size() / (double) count;
        }

        double tokenF1() {
            return f1 / count;
        }

        double kept() {
            return 1 - lost / (double) count;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d texts, exact %.3f, token F1 %.3f, nothing lost %.3f",
                    count,
                    exact(),
                    tokenF1(),
                    kept());
        }

        private static double f1(List<String> got, List<String> expected) {
            List<String> left = new ArrayList<>(got);
            long common = expected.stream().filter(left::remove).count();
            return got.isEmpty() && expected.isEmpty() ? 1 : 2.0 * common / (got.size() + expected.size());
        }

        private static List<String> words(String text) {
            return new ArrayList<>(Arrays.stream(text.replace('\u00A0', ' ').split("\\s+"))
                    .filter(word -> !word.isEmpty())
                    .toList());
        }
    }
}

package io.dunlin.appliance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.TestingFolders;
import io.dunlin.appliance.command.DunlinCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What documents name is there: files, headings, classes, words, commands; each check sees what was made to break it. */
class DocumentsTest {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Rights at Microsoft, and a setting of systemd. */
    private static final Set<String> OF_OTHERS = Set.of("AccessAsApp", "SendAsApp", "ReadWritePaths");

    /** Taken by every command, and told once. */
    private static final Set<String> OF_ALL = Set.of("--help", "--version", "--data");

    private final Path repository = TestingFolders.repository();
    private final CommandSpec dunlin = new CommandLine(new DunlinCommand()).getCommandSpec();

    @Test
    void each_link_between_documents_leads_somewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Document document : documents()) {
            dead.addAll(document.deadLinks(repository));
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void each_class_that_a_document_names_is_there() throws IOException {
        Set<String> words = wordsOfTheSources("/src/");
        words.addAll(OF_OTHERS);
        assertThat(documents().stream().flatMap(document -> document.unknownNames(words).stream()))
                .isEmpty();
    }

    @Test
    void each_command_and_option_in_a_document_is_there() throws IOException {
        assertThat(documents().stream().flatMap(document -> document.unknownCommands(dunlin).stream()))
                .isEmpty();
    }

    @Test
    void the_manual_page_names_every_command_and_option() throws IOException {
        String page = Files.readString(repository.resolve("etc/man/dunlin.1"))
                .replaceAll("\\\\f[BIR]", "")
                .replace("\\-", "-");
        assertThat(missingOn(page, dunlin)).isEmpty();
        assertThat(missingOn(page.replace("--keys-to", ""), dunlin)).containsExactly("--keys-to");
    }

    @Test
    void the_code_knows_each_word_of_the_glossary() throws IOException {
        Set<String> words = wordsOfTheSources("/src/main/");
        assertThat(glossary()).hasSizeGreaterThan(60).allMatch(word -> isKnown(word, words));
        assertThat(isKnown("Pawnbroker", words)).isFalse();
    }

    @Test
    void both_languages_of_a_document_have_the_same_parts() throws IOException {
        List<Document> documents = documents();
        List<Document> polish = documents.stream()
                .filter(document -> document.path().toString().endsWith(".pl.md"))
                .toList();
        assertThat(polish).hasSizeGreaterThan(10).allSatisfy(document -> {
            String name = document.path().toString();
            String inEnglish =
                    name.contains("manual") ? name.replace(".pl.md", ".en.md") : name.replace(".pl.md", ".md");
            Document english = documents.stream()
                    .filter(each -> each.path().toString().equals(inEnglish))
                    .findFirst()
                    .orElseThrow();
            assertThat(document.outline()).as(name).isEqualTo(english.outline());
        });
    }

    @Test
    void what_leads_nowhere_is_seen() throws IOException {
        Document document = new Document(Path.of("etc/made-up.md"), """
                ## A part
                [there](glossary.md), [here](#a-part), [not there](lexicon.md), [no part](#another-part)
                `LedgerEntry` beside `LedgerOfDreams`; `dunlin backup --to FILE`, `dunlin dream`
                ```
                dunlin restore FILE --at-once      # --neither is read here
                ./dunlin test --containers
                ```
                """);

        assertThat(document.deadLinks(repository))
                .containsExactly("etc/made-up.md -> lexicon.md", "etc/made-up.md -> #another-part");
        assertThat(document.unknownNames(Set.of("LedgerEntry"))).containsExactly("etc/made-up.md: LedgerOfDreams");
        assertThat(document.unknownCommands(dunlin))
                .containsExactly("etc/made-up.md: --at-once", "etc/made-up.md: dunlin dream");
    }

    private List<Document> documents() throws IOException {
        List<Document> documents = Document.allBelow(repository);
        assertThat(documents).hasSizeGreaterThan(40);
        return documents;
    }

    private static List<String> missingOn(String page, CommandSpec command) {
        List<String> missing = new ArrayList<>();
        command.optionsMap().keySet().stream()
                .filter(option -> option.startsWith("--") && !OF_ALL.contains(option))
                .filter(option -> !page.contains(option))
                .forEach(missing::add);
        command.subcommands().forEach((name, below) -> {
            if (!below.getCommandSpec().usageMessage().hidden()) {
                if (!page.contains(name)) {
                    missing.add(name);
                }
                missing.addAll(missingOn(page, below.getCommandSpec()));
            }
        });
        return missing;
    }

    /** The words in the first column that are written as types are. */
    private List<String> glossary() throws IOException {
        return Files.readAllLines(repository.resolve("etc/glossary.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| in the code"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> WORD.matcher(cell).results())
                .map(MatchResult::group)
                .filter(word -> Character.isUpperCase(word.charAt(0)))
                .toList();
    }

    /** As a name or a part of one, as a constant, or as a variable. */
    private static boolean isKnown(String word, Set<String> words) {
        String constant = word.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        String variable = Character.toLowerCase(word.charAt(0)) + word.substring(1);
        return words.contains(constant)
                || words.contains(variable)
                || words.stream().anyMatch(each -> each.contains(word) && Character.isUpperCase(each.charAt(0)));
    }

    private Set<String> wordsOfTheSources(String part) throws IOException {
        Set<String> words = new HashSet<>();
        for (String top : List.of("platform", "ui", "plugins", "installer")) {
            try (Stream<Path> files = Files.walk(repository.resolve(top))) {
                for (Path file : files.filter(file -> isSource(file, part)).toList()) {
                    WORD.matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .forEach(words::add);
                }
            }
        }
        return words;
    }

    private static boolean isSource(Path file, String part) {
        String name = file.toString();
        return name.endsWith(".java") && name.contains(part) && !name.contains("/target/");
    }
}

package io.dunlin.appliance.documents;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A document in Markdown, and what in it leads nowhere: a link, the name of a class, a command with its options.
 *
 * @param path of the file below the repository
 */
record Document(Path path, String text) {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) (.+)$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```[^\n]*\n(.*?)^```");
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern NAME = Pattern.compile("\\b[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+\\b");
    private static final Pattern COMMAND = Pattern.compile("(?:^|[\\s|])(?:\\./)?dunlin ((?:--|[a-z])[^#|]*)");

    /** What {@code ./dunlin} of a checkout does by itself, and what every command line has. */
    private static final Set<String> OF_THE_CHECKOUT =
            Set.of("build", "package", "test", "--version", "--help", "help");

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".jdk", ".dunlin");

    static List<Document> allBelow(Path repository) throws IOException {
        List<Document> documents = new ArrayList<>();
        Files.walkFileTree(repository, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".md")) {
                    documents.add(new Document(repository.relativize(file), Files.readString(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return documents;
    }

    /** Links to other files of the repository, or to headings, that are not there. */
    List<String> deadLinks(Path repository) throws IOException {
        List<String> dead = new ArrayList<>();
        for (MatchResult link : LINK.matcher(text).results().toList()) {
            String target = link.group(1);
            if (target.contains(":")) {
                continue;
            }
            int mark = target.indexOf('#');
            String file = mark < 0 ? target : target.substring(0, mark);
            Path place = repository.resolve(path).resolveSibling(file.isEmpty() ? fileName() : file);
            if (!file.isEmpty() && !Files.exists(place)) {
                dead.add(path + " -> " + target);
            } else if (mark >= 0) {
                Document linked = file.isEmpty() ? this : new Document(path, Files.readString(place));
                if (!linked.anchors().contains(target.substring(mark + 1))) {
                    dead.add(path + " -> " + target);
                }
            }
        }
        return dead;
    }

    /** Names of classes in what is set as code that are no word of the sources. */
    List<String> unknownNames(Set<String> words) {
        return SPAN.matcher(text)
                .results()
                .flatMap(span -> NAME.matcher(span.group(1)).results())
                .map(MatchResult::group)
                .filter(name -> !words.contains(name))
                .map(name -> path + ": " + name)
                .toList();
    }

    /** Commands and options of {@code dunlin} that there are not. */
    List<String> unknownCommands(CommandSpec dunlin) {
        return code().flatMap(line -> COMMAND.matcher(line).results())
                .flatMap(command -> unknownIn(command.group(1), dunlin))
                .map(unknown -> path + ": " + unknown)
                .toList();
    }

    /** How its headings follow each other, by their depth. */
    List<Integer> outline() {
        return HEADING.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(heading -> heading.group(1).length())
                .toList();
    }

    private Stream<String> code() {
        Stream<String> fenced =
                FENCE.matcher(text).results().flatMap(fence -> fence.group(1).lines());
        Stream<String> spans =
                SPAN.matcher(FENCE.matcher(text).replaceAll("")).results().map(span -> span.group(1));
        return Stream.concat(fenced, spans);
    }

    private static Stream<String> unknownIn(String arguments, CommandSpec dunlin) {
        List<String> words = Arrays.asList(arguments.trim().split("[\\s\\[\\]]+", -1));
        if (OF_THE_CHECKOUT.contains(words.getFirst())) {
            return Stream.empty();
        }
        CommandSpec command = dunlin;
        for (String word : words) {
            var below = command.subcommands().get(word);
            if (below == null) {
                break;
            }
            command = below.getCommandSpec();
        }
        if (command.equals(dunlin)) {
            return Stream.of("dunlin " + words.getFirst());
        }
        Map<String, ?> options = command.optionsMap();
        return words.stream().filter(word -> word.startsWith("--") && !options.containsKey(word));
    }

    private List<String> anchors() {
        Matcher headings = HEADING.matcher(FENCE.matcher(text).replaceAll(""));
        return headings.results()
                .map(heading -> heading.group(2)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private String fileName() {
        return String.valueOf(path.getFileName());
    }
}

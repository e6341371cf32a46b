package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The training corpus of {@code etc/corpus}: labelled sentences and mails. A line that cannot be read names its file and
 * line and stops the reading: a corpus with silent gaps teaches nothing good.
 */
public record Corpus(List<CorpusSentence> sentences, List<CorpusMail> mails, String hash) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK = 15;

    public Corpus {
        sentences = List.copyOf(sentences);
        mails = List.copyOf(mails);
    }

    public static Corpus read(Path folder) throws IOException {
        MessageDigest digest = sha256();
        List<CorpusSentence> sentences = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Path file : files(folder.resolve("sentences"), ".tsv")) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (!line.isBlank() && !line.startsWith("# ") && seen.add(line)) {
                    sentences.add(sentence(file, i + 1, line));
                    digest.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        List<CorpusMail> mails = new ArrayList<>();
        for (Path file : files(folder.resolve("mails"), ".jsonl")) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    mails.add(mail(file, JSON.readTree(line)));
                    digest.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return new Corpus(
                sentences, mails, HexFormat.of().formatHex(digest.digest()).substring(0, 16));
    }

    /** Mails in the corpus' form from any file, for measuring. */
    public static List<CorpusMail> mails(Path file) throws IOException {
        List<CorpusMail> mails = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                mails.add(mail(file, JSON.readTree(line)));
            }
        }
        return mails;
    }

    /** Those of every file of a folder. */
    static List<CorpusMail> mailsIn(Path folder) throws IOException {
        List<CorpusMail> mails = new ArrayList<>();
        for (Path file : files(folder, ".jsonl")) {
            mails.addAll(mails(file));
        }
        return mails;
    }

    private static CorpusSentence sentence(Path file, int number, String line) {
        int tab = line.indexOf('\t');
        if (tab < 1 || line.indexOf('\t', tab + 1) >= 0) {
            throw new IllegalArgumentException(file.getFileName() + ":" + number + ": write labels, one tab, text");
        }
        CRC32 crc = new CRC32();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        String language = file.getFileName().toString().substring(0, 2);
        try {
            return new CorpusSentence(
                    language,
                    labels(line.substring(0, tab)),
                    line.substring(tab + 1),
                    file.getFileName() + ":" + number / BLOCK,
                    crc.getValue() % 10 == 7);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private static List<ReplyClass> labels(String text) {
        return text.equals("NONE")
                ? List.of()
                : ReplyClass.inOrder(Arrays.stream(text.split(","))
                        .map(String::strip)
                        .map(ReplyClass::valueOf)
                        .toList());
    }

    private static CorpusMail mail(Path file, JsonNode node) {
        Map<String, String> headers = new HashMap<>();
        JsonNode fields = node.path("headers");
        fields.propertyNames()
                .forEach(name -> headers.put(name, fields.get(name).asString()));
        List<String> dates = new ArrayList<>();
        if (node.path("promise_date").isString()) {
            dates.add(node.path("promise_date").asString());
            dates.addAll(texts(node.path("promise_date_alt")));
        }
        String id = node.path("id").asString();
        return new CorpusMail(
                id,
                node.path("lang").asString(),
                OffsetDateTime.parse(node.path("date").asString()),
                node.path("from").asString(),
                node.path("subject").asString(),
                headers,
                node.path("body").asString(),
                node.path("new_text").asString(),
                texts(node.path("labels")).stream().map(ReplyClass::valueOf).toList(),
                dates,
                texts(node.path("amounts")),
                texts(node.path("invoices")),
                node.path("hard").asBoolean(false),
                file.getFileName().toString().replaceAll("[^0-9]", ""),
                id.endsWith("7"));
    }

    private static List<String> texts(JsonNode array) {
        if (array.isString()) {
            return List.of(array.asString());
        }
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asString()));
        return List.copyOf(texts);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.dunlin.core.inbox.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.MailReader;
import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.inbox.mail.Unreadable;
import io.dunlin.core.testing.SharedCorpora;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the test mails of other people's mail libraries, and agrees with them where they say what is in them. */
class MimeSuitesTest {

    /**
     * Where mime4j and Dunlin differ on purpose. A line that is no header field is skipped while fields follow, and starts
     * the body otherwise. A boundary is a whole line, so that one which begins like another does not cut it; blanks at its
     * end do not count. An attached message is opened, not kept as one piece.
     */
    private static final Set<String> READ_OTHERWISE = Set.of(
            "basic-plain-with-bad-header-separator_decoded_1.txt",
            "ending-boundaries_decoded_1_1.txt",
            "malformedHeader-noheader_decoded_1.txt",
            "malformedHeaderStartsBody-nocrlfcrlf_decoded_1.txt",
            "malformedHeaderStartsBody-noheader_decoded_1.txt",
            "multipartnestedemptyparts_decoded_1_1.txt",
            "weird-boundary_decoded_1_1.txt");

    private final MailReader reader = new MailReader(MailLimits.STANDARD, AttachmentReader.absent());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mime4j",
                "mimekit",
                "mail-gem",
                "flanker",
                "james-eml",
                "php-mime-mail",
                "cpython-email",
                "poi-outlook",
                "tika-docs",
                "sisimai",
                "bounceparser",
                "flufl-bounce"
            })
    void reads_every_file_of_a_suite_without_failing_or_hanging(String suite) throws IOException {
        Map<String, Integer> outcomes = new TreeMap<>();
        Duration longest = Duration.ZERO;
        for (Path file : SharedCorpora.files(suite)) {
            long started = System.nanoTime();
            Reading reading = reader.read(file);
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            longest = took.compareTo(longest) > 0 ? took : longest;
            String outcome = switch (reading) {
                case ReadMail _ -> "read";
                case Unreadable unreadable -> unreadable.reason().name();
            };
            assertThat(outcome).as(file.toString()).isNotIn("READER_FAILED", "TIME_LIMIT");
            outcomes.merge(outcome, 1, Integer::sum);
        }
        System.out.println(suite + ": " + outcomes + ", longest " + longest.toMillis() + " ms");
        assertThat(longest).isLessThan(Duration.ofSeconds(10));
    }

    /** Every decoded part that mime4j expects is found, byte for byte but for line ends. */
    @Test
    void finds_the_parts_that_mime4j_expects() throws IOException {
        List<String> missing = new ArrayList<>();
        int expected = 0;
        for (Path mail : SharedCorpora.files("mime4j")) {
            String name = mail.getFileName().toString();
            if (!name.endsWith(".msg")) {
                continue;
            }
            String stem = name.substring(0, name.length() - 4);
            List<String> contents = decodedParts(Files.readAllBytes(mail));
            for (Path part : SharedCorpora.files("mime4j")) {
                String partName = part.getFileName().toString();
                boolean ofThisMail = partName.startsWith(stem + "_decoded_")
                        && part.getParent().equals(mail.getParent());
                if (ofThisMail && !partName.endsWith(".xml")) {
                    expected++;
                    if (!contents.contains(comparable(Files.readAllBytes(part)))) {
                        missing.add(partName);
                    }
                }
            }
        }
        System.out.println(
                "mime4j: " + (expected - missing.size()) + " of " + expected + " parts agree; not " + missing);
        assertThat(expected).isGreaterThan(80);
        assertThat(READ_OTHERWISE).containsAll(missing);
    }

    @Test
    void agrees_with_php_mime_mail_on_subject_sender_and_attachments() throws IOException {
        JsonMapper json = new JsonMapper();
        List<String> wrong = new ArrayList<>();
        int checks = 0;
        for (Path file : SharedCorpora.files("php-mime-mail")) {
            String name = file.getFileName().toString();
            if (!name.endsWith(".expected.json")) {
                continue;
            }
            JsonNode expected = json.readTree(Files.readString(file));
            Path mail = file.resolveSibling(name.replace(".expected.json", ""));
            ReadMail read = (ReadMail) reader.read(mail);
            checks += 3;
            if (!read.subject().equals(expected.get(1).asString().strip())) {
                wrong.add(name + " subject: " + read.subject());
            }
            if (!read.from()
                    .getFirst()
                    .address()
                    .equals(expected.get(2).get(0).get("address").asString())) {
                wrong.add(name + " from: " + read.from());
            }
            Set<String> names =
                    Set.copyOf(read.attachments().stream().map(Attachment::name).toList());
            for (JsonNode attachment : expected.get(8)) {
                if (!names.contains(attachment.get(0).asString())) {
                    wrong.add(name + " attachment " + attachment.get(0).asString() + " not in " + names);
                }
            }
        }
        System.out.println("php-mime-mail: " + checks + " checks, differing: " + wrong);
        assertThat(checks).isPositive();
        assertThat(wrong).hasSizeLessThanOrEqualTo(1);
    }

    private static List<String> decodedParts(byte[] raw) {
        Budget budget = new Budget(MailLimits.STANDARD);
        int from = new String(raw, 0, 5, StandardCharsets.ISO_8859_1).equals("From ")
                ? HeaderFields.lineEnd(raw, 0, raw.length) + 1
                : 0;
        List<String> contents = new ArrayList<>();
        collect(new MimeTree(budget).read(raw, from, raw.length), contents);
        return contents;
    }

    private static void collect(MimePart part, List<String> contents) {
        if (part.children().isEmpty()) {
            contents.add(comparable(part.content()));
        }
        part.children().forEach(child -> collect(child, contents));
    }

    private static String comparable(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .stripTrailing();
    }
}

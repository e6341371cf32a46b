package io.dunlin.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.extractor.Extraction.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class TextExtractorTest {

    private final TextExtractor extractor = new TextExtractor(1_000, "pol+eng");

    @Test
    void reads_text_in_its_own_charset() {
        Extraction read = extract(
                "list.csv", "text/csv", "faktura;kwota\nFV 1/2026;żółw 100,00".getBytes(StandardCharsets.UTF_8));
        assertThat(read.status()).isEqualTo(Status.TEXT);
        assertThat(read.text()).contains("FV 1/2026", "żółw");
    }

    @Test
    void cuts_a_long_text_and_says_so() {
        Extraction read =
                extract("long.txt", "text/plain", "word ".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        assertThat(read.status()).isEqualTo(Status.TEXT);
        assertThat(read.text()).hasSizeBetween(900, 1_000);
        assertThat(read.reason()).contains("cut");
    }

    @Test
    void leaves_a_script_closed_whatever_its_name_says() {
        Extraction read = extract(
                "faktura", "application/octet-stream", "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read.status()).isEqualTo(Status.DANGEROUS);
        assertThat(read.text()).isEmpty();
    }

    @Test
    void reports_a_damaged_document_without_quoting_it() {
        Extraction read = extract(
                "a.docx",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                new byte[] {'P', 'K', 3, 4, 9, 9, 9});
        assertThat(read.status()).isIn(Status.UNREADABLE, Status.NO_TEXT);
        assertThat(read.reason()).isNotEmpty();
    }

    @Test
    void answers_in_frames_and_ends_with_the_stream() throws IOException {
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(requests);
        out.writeInt(0x444E4C31);
        for (String field : new String[] {"a.txt", "text/plain", "word"}) {
            out.writeInt(field.length());
            out.writeBytes(field);
        }
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        Frames frames = new Frames(
                new DataInputStream(new ByteArrayInputStream(requests.toByteArray())),
                new DataOutputStream(answers),
                100);
        frames.answer(extractor.extract(frames.next().orElseThrow()));
        assertThat(frames.next()).isEmpty();
        assertThat(answers.toString(StandardCharsets.UTF_8)).startsWith("DNL1").contains("TEXT", "word");
    }

    @Test
    void refuses_a_frame_that_claims_more_than_is_allowed() throws IOException {
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(requests);
        out.writeInt(0x444E4C31);
        out.writeInt(Integer.MAX_VALUE);
        Frames frames = new Frames(
                new DataInputStream(new ByteArrayInputStream(requests.toByteArray())),
                new DataOutputStream(new ByteArrayOutputStream()),
                100);
        Assertions.assertThatThrownBy(frames::next)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most");
    }

    private Extraction extract(String name, String type, byte[] content) {
        return extractor.extract(new Frames.Request(name, type, content));
    }
}

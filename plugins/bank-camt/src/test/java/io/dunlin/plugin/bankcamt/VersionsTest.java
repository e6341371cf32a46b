package io.dunlin.plugin.bankcamt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementFormat;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.testkit.SharedFolder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The same content in the shape of each version, read alike; the shapes are held against the official schemas. */
class VersionsTest {

    static Stream<int[]> versions() {
        return IntStream.of(52, 53, 54)
                .boxed()
                .flatMap(kind -> IntStream.rangeClosed(1, 13).mapToObj(version -> new int[] {kind, version}));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void reads_the_same_from_every_version(int[] kindAndVersion) {
        int kind = kindAndVersion[0];
        int version = kindAndVersion[1];
        ParsedStatement statement =
                Samples.read(GeneratedMessage.of(kind, version)).getFirst();
        assertThat(statement.heading().format()).isEqualTo(StatementFormat.valueOf("CAMT0" + kind));
        assertThat(statement.heading().dialect()).isEqualTo(String.format(Locale.ROOT, "v%02d", version));
        assertThat(statement.heading().account()).isEqualTo(GeneratedMessage.ACCOUNT);
        assertThat(statement.heading().statementNumber()).isEqualTo("7");
        assertThat(statement.balanced().orElse(kind == 54)).isTrue();
        assertThat(statement.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.why().en()).contains("announces this entry (PDNG)"));
        assertThat(statement.lines())
                .extracting(line -> line.amount().toString())
                .containsExactly("123.00 PLN", "100.00 PLN", "200.00 PLN", "-173.00 PLN");
        StatementLine single = statement.lines().getFirst();
        assertThat(single.counterparty().name()).isEqualTo("Hurtownia Łąkowa");
        assertThat(single.counterparty().account()).isEqualTo("PL86116022020000000355667701");
        assertThat(single.customerReference()).isEqualTo("RF08FV202611041");
        assertThat(single.endToEndId()).isEqualTo("E2E-1");
        assertThat(single.bankReference()).isEqualTo("A-123.00");
        assertThat(single.typeCode()).isEqualTo("PMNT-RCDT-ESCT");
        StatementLine ofBatch = statement.lines().get(2);
        assertThat(ofBatch.title()).isEqualTo("FV 3/11/2026");
        assertThat(ofBatch.endToEndId()).isNull();
        assertThat(ofBatch.counterparty().name()).isEqualTo("Budex");
        assertThat(ofBatch.counterparty().account()).isEqualTo("0012345678");
        assertThat(statement.lines().get(3).reversal()).isTrue();
        assertThat(statement.lines().get(3).title()).isEqualTo("information");
    }

    @Test
    void the_shapes_are_valid_by_the_official_schemas() throws IOException, SAXException {
        List<String> checked = new ArrayList<>();
        try (Stream<Path> schemas = Files.list(SharedFolder.named("schemas/camt"))) {
            for (Path schema : schemas.filter(file -> file.toString().endsWith(".xsd"))
                    .sorted()
                    .toList()) {
                String name = String.valueOf(schema.getFileName());
                int kind = Integer.parseInt(name.substring(5, 8));
                int version = Integer.parseInt(name.substring(13, 15));
                validate(schema, GeneratedMessage.of(kind, version));
                checked.add(name);
            }
        }
        assertThat(checked).hasSize(12);
    }

    @Test
    void the_samples_are_valid_by_the_official_schemas() throws IOException, SAXException {
        Path schemas = SharedFolder.named("schemas/camt");
        for (String name : Samples.NAMES) {
            String text = new String(
                    Samples.named(name).content(),
                    name.startsWith("two")
                            ? java.nio.charset.Charset.forName("windows-1250")
                            : java.nio.charset.StandardCharsets.UTF_8);
            String version = text.replaceAll("(?s).*?tech:xsd:(camt\\.[0-9.]+)\".*", "$1");
            String body = text.substring(text.indexOf("?>") + 2);
            validate(schemas.resolve(version + ".xsd"), body);
        }
    }

    private static void validate(Path schema, String xml) throws IOException, SAXException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema.toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}

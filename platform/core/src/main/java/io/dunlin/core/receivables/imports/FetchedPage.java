package io.dunlin.core.receivables.imports;

import io.dunlin.core.shared.Json;
import io.dunlin.spi.erp.ParsedReceivables;
import java.nio.charset.StandardCharsets;

/**
 * What a live connection told, kept while it waits for a person.
 *
 * @param importId the import that waits: with it the same page told twice is kept twice, as each is decided on
 */
record FetchedPage(long importId, ParsedReceivables told) {

    byte[] toBytes() {
        return Json.write(this).getBytes(StandardCharsets.UTF_8);
    }

    static FetchedPage of(byte[] kept) {
        return Json.read(new String(kept, StandardCharsets.UTF_8), FetchedPage.class);
    }
}

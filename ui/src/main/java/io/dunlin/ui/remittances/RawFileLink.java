package io.dunlin.ui.remittances;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.dunlin.core.remittances.statements.StatementFileId;
import io.dunlin.core.remittances.statements.StatementProof;
import io.dunlin.core.shared.Actor;
import java.io.ByteArrayInputStream;

/** Gives a file of statements out exactly as it came. */
final class RawFileLink {

    private RawFileLink() {}

    static Anchor of(StatementFileId id, String fileName, StatementProof proof, Actor actor) {
        return new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    byte[] content = proof.raw(id, actor);
                    return new DownloadResponse(
                            new ByteArrayInputStream(content), fileName, "application/octet-stream", content.length);
                }),
                fileName);
    }
}

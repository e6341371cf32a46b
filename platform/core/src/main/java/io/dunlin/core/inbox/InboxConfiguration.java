package io.dunlin.core.inbox;

import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.attachments.ExtractorSettings;
import io.dunlin.core.inbox.attachments.ForkedAttachmentReader;
import io.dunlin.core.inbox.mail.MailLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How this installation reads mail. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    private static final Logger log = LoggerFactory.getLogger(InboxConfiguration.class);

    /** Files of strangers are read by a child process; without it attachments are listed and not read. */
    @Bean
    AttachmentReader attachmentReader(InboxProperties properties) {
        Path extractor = properties.extractor();
        if (extractor == null || !Files.isDirectory(extractor)) {
            log.warn("dunlin.inbox.extractor: there is no folder {}; the text of attachments is not read", extractor);
            return AttachmentReader.absent();
        }
        return new ForkedAttachmentReader(ExtractorSettings.standard(extractor));
    }

    @Bean
    MailReader mailReader(AttachmentReader attachmentReader) {
        return new MailReader(MailLimits.STANDARD, attachmentReader);
    }
}

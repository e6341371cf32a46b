package io.dunlin.core.shared;

import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.context.annotation.Configuration;

/**
 * Names the implementation of Jakarta Mail. Where no property names it, the library looks through every jar for each part of
 * each mail that is written or read, which takes longer than the mail.
 */
@Configuration(proxyBeanMethods = false)
class MailLibraryConfiguration {

    private static final String PROVIDER = "jakarta.mail.util.StreamProvider";

    MailLibraryConfiguration() {
        if (System.getProperty(PROVIDER) == null) {
            System.setProperty(PROVIDER, MailStreamProvider.class.getName());
        }
    }
}

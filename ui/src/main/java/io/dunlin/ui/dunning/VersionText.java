package io.dunlin.ui.dunning;

import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Texts;
import java.time.Instant;

/** Which version of a policy it is, since when, by whom and why. */
final class VersionText {

    private VersionText() {}

    static String of(PolicyVersion version, People people, Format format) {
        String number = Integer.toString(version.versionNumber());
        Instant publishedAt = version.publishedAt();
        if (publishedAt == null) {
            return Texts.t(
                    "version.drafted", number, format.moment(version.changedAt()), people.name(version.changedBy()));
        }
        String by = version.publishedBy() == null ? "" : people.name(version.publishedBy());
        return version.publishReason().isEmpty()
                ? Texts.t("version.published", number, format.moment(publishedAt), by)
                : Texts.t(
                        "version.published-why",
                        number,
                        format.moment(publishedAt),
                        by,
                        MessageReason.of(version.publishReason()));
    }
}

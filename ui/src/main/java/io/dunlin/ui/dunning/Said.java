package io.dunlin.ui.dunning;

import com.vaadin.flow.component.UI;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.spi.settings.LocalizedText;

/** Texts that core says in both languages, in that of whoever looks. */
final class Said {

    private Said() {}

    static String of(LocalizedText text) {
        return isPolish() ? text.pl() : text.en();
    }

    static String nameOf(PolicyVersion version) {
        return isPolish() ? version.namePl() : version.nameEn();
    }

    private static boolean isPolish() {
        return "pl".equals(UI.getCurrent().getLocale().getLanguage());
    }
}

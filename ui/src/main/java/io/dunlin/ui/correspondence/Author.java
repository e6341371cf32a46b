package io.dunlin.ui.correspondence;

import io.dunlin.ui.components.Texts;

/** Who wrote a version of a letter: a person by login, or the product. */
final class Author {

    private static final String POLICY = "dunning";

    private Author() {}

    static String of(String login) {
        return POLICY.equals(login) ? Texts.t("actor.system") : login;
    }
}
